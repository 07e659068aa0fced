"""The service as a process: where it listens, who may know, and how it stops."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from synletters.cli.main import main
from synletters.core.errors import ConfigError
from synletters.serve.settings import ServeSettings, loopback, read_token

ROOT = Path(__file__).parents[2]
CANARY = "Quillfeather"
LETTER = {"letters": [{"id": "a", "text": f"Dear Dr {CANARY}, seen on 14 March 2021."}]}
LIGHT = ["--detectors", "rules", "--strategy", "none", "--seed", "3", "--no-second-look"]


@contextmanager
def served(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "synletters", "serve", "--port", "0", *LIGHT, *options],
        stderr=subprocess.PIPE,
        text=True,
        env=env,
    )
    try:
        assert process.stderr is not None
        told = ""
        for line in process.stderr:
            told += line
            if "listening at" in line:
                break
        assert "listening at" in told, told
        yield process, told
    finally:
        process.kill()
        process.wait(10)


def address(told: str) -> str:
    return told.rpartition("listening at ")[2].strip()


def test_it_answers_and_stops_when_it_is_told_to_with_its_work_done(tmp_path: Path) -> None:
    log = tmp_path / "serve.log"
    with served("--log-file", str(log)) as (process, told):
        assert "note: everybody with an account on this machine" in told
        base = address(told)
        assert base.startswith("http://127.0.0.1:")
        answer = httpx.post(f"{base}/rewrite", json=LETTER, timeout=30)
        assert answer.status_code == 200
        assert CANARY not in answer.text
        slow: list[Any] = []
        many = {"letters": [{"id": str(at), "text": f"Dear Dr {CANARY}. " * 200} for at in range(60)]}
        thread = threading.Thread(
            target=lambda: slow.append(httpx.post(f"{base}/rewrite", json=many, timeout=60))
        )
        thread.start()
        end = time.monotonic() + 20
        while (
            "requests_working 1" not in httpx.get(f"{base}/metrics").text
            and not slow
            and time.monotonic() < end
        ):
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        thread.join(60)
        assert slow[0].status_code == 200, "what was begun is finished"
        assert process.wait(30) == 0
        assert process.stderr is not None
        rest = process.stderr.read()
        assert "Traceback" not in rest
        assert CANARY not in rest
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["event"] for line in lines if line["event"] != "answer"] == [
        "service begins",
        "service ends",
    ]
    assert {line["path"] for line in lines if line["event"] == "answer"} >= {"/rewrite"}
    assert CANARY not in log.read_text()


def test_garbage_on_the_line_is_no_trace_in_the_log() -> None:
    with served() as (process, told):
        host, port = address(told).removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as raw:
            raw.sendall(f"{CANARY} / NONSENSE\r\n\r\n".encode())
            raw.recv(1000)
        with socket.create_connection((host, int(port)), timeout=10) as raw:
            head = f"POST /rewrite HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
            raw.sendall(head.encode() + f'{{"{CANARY}'.encode())
        assert httpx.get(f"{address(told)}/health").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert CANARY not in process.stderr.read()


def test_a_body_that_trickles_is_given_up(tmp_path: Path) -> None:
    with served("--request-seconds", "1", "--log-file", str(tmp_path / "log")) as (_, told):
        host, port = address(told).removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as raw:
            head = f"POST /rewrite HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"
            raw.sendall(head.encode())
            raw.settimeout(0.2)
            answer, begin = b"", time.monotonic()
            while time.monotonic() - begin < 20:
                try:
                    raw.sendall(b"  ")
                    if not (piece := raw.recv(1000)):
                        break
                    answer += piece
                except TimeoutError:
                    continue
                except OSError:  # closed on the other side
                    break
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"connection: close" in answer.lower()
        assert time.monotonic() - begin < 10
    assert '"code": 408' in (tmp_path / "log").read_text()


def test_others_reach_it_only_with_a_token(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 2
    assert "--token-file" in capsys.readouterr().err
    token = tmp_path / "token"
    assert main(["new-key", str(token)]) == 0
    with served("--host", "0.0.0.0", "--hosts", "localhost", "--token-file", str(token)) as (_, told):
        assert "warning: others can reach 0.0.0.0" in told
        assert "proxy with TLS" in told
        base = f"http://localhost:{told.strip().rpartition(':')[2]}"
        assert httpx.post(f"{base}/rewrite", json=LETTER).status_code == 401
        bearer = {"authorization": f"Bearer {token.read_text().strip()}"}
        assert httpx.post(f"{base}/rewrite", json=LETTER, headers=bearer, timeout=30).status_code == 200


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "70000"], "port"),
        (["--port", "x"], "port"),
        (["--host", "no.such.host.invalid", "--token-file", "TOKEN"], "cannot listen"),
        (["--token-file", "/no/such/file"], "new-key"),
        (["--max-letters", "0", "--ratio", "3"], "max_letters"),
        (["--max-letters", "0", "--ratio", "3"], "ratio"),
        (["--config", "CONFIG"], "id_map is a setting of runs"),
    ],
)
def test_bad_settings_are_told_before_a_model_is_loaded(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "TOKEN").write_text("t" * 40)
    (tmp_path / "TOKEN").chmod(0o600)
    (tmp_path / "CONFIG").write_text("id_map: ids.csv\n")
    named = [str(tmp_path / o) if o in ("TOKEN", "CONFIG") else o for o in options]
    try:
        code = main(["serve", *LIGHT, *named])
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    assert said in capsys.readouterr().err


def test_an_address_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", *LIGHT, "--port", str(taken.getsockname()[1])]) == 2
    assert "choose another --port" in capsys.readouterr().err


def test_tokens_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "token"
    for value, mode in (("short", 0o600), ("t" * 40, 0o644), ("two words " * 8, 0o600)):
        path.write_text(value)
        path.chmod(mode)
        with pytest.raises(ConfigError) as caught:
            read_token(path)
        assert value not in str(caught.value)
    path.write_text("t" * 40 + "\n")
    path.chmod(0o600)
    assert read_token(path) == "t" * 40


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("10.0.0.1", False),
    ],
)
def test_which_addresses_are_this_machines_own(host: str, own: bool) -> None:
    assert loopback(host) is own
    if not own:
        with pytest.raises(ConfigError, match="token-file"):
            ServeSettings(host=host)


def test_the_command_line_without_the_extra_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("synletters.serve.run")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["serve", *LIGHT]) == 2
    assert "synletters[serve]" in capsys.readouterr().err
