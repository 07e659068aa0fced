"""A finished run of small letters, as `rewrite` leaves one, and a review of it: for tests of the page and of what comes of it."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from synletters.review.corpus import Corpus, Run
from synletters.review.database import Database
from synletters.review.session import Session, Settings, database_of

#: stands in the source of every letter, and must never come out of the page's logs and errors
CANARY = "Quillfeather"
HEAD = "Dear Dr "


def letter(n: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A source and its rewrite: a name that was replaced, one word refilled; in every fifth a name was missed."""
    real, invented = f"{CANARY}{chr(97 + n % 26)}", f"Brown{chr(97 + n % 26)}"
    missed = f" His neighbour Zorblax{chr(97 + n % 26)} came along." if n % 5 == 0 else ""
    tail = f",\r\nhe takes aspirin 75 mg daily. Asthma is {{}}.{missed}\r\nNaïve 🩺 résumé, visit {n}."
    source, made = HEAD + real + tail.format("stable"), HEAD + invented + tail.format("steady")
    at = made.index("aspirin")
    spans = [
        {
            "start": 8,
            "end": 8 + len(invented),
            "label": "NAME",
            "kind": "phi",
            "source": "surrogate",
            "score": 1.0,
        },
        {"start": at, "end": at + 7, "label": "DRUG", "kind": "clinical", "source": "tagger", "score": 0.9},
    ]
    name = f"letter-{n:04}"
    refilled = [[made.index("steady"), made.index("steady") + 6]]
    return (
        {"id": name, "text": source, "patient_id": f"p{n // 2}"},
        {"id": name, "variant": 0, "text": made, "spans": spans, "refilled": refilled},
    )


def make_run(folder: Path, count: int = 10, *, settings: dict[str, Any] | None = None) -> tuple[Path, Path]:
    """(OUT, the letters that went in)."""
    out, source = folder / "out", folder / "letters.jsonl"
    out.mkdir()
    pairs = [letter(n) for n in range(count)]
    source.write_text("".join(json.dumps(a) + "\n" for a, _ in pairs), encoding="utf-8")
    (out / "letters.jsonl").write_text(
        "".join(json.dumps(b, ensure_ascii=False) + "\n" for _, b in pairs), encoding="utf-8"
    )
    mark = hashlib.sha256((out / "letters.jsonl").read_bytes()).hexdigest()
    told = {
        "files": {"letters.jsonl": {"sha256": mark}},
        "run": {"settings": {"mark_refills": True} | (settings or {})},
    }
    (out / "manifest.json").write_text(json.dumps(told))
    return out, source


@contextmanager
def session(out: Path, source: Path | None = None, settings: Settings | None = None) -> Iterator[Session]:
    run = Run.of(out)
    with closing(Database(database_of(out), run.mark)) as database, closing(Corpus(run)) as corpus:
        if source is not None:
            corpus.take_sources(source)
        yield Session(run, corpus, database, settings)


@contextmanager
def served(made: Session) -> Iterator[str]:
    """The address of a page that is served in a thread of this process."""
    import uvicorn

    from synletters.review.web import app

    config = uvicorn.Config(
        app(made, "token"),
        port=0,
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
        assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/token/"
    finally:
        server.should_exit = True
        thread.join(10)


def post(
    address: str, what: str, body: Any, *, headers: dict[str, str] | None = None, token: str = "token"
) -> tuple[int, Any, dict[str, str]]:
    """(status, what was answered, headers)."""
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"Content-Type": "application/json"} | (headers or {})
    method = "POST" if what.startswith("api/") else "GET"
    connection.request(method, f"/{token}/{what}", said if method == "POST" else None, given)
    answer = connection.getresponse()
    raw = answer.read()
    connection.close()
    kind = answer.headers.get("content-type", "")
    return answer.status, json.loads(raw) if "json" in kind else raw.decode(), dict(answer.headers.items())
