"""The service's answers: what comes out, what is refused, and that no letter text stands in a fault, a log or a counter."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from synletters import Letter, Rewriter, RunConfig, Span
from synletters.detect import BaseDetector
from synletters.serve.app import Service
from synletters.serve.settings import ServeSettings
from synletters.serve.work import Work

CANARY = "Quillfeather"
CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, second_look=False)
TEXT = f"Dear Dr {CANARY}, your patient (MRN 1234567) came on 14 March 2021. No fever."
HERE = {"host": "127.0.0.1"}


class Slow(BaseDetector):
    """Waits until it is let go; raises for a letter that asks for it."""

    name = "slow"

    def __init__(self) -> None:
        self.go, self.seen = threading.Event(), 0
        self.go.set()

    def detect(self, letters: Any) -> list[tuple[Span, ...]]:
        self.seen += len(letters)
        assert self.go.wait(20)
        if any("explode" in letter.text for letter in letters):
            raise RuntimeError(f"cannot read {letters[0].text}")
        return [() for _ in letters]


class Desk:
    """A service with its client, and what it told of itself."""

    def __init__(self, token: str | None = None, **settings: Any) -> None:
        self.slow, self.told = Slow(), []
        rules = Rewriter(CONFIG).detectors
        work = Work(Rewriter(CONFIG, detectors=[*rules, self.slow]))
        self.service = Service(work, ServeSettings(**settings), token, lambda **row: self.told.append(row))
        self.client = TestClient(self.service.app(), headers=HERE, raise_server_exceptions=True)

    def post(self, path: str, body: Any, **more: Any) -> Any:
        return self.client.post(path, json=body, **more)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(max_letters=4, max_bytes=20_000)
    yield made
    made.slow.go.set()
    made.service.close()


def letters(*texts: str, **more: Any) -> dict[str, Any]:
    return {"letters": [{"id": f"l{at}", "text": text, **more} for at, text in enumerate(texts)]}


def test_letters_come_out_as_the_rewriter_makes_them(desk: Desk) -> None:
    body = letters(TEXT, f"Mr {CANARY} again, 16 March 2021.", "No identifiers.", patient_id="p")
    answer = desk.post("/rewrite", body)
    assert answer.status_code == 200, answer.text
    made = answer.json()
    assert CANARY not in answer.text
    assert "1234567" not in answer.text
    whole = Rewriter(CONFIG).rewrite([Letter(r["id"], r["text"], patient_id="p") for r in body["letters"]])
    assert [row["text"] for row in made["letters"]] == [item.text for item in whole]
    for row in made["letters"]:
        for span in row["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(row["text"])
    assert made["rejected"] == []


def test_detection_answers_offsets_of_the_letters(desk: Desk) -> None:
    answer = desk.post("/detect", letters(TEXT)).json()
    [row] = answer["letters"]
    assert [TEXT[s["start"] : s["end"]] for s in row["spans"] if s["kind"] == "phi"] == [
        CANARY,
        "1234567",
        "14 March 2021",
    ]


def test_scores_of_pairs(desk: Desk) -> None:
    pair = {"letter": {"id": "a", "text": "He has asthma. No fever."}, "text": "He has asthma. Fever."}
    answer = desk.post("/score", {"pairs": [pair]}).json()
    figures = {figure["name"]: figure for figure in answer["figures"]}
    assert figures["word_overlap"]["value"] == pytest.approx(4 / 5)
    assert figures["flips_per_letter"]["value"] == 1
    assert figures["flips_per_letter"]["per_letter"] == {"a": 1.0}
    assert desk.post("/score", {"pairs": [pair], "metrics": ["judge"]}).status_code == 422


def test_a_letter_that_fails_is_rejected_without_its_text(desk: Desk) -> None:
    answer = desk.post("/rewrite", letters(TEXT, f"explode {CANARY}"))
    assert answer.status_code == 200
    made = answer.json()
    assert [row["id"] for row in made["letters"]] == ["l0"]
    [lost] = made["rejected"]
    assert (lost["id"], lost["stage"]) == ("l1", "detect:slow")
    assert CANARY not in answer.text
    bad = letters("short", spans=[{"start": 0, "end": 99, "label": "NAME"}])
    assert "outside" in desk.post("/rewrite", bad).json()["rejected"][0]["reason"]


def faults() -> list[tuple[str, Any, int, str]]:
    ok = letters("a")
    return [
        ("/rewrite", b"{" + CANARY.encode(), 400, "no valid JSON"),
        ("/rewrite", b'{"letters": "\xff"}', 400, "not UTF-8"),
        ("/rewrite", b"[" * 5_000, 400, "no valid JSON"),
        ("/rewrite", b'{"letters": [{"id": "a", "text": NaN}]}', 400, "no valid JSON"),
        ("/rewrite", b"", 400, "no valid JSON"),
        ("/rewrite", [CANARY], 422, "the request"),
        ("/rewrite", {"letters": []}, 422, "letters: empty"),
        ("/rewrite", {CANARY: 1, **ok}, 422, r"(unknown field): no such field"),
        (
            "/rewrite",
            {"letters": [{"id": "a", "text": "b", CANARY: {"x": 1}}]},
            422,
            "letters.0.(unknown field)",
        ),
        ("/rewrite", {"letters": [{"id": "a"}]}, 422, "letters.0.text: missing"),
        (
            "/rewrite",
            {"letters": [{"id": f"{CANARY}\n", "text": "b"}]},
            422,
            "letters.0.id: blank, or with control",
        ),
        ("/rewrite", {"letters": [{"id": 5, "text": "b"}]}, 422, "letters.0.id: must be a string"),
        *(
            (
                "/rewrite",
                {"letters": [{"id": name, "text": "b"}]},
                422,
                "letters.0.id: blank, or with control",
            )
            for name in ("\x00", "\x1b", "a\x9b", "\x85", "\x80", " \x00 ", " ")
        ),
        ("/rewrite", {"letters": [ok["letters"][0]] * 2}, 422, "items 0 and 1 have the same id"),
        ("/rewrite", letters(*"abcde"), 413, "at most 4 letters"),
        ("/rewrite", letters("x" * 30_000), 413, "at most 20000 bytes"),
        ("/detect", {"letters": [{"id": "a", "text": "b", "spans": CANARY}]}, 422, "letters.0.spans"),
        ("/score", {"pairs": [{"letter": {"id": "a", "text": "b"}}]}, 422, "pairs.0.text: missing"),
    ]


@pytest.mark.parametrize(("path", "body", "code", "said"), faults(), ids=str)
def test_what_does_not_fit_is_refused_with_its_place(
    desk: Desk, path: str, body: Any, code: int, said: str
) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = desk.client.post(path, content=data, headers={"content-type": "application/json"})
    assert answer.status_code == code, answer.text
    assert said in " ".join([answer.json()["error"], *answer.json()["details"]])
    assert CANARY not in answer.text + repr(desk.told) + desk.client.get("/metrics").text


def test_a_slip_is_named_and_a_list_with_faults_is_not_empty(desk: Desk) -> None:
    answer = desk.post("/rewrite", {"letters": [{"id": 3, "txt": "x", "x" * 31: 1, "dr_quillfeather1": 1}]})
    assert answer.status_code == 422
    assert sorted(answer.json()["details"]) == [
        "letters.0.(unknown field): no such field",
        "letters.0.id: must be a string",
        "letters.0.text: missing",
        "letters.0.txt: no such field",
    ]


def test_a_body_of_no_told_length_is_read_no_further_than_the_limit(desk: Desk) -> None:
    read = 0

    def pieces() -> Iterator[bytes]:
        nonlocal read
        for _ in range(1_000):
            read += 1
            yield b" " * 1_000

    answer = desk.client.post("/rewrite", content=pieces(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_other_paths_methods_types_and_names_are_refused(desk: Desk) -> None:
    client = desk.client
    answers = [
        (client.get(f"/{CANARY}"), 404),
        (client.get("/rewrite"), 405),
        (client.post("/health"), 405),
        (client.post("/rewrite", content="{}", headers={"content-type": "text/plain"}), 415),
        (client.get("/health", headers={"host": f"{CANARY}.example"}), 421),
        (client.get("/health", headers={"host": "127.0.0.1.evil.example:80"}), 421),
    ]
    for answer, code in answers:
        assert answer.status_code == code
        assert CANARY not in answer.text
    assert client.get("/health", headers={"host": "localhost:8770"}).status_code == 200
    assert client.get("/health", headers={"host": "[::1]:8770"}).status_code == 200
    assert CANARY not in repr(desk.told)


def test_a_fault_of_the_service_tells_its_type_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Any) -> Any:
        raise RuntimeError(f"cannot write {CANARY}")

    monkeypatch.setattr("synletters.serve.work.messages.rejected_out", broken)
    answer = desk.post("/rewrite", letters(TEXT, f"explode {CANARY}"))
    assert answer.status_code == 500
    assert "RuntimeError" in answer.text
    assert CANARY not in answer.text + repr(desk.told)


def test_a_full_queue_says_when_to_come_again_and_loses_nothing() -> None:
    desk = Desk(queue=1)
    desk.slow.go.clear()
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(desk.post("/detect", letters("a")))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 10
    while "synletters_requests_waiting 1" not in desk.client.get("/metrics").text and time.monotonic() < end:
        time.sleep(0.02)
    refused = desk.post("/detect", letters("a"))
    assert refused.status_code == 503
    assert int(refused.headers["retry-after"]) >= 1
    assert desk.client.get("/health").json()["status"] == "ok", "health is answered beside the work"
    desk.slow.go.set()
    for thread in threads:
        thread.join(20)
    assert [answer.status_code for answer in answers] == [200, 200]
    desk.service.close()
    assert desk.client.get("/health").status_code == 503
    assert desk.post("/detect", letters("a")).status_code == 503


def test_what_takes_too_long_gives_nothing_and_is_stopped_between_chunks() -> None:
    desk = Desk(request_seconds=0.2)
    desk.slow.go.clear()
    answer = desk.post("/rewrite", letters(*(TEXT for _ in range(6))))
    assert answer.status_code == 504
    assert CANARY not in answer.text
    desk.slow.go.set()
    desk.service.close()
    assert desk.slow.seen == CONFIG.chunk, "the chunks after the first were not begun"


def test_a_token_is_asked_for_everywhere_but_health() -> None:
    desk = Desk(token="t" * 32)
    for given in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {'t' * 32}"}):
        for path in ("/metrics", "/openapi.json"):
            answer = desk.client.get(path, headers=given)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
        assert desk.post("/rewrite", letters(TEXT), headers=given).status_code == 401
    assert desk.slow.seen == 0
    assert desk.client.get("/health").status_code == 200
    right = {"authorization": f"bearer {'t' * 32}"}
    assert desk.post("/detect", letters(TEXT), headers=right).status_code == 200
    assert desk.client.get("/openapi.json", headers=right).json()["components"]["securitySchemes"]
    desk.service.close()


def test_counters_are_prometheus_text_without_ids(desk: Desk) -> None:
    desk.post("/rewrite", {"letters": [{"id": CANARY, "text": TEXT}]})
    desk.post("/rewrite", {})
    answer = desk.client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.text.splitlines()
    assert 'synletters_requests_total{path="/rewrite",code="200"} 1' in lines
    assert 'synletters_letters_total{work="rewrite"} 1' in lines
    assert 'synletters_identifiers_replaced_total{label="NAME"} 1' in lines
    kinds = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(kinds) == len(set(kinds))
    for line in lines:
        assert line.startswith("#") or float(line.rpartition(" ")[2]) >= 0
    assert CANARY not in answer.text


def test_the_description_is_openapi_and_the_answers_are_what_it_says(desk: Desk) -> None:
    """The schema of OpenAPI 3.1 itself (spec.openapis.org, Apache-2.0) judges the description; the description judges the answers."""
    described = desk.client.get("/openapi.json").json()
    meta = json.loads((Path(__file__).parent / "openapi-3.1.json").read_text())
    jsonschema.Draft202012Validator(meta).validate(described)
    assert described["paths"].keys() == {
        "/rewrite",
        "/detect",
        "/score",
        "/health",
        "/metrics",
        "/openapi.json",
    }
    for name, schema in described["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema.get("description"), name

    def judge(path: str, method: str, code: int, value: Any) -> None:
        where = described["paths"][path][method]["responses"][str(code)]["content"]["application/json"]
        jsonschema.Draft202012Validator({**where["schema"], "components": described["components"]}).validate(
            value
        )

    body = letters(TEXT, f"explode {CANARY}")
    takes = described["paths"]["/rewrite"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**takes, "components": described["components"]}).validate(body)
    judge("/rewrite", "post", 200, desk.post("/rewrite", body).json())
    judge("/detect", "post", 200, desk.post("/detect", body).json())
    pair = {"letter": body["letters"][0], "text": "b"}
    judge("/score", "post", 200, desk.post("/score", {"pairs": [pair]}).json())
    judge("/rewrite", "post", 422, desk.post("/rewrite", {}).json())
    judge("/health", "get", 200, desk.client.get("/health").json())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(meta).validate(described | {"paths": {"rewrite": 1}})
