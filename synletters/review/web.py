"""The page over HTTP, on this machine alone: Starlette between a browser and a ``Session``.

Whoever asks must know the token that stands in every address, and name this machine as the host: a page of another
site that has its name point here (DNS rebinding) names another. The page loads nothing from elsewhere, and nothing of
a request, an address or a letter is logged.
"""

from __future__ import annotations

import hmac
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from importlib import resources
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from synletters.core.errors import SynlettersError
from synletters.review.database import Decision
from synletters.review.session import ElsewhereError, RefusedError, Session, name_of

_MOST = 64 * 1024  # bytes of one request
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_FILES = {"": ("index.html", "text/html"), "page.css": ("page.css", "text/css")}
_FILES |= {name: (name, "text/javascript") for name in ("page.js", "text.js")}


def app(session: Session, token: str) -> ASGIApp:
    """The application; every path begins with ``/TOKEN/``."""

    def file(name: str) -> Callable[[Request], Awaitable[Response]]:
        path, kind = _FILES[name]
        said = (resources.files(__package__) / "page" / path).read_bytes()

        async def give(_: Request) -> Response:
            return Response(said, media_type=kind)

        return give

    def asked(
        work: Callable[[Session, str, Mapping[str, Any]], Any],
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:  # here, for Starlette's own last resort would log what a fault says
                body = await _body(request)
                made = await run_in_threadpool(lambda: work(session, name_of(body.get("reviewer")), body))
            except Exception as fault:
                return _fault(fault)
            return JSONResponse(made)

        return answer

    routes = [Route(f"/{name}", file(name), methods=["GET"]) for name in _FILES]
    routes += [Route(f"/api/{name}", asked(work), methods=["POST"]) for name, work in _API.items()]
    return _Guard(Starlette(routes=routes), token)


def _overview(session: Session, reviewer: str, _: Mapping[str, Any]) -> Any:
    return session.overview(reviewer)


def _queue(session: Session, reviewer: str, body: Mapping[str, Any]) -> Any:
    return session.queue(
        reviewer, str(body.get("view", "sample")), _number(body, "start"), str(body.get("find", ""))
    )


def _letter(session: Session, reviewer: str, body: Mapping[str, Any]) -> Any:
    return session.letter(reviewer, _number(body, "n"))


def _status(session: Session, _reviewer: str, _: Mapping[str, Any]) -> Any:
    return session.status()


def _decide(session: Session, reviewer: str, body: Mapping[str, Any]) -> Any:
    state, why, comment = (body.get(key, "") for key in ("state", "why", "comment"))
    if not all(isinstance(said, str) for said in (state, why, comment)):
        raise RefusedError("a decision is a state, why, and a comment")
    return session.decide(
        reviewer, _number(body, "n"), Decision(state, why, comment, _number(body, "revision"))
    )


def _mark(session: Session, reviewer: str, body: Mapping[str, Any]) -> Any:
    n = _number(body, "n")
    session.mark(
        reviewer,
        n,
        str(body.get("kind")),
        str(body.get("side")),
        _number(body, "start"),
        _number(body, "end"),
        str(body.get("label", "")),
    )
    return session.letter(reviewer, n)


def _unmark(session: Session, reviewer: str, body: Mapping[str, Any]) -> Any:
    n = _number(body, "n")
    session.unmark(reviewer, n, _number(body, "mark"))
    return session.letter(reviewer, n)


_API = {
    "overview": _overview,
    "queue": _queue,
    "letter": _letter,
    "status": _status,
    "decide": _decide,
    "mark": _mark,
    "unmark": _unmark,
}


def _number(body: Mapping[str, Any], key: str) -> int:
    value = body.get(key, 0)
    if type(value) is not int or not 0 <= value < 2**53:
        raise RefusedError(f"{key} is no whole number")
    return value


async def _body(request: Request) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise RefusedError("a request is JSON")  # what a form of another site can send is none
    said = b""
    async for piece in request.stream():
        said += piece
        if len(said) > _MOST:
            raise RefusedError("the request is too long")
    try:
        body = json.loads(said)
        # halves of surrogate pairs raise here: no database and no answer could hold them
        json.dumps(body, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise RefusedError("a request is an object of JSON")
    return body


class _Guard:
    """Lets through who knows the token and names this machine; tells faults without a word of what was asked."""

    def __init__(self, inner: ASGIApp, token: str) -> None:
        self.inner, self.token = inner, token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        answer: ASGIApp | None = self._refusal(scope)
        if answer is None:
            path = scope["path"].removeprefix("/" + self.token.decode())
            scope = {**scope, "path": path, "raw_path": path.encode()}
            answer = self.inner
        await answer(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = {k.lower(): v for k, v in scope["headers"]}
        port = str(scope["server"][1]) if scope.get("server") else ""
        hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost", "[::1]")}
        if headers.get(b"host") not in hosts:
            return Response("this page answers to 127.0.0.1 alone", 421, media_type="text/plain")
        token, stroke, _ = scope["path"].removeprefix("/").partition("/")
        if not stroke or not hmac.compare_digest(token.encode("utf-8", "surrogatepass"), self.token):
            return Response(
                "not found: the address is the one that `synletters review` printed",
                404,
                media_type="text/plain",
            )
        origin = headers.get(b"origin")
        if origin is not None and origin not in {b"http://" + host for host in hosts}:
            return Response("a page of another site asked", 403, media_type="text/plain")
        if headers.get(b"sec-fetch-site", b"none") not in (b"same-origin", b"none"):
            return Response("a page of another site asked", 403, media_type="text/plain")
        return None


def _fault(fault: Exception) -> Response:
    if isinstance(fault, ElsewhereError):
        return JSONResponse({"error": fault.reason}, 409)
    if isinstance(fault, RefusedError):
        return JSONResponse({"error": fault.reason}, 422)
    if isinstance(fault, SynlettersError):
        return JSONResponse({"error": str(fault)}, 503)
    print(f"synletters review: an unexpected {type(fault).__name__}", file=sys.stderr, flush=True)
    return JSONResponse({"error": f"an unexpected {type(fault).__name__}; nothing was saved"}, 500)
