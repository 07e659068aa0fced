"""Connections that send the head of a request slowly, or never, are closed; others are not."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from synletters.serve import connection


async def late(scope: Any, receive: Any, send: Any) -> None:
    """Answers after the time that a head may take."""
    await asyncio.sleep(0.8)
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]},
    )
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(connection, "HEAD", 0.4)
    config = uvicorn.Config(
        late, port=0, http=connection.Prompt, lifespan="off", log_config=None, timeout_keep_alive=5
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    end = time.monotonic() + 20
    while not server.started and time.monotonic() < end:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(20)


def closed(raw: socket.socket, pieces: Iterator[bytes]) -> float:
    """Seconds until the other side closes, while ``pieces`` are sent."""
    begin = time.monotonic()
    raw.settimeout(0.1)
    while time.monotonic() - begin < 10:
        try:
            raw.sendall(next(pieces, b""))
            if not raw.recv(1000):
                break
        except TimeoutError:
            continue
        except OSError:
            break
    return time.monotonic() - begin


def test_a_head_that_trickles_or_never_comes_ends_the_connection(port: int) -> None:
    for head in (b"", b"GET / HTTP/1.1\r\nX: " + b"a" * 500):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
            assert 0.2 < closed(raw, (head[at : at + 1] for at in range(len(head)))) < 5


def test_a_long_answer_and_a_second_request_are_not_cut(port: int) -> None:
    asked = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        for _ in range(2):
            raw.sendall(asked)
            got = b""
            while not got.endswith(b"ok"):
                piece = raw.recv(1000)
                assert piece, "closed while it was answered"
                got += piece
            time.sleep(0.6)  # idle between requests is another limit
        assert 0.2 < closed(raw, (asked[at : at + 1] for at in range(len(asked) - 1))) < 5
