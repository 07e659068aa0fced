"""The page over HTTP: the token, the host, other sites, what a browser may load, and what is never said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewing import CANARY, make_run, post, served, session

from synletters.review.session import Session, Settings

ME = {"reviewer": "Ada"}


@pytest.fixture
def page(tmp_path: Path) -> Iterator[tuple[Session, str]]:
    out, source = make_run(tmp_path, 12)
    with session(out, source, Settings(sample=4)) as made, served(made) as address:
        yield made, address


def test_the_page_loads_nothing_from_elsewhere(page: tuple[Session, str]) -> None:
    _, address = page
    for name in ("", "page.css", "page.js", "text.js"):
        status, said, headers = post(address, name, None)
        assert status == 200
        assert "://" not in said, name
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in {key.lower() for key in headers}
    assert post(address, "page.py", None)[0] == 404
    assert post(address, "../web.py", None)[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        b'{"reviewer": "Ada", "n": 0, "state": "", "comment": "\\ud800"}',
        b'{"reviewer": "Ada", "\\udfff": 1, "n": 0}',
        b'{"reviewer": "Ada", "n": 0, "comment": ' + b"[" * 30_000 + b"]" * 30_000 + b"}",
        b"[" * 60_000,
        b"\xff",
    ],
    ids=["surrogate", "surrogate-in-a-key", "nested", "open", "bytes"],
)
def test_json_that_cannot_be_kept_is_refused(page: tuple[Session, str], body: bytes) -> None:
    _, address = page
    status, said, _ = post(address, "api/decide", body)
    assert status == 422
    assert "object of JSON" in said["error"]


def test_only_who_knows_the_token_and_names_this_machine(page: tuple[Session, str]) -> None:
    _, address = page
    port = address.split(":")[2].partition("/")[0]
    for token in ("", "x", "token/..", "tokentoken", "tok%65n%00", "t\u00f6ken".encode().decode("latin-1")):
        try:
            status, said, _ = post(address, "api/overview", ME, token=token)
        except UnicodeEncodeError:
            continue
        assert status in (400, 404), token
        assert CANARY not in str(said)
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{port}",
        "",
    ):
        assert post(address, "api/overview", ME, headers={"Host": host})[0] in (400, 421), host
    assert post(address, "api/overview", ME, headers={"Host": f"localhost:{port}"})[0] == 200
    assert post(address, "api/overview", ME, headers={"Origin": "http://evil.example"})[0] == 403
    assert post(address, "api/overview", ME, headers={"Origin": "null"})[0] == 403
    assert post(address, "api/overview", ME, headers={"Sec-Fetch-Site": "cross-site"})[0] == 403
    form = {"Content-Type": "text/plain"}
    assert post(address, "api/overview", ME, headers=form)[0] == 422, "what a form of another site can send"


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("letter", b"{"),
        ("letter", b"[]"),
        ("letter", b"\xff\xfe"),
        ("letter", {}),
        ("letter", {"n": -1} | ME),
        ("letter", {"n": 10**30} | ME),
        ("letter", {"n": True} | ME),
        ("letter", {"n": "0"} | ME),
        ("letter", {"n": 99} | ME),
        ("queue", {"view": "x"} | ME),
        ("decide", {"n": 0, "state": 4} | ME),
        ("decide", {"n": 0, "state": "accepted", "comment": "x" * 70_000} | ME),
        (
            "mark",
            {"n": 0, "kind": "missed", "side": "rewrite", "start": 0, "end": 10**9, "label": "NAME"} | ME,
        ),
        ("mark", {"n": 0, "kind": "x", "side": "rewrite", "start": 0, "end": 4} | ME),
        ("unmark", {"n": 0, "mark": 77} | ME),
    ],
)
def test_odd_requests_are_refused_with_a_word(
    page: tuple[Session, str], what: str, body: object, capfd: pytest.CaptureFixture[str]
) -> None:
    made, address = page
    status, said, _ = post(address, f"api/{what}", body)
    assert status == 422
    assert set(said) == {"error"}
    assert CANARY not in said["error"]
    assert made.database.decisions() == {}
    assert made.database.marks() == []
    assert capfd.readouterr() == ("", "")


def test_a_review_over_http(page: tuple[Session, str], capfd: pytest.CaptureFixture[str]) -> None:
    _, address = page
    told = post(address, "api/letter", {"n": 0} | ME)[1]
    assert any(CANARY in piece["text"] for piece in told["source"])
    status, made, _ = post(
        address, "api/decide", {"n": 0, "state": "accepted", "revision": 0, "comment": CANARY} | ME
    )
    assert (status, made["revision"]) == (200, 1)
    status, said, _ = post(
        address, "api/decide", {"n": 0, "state": "rejected", "why": "meaning", "revision": 0} | ME
    )
    assert status == 409
    assert "another window" in said["error"]
    assert CANARY not in json.dumps(post(address, "api/status", ME)[1])
    assert capfd.readouterr() == ("", ""), "nothing is logged"


def test_a_fault_of_the_program_is_told_by_its_kind_alone(
    page: tuple[Session, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, address = page

    def broken(*_: object) -> None:
        raise ZeroDivisionError(f"a letter to {CANARY}")

    monkeypatch.setattr(Session, "letter", broken)
    status, said, _ = post(address, "api/letter", {"n": 0} | ME)
    assert status == 500
    captured = capfd.readouterr()
    assert "ZeroDivisionError" in said["error"]
    assert "ZeroDivisionError" in captured.err
    assert CANARY not in said["error"] + captured.out + captured.err
