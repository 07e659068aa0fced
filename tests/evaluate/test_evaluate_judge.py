"""The judge: a fake OpenAI-compatible server on this machine, in good health and in bad."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from synletters.core.document import Letter, Rewrite
from synletters.core.errors import ConfigError, EvaluationError
from synletters.evaluate import Pair
from synletters.evaluate.clinical.endpoint import Endpoint, EndpointFault
from synletters.evaluate.clinical.judge import PROMPT, QUESTIONS, Judge, ratings

SECRET = "Quuxbertovich was the patient"
PAIRS: list[Pair] = [
    (Letter(f"l{i}", f"{SECRET} {i}"), Rewrite(f"l{i}", 0, f"synthetic letter {i}", ())) for i in range(6)
]
GOOD = '{"plausible": 4, "coherent": 3, "readable": 5}'


class Server:
    """``answer`` takes the handler and the parsed request, and writes whatever it likes."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None] = say(GOOD)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append({"path": self.path, **body})
                outer.headers.append(dict(self.headers))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    outer.answer(self, body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def say(text: str) -> Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]:
    return lambda handler, _: send(
        handler, json.dumps({"choices": [{"message": {"content": text}}]}).encode()
    )


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.server.shutdown()
    made.server.server_close()


def judge(*urls: str, **options: Any) -> Judge:
    made = Judge(
        judge=urls,
        judge_model=options.pop("judge_model", "m"),
        **{"judge_timeout": 5.0, "judge_retries": 1} | options,
    )
    for endpoint in made.judges:
        endpoint.pause = 0.01
    return made


def test_ratings_of_rewrites_alone(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNLETTERS_JUDGE_KEY", "k-123")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")  # whoever sits there must not see it
    metric = judge(server.url, judge_letters=4)
    scores = {score.name: score for score in metric.score(PAIRS)}
    assert {name: score.value for name, score in scores.items()} == {
        "judge_plausible": 4,
        "judge_coherent": 3,
        "judge_readable": 5,
    }
    assert len(server.requests) == 4
    assert len(scores["judge_plausible"].per_letter) == 4
    first = server.requests[0]
    assert first["path"] == "/v1/chat/completions"
    assert first["model"] == "m"
    assert first["temperature"] == 0
    assert first["messages"][0] == {"role": "system", "content": PROMPT}
    assert first["messages"][1]["content"].startswith("synthetic letter")
    assert SECRET not in json.dumps(server.requests)
    assert server.headers[0]["Authorization"] == "Bearer k-123"
    assert "k-123" not in repr(metric.judges) + str(scores)
    again = judge(server.url, judge_letters=4).score(PAIRS)
    assert again[0].per_letter == scores["judge_plausible"].per_letter


def test_two_judges_are_told_apart(server: Server) -> None:
    server.answer = lambda handler, body: say(GOOD if body["model"] == "one" else GOOD.replace("4", "2"))(
        handler, body
    )
    plausible = judge(server.url, server.url, judge_model="one,two").score(PAIRS)[0]
    assert plausible.value == 3
    assert plausible.by == {"1 one": {"value": 4, "letters": 6}, "2 two": {"value": 2, "letters": 6}}
    assert plausible.detail["judges_apart"] == 2
    with pytest.raises(ConfigError, match="2 models for 1"):
        judge(server.url, judge_model="one,two")


def test_an_endpoint_that_hangs_is_a_failure_and_no_hang(server: Server) -> None:
    server.answer = lambda handler, body: time.sleep(30)
    begin = time.monotonic()
    with pytest.raises(EvaluationError, match=r"no answer within 0\.2 s"):
        judge(server.url, judge_timeout=0.2, judge_retries=0).score(PAIRS)
    assert time.monotonic() - begin < 10


def test_an_endpoint_that_drips_is_cut_off(server: Server) -> None:
    def drip(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(300):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    server.answer = drip
    begin = time.monotonic()
    with pytest.raises(EndpointFault, match="no answer within"):
        Endpoint(server.url, "m", timeout=0.3, retries=0).ask("s", "u")
    assert time.monotonic() - begin < 8


def test_what_fails_once_is_asked_again_and_a_refusal_is_not(server: Server) -> None:
    state = {"n": 0}

    def flaky(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        state["n"] += 1
        send(handler, b"busy", 503) if state["n"] % 2 else say(GOOD)(handler, body)

    server.answer = flaky
    assert judge(server.url).score(PAIRS)[0].value == 4
    server.requests.clear()
    server.answer = lambda handler, _: send(handler, b"no", 401)
    with pytest.raises(EvaluationError, match="HTTP status 401"):
        judge(server.url).score(PAIRS)
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed(server: Server) -> None:
    other = Server()
    server.answer = lambda handler, _: send(handler, b"", 307, Location=f"{other.url}/chat/completions")
    with pytest.raises(EvaluationError, match="HTTP status 307"):
        judge(server.url).score(PAIRS)
    assert not other.requests
    other.server.shutdown()
    other.server.server_close()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b"\xff" * 9,
        b"[" * 100_000,
        b" " * (1 << 21),
    ],
)
def test_answers_that_are_none(server: Server, body: bytes) -> None:
    server.answer = lambda handler, _: send(handler, body)
    with pytest.raises(EvaluationError) as caught:
        judge(server.url, judge_retries=0).score(PAIRS)
    assert "synthetic letter" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4 3 5",
        '{"plausible": 4}',
        GOOD.replace("4", "9"),
        GOOD.replace("4", "true"),
        GOOD.replace("4", "4.5"),
        GOOD.replace("4", '"4"'),
        GOOD.replace("4", "NaN"),
        GOOD.replace("4", "Infinity"),
    ],
)
def test_ratings_that_are_none(text: str) -> None:
    with pytest.raises(EndpointFault):
        ratings(text)


def test_ratings_within_other_words() -> None:
    assert ratings(f"<think>a {{b}} </think> Here: ```json\n{GOOD}\n```") == {
        "plausible": 4,
        "coherent": 3,
        "readable": 5,
    }


def test_some_answers_may_be_missing(server: Server) -> None:
    state = {"n": 0}

    def now_and_then(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        state["n"] += 1
        say(GOOD if state["n"] % 3 == 0 else "I cannot")(handler, body)

    server.answer = now_and_then
    score = judge(server.url).score(PAIRS)[0]
    assert score.letters == 2
    assert score.detail["judges"][0]["without_answer"] == 4


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x/v1",
        "127.0.0.1:80",
        "file:///etc/passwd",
        "http://",
        "http://u:p@x/v1",
        "http://x/v1?key=1",
        "http://x:bad/v1",
    ],
)
def test_urls_that_are_none(url: str) -> None:
    with pytest.raises(ConfigError, match="URL of a judge"):
        judge(url)


def test_nobody_listens_and_nobody_asked() -> None:
    with pytest.raises(EvaluationError, match="ConnectionRefusedError"):
        judge("http://127.0.0.1:9/v1", judge_retries=0).score(PAIRS)
    with pytest.raises(EvaluationError, match="--judge URL"):
        Judge()


def test_the_prompt_is_in_the_docs() -> None:
    from pathlib import Path

    docs = (Path(__file__).resolve().parents[2] / "docs" / "evaluate.md").read_text(encoding="utf-8")
    assert PROMPT in docs
    assert all(question in docs for question in QUESTIONS)
