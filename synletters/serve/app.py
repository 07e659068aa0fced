"""The service as an ASGI application. Whatever goes wrong, an answer holds no letter text, and neither does a log."""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route as Served

from synletters.core.errors import LetterError, SynlettersError
from synletters.core.strangers import place_of
from synletters.core.version import __version__
from synletters.serve import messages, routes
from synletters.serve.counters import lines
from synletters.serve.desk import Busy, Desk, TooLong
from synletters.serve.settings import ServeSettings
from synletters.serve.work import Work

#: told of each answer: path, code, seconds, letters
Told = Callable[..., None]


class Refused(Exception):  # noqa: N818
    """An answer that is a fault, in words of this module alone."""

    def __init__(
        self, code: int, error: str, details: tuple[str, ...] = (), retry: int | None = None
    ) -> None:
        self.code, self.error, self.details, self.retry = code, error, details, retry
        super().__init__(error)


class Service:
    """The answers. ``token``: what a request must bring; ``tell`` is told of each answer."""

    def __init__(
        self, work: Work, settings: ServeSettings, token: str | None = None, tell: Told | None = None
    ) -> None:
        self._work, self._settings, self._token = work, settings, token
        self._tell = tell or (lambda **_: None)
        self._desk = Desk(settings.queue, settings.request_seconds)
        self.answers: Counter[tuple[str, int]] = Counter()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.stopping = False
        self._begun = time.time()
        self._openapi = routes.openapi(guarded=token is not None)

    def app(self) -> Starlette:
        """The application; nothing but the declared paths is answered."""
        handlers: dict[routes.Route, Callable[[Request], Awaitable[Response]]] = {
            routes.REWRITE: self._letters(self._work.rewrite, messages.Letters),
            routes.DETECT: self._letters(self._work.detect, messages.Letters),
            routes.SCORE: self._letters(self._work.score, messages.Pairs),
            routes.HEALTH: self._health,
            routes.METRICS: self._metrics,
            routes.OPENAPI: self._described,
        }
        served = [
            Served(route.path, self._guarded(route, handlers[route]), methods=[route.method])
            for route in routes.ROUTES
        ]
        return Starlette(routes=served, exception_handlers={HTTPException: self._unknown})

    def close(self) -> None:
        """Finish what is worked on."""
        self.stopping = True
        self._desk.close()

    def _guarded(
        self, route: routes.Route, handler: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """A handler behind the checks that all share; no error gets past it."""

        async def answer(request: Request) -> Response:
            begin = time.monotonic()
            why: dict[str, Any] = {}
            try:
                self._check(request, route)
                made = await handler(request)
            except Refused as refused:
                made, why = _fault(refused), {"error": refused.error}
            except ClientDisconnect:
                made, why = (
                    _fault(Refused(400, "the request ended early")),
                    {"error": "the request ended early"},
                )
            except Exception as error:  # its words may quote a letter
                made = _fault(
                    Refused(500, f"the service failed with {type(error).__name__}; nothing was given back")
                )
                why = {"error": f"{type(error).__name__}{place_of(error)}"}
            self._count(route.path, made.status_code, time.monotonic() - begin, **why)
            return made

        return answer

    def _check(self, request: Request, route: routes.Route) -> None:
        host = request.headers.get("host", "").lower()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name not in self._settings.names and "*" not in self._settings.names:
            raise Refused(421, "the name in Host is none of this service's; --hosts names further ones")
        if self._token is not None and not route.open:
            given = request.headers.get("authorization", "")
            kind, _, token = given.partition(" ")
            right = hmac.compare_digest(token.strip().encode(), self._token.encode())
            if kind.lower() != "bearer" or not right:
                raise Refused(401, "this service asks for a token: Authorization: Bearer …")

    def _letters(
        self, work: Callable[..., BaseModel], model: type[BaseModel]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if self.stopping:
                raise Refused(503, "the service is stopping", retry=5)
            body = await self._body(request)
            # a large request is read in another thread, so that /health still answers
            asked = await run_in_threadpool(_read, body, model, self._settings.max_letters)
            try:
                done = await self._desk.do(lambda given_up: work(asked, given_up))
            except Busy as busy:
                raise Refused(503, "the queue is full", retry=busy.seconds) from None
            except TooLong:
                limit = self._settings.request_seconds
                raise Refused(
                    504, f"the request took longer than {limit:g} s; send fewer letters at once"
                ) from None
            except LetterError as error:
                raise Refused(422, error.reason) from None
            except SynlettersError as error:
                raise Refused(500, f"{type(error).__name__}: {error}") from None
            return Response(await run_in_threadpool(_written, done), media_type="application/json")

        return answer

    async def _body(self, request: Request) -> bytes:
        """The body, read no further than the limit."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise Refused(415, "send application/json")
        most, told = self._settings.max_bytes, request.headers.get("content-length", "")
        if told.isdigit() and int(told) > most:
            raise Refused(413, f"a request has at most {most} bytes")
        body = bytearray()
        limit = self._settings.request_seconds
        try:
            async with asyncio.timeout(limit):
                async for piece in request.stream():
                    body += piece
                    if len(body) > most:
                        raise Refused(413, f"a request has at most {most} bytes")
        except TimeoutError:
            raise Refused(
                408, f"the request was not sent within {limit:g} s; send it faster, or less at once"
            ) from None
        return bytes(body)

    async def _health(self, request: Request) -> Response:
        del request
        health = messages.Health(
            status="stopping" if self.stopping else "ok", version=__version__, waiting=self._desk.waiting
        )
        return JSONResponse(health.model_dump(), 503 if self.stopping else 200)

    async def _metrics(self, request: Request) -> Response:
        del request
        text = lines(
            self._work, self.answers, self.seconds, self._desk.waiting, self._desk.working, self._begun
        )
        return PlainTextResponse(
            "".join(f"{line}\n" for line in text), media_type="text/plain; version=0.0.4; charset=utf-8"
        )

    async def _described(self, request: Request) -> Response:
        del request
        return JSONResponse(self._openapi)

    async def _unknown(self, request: Request, error: Exception) -> Response:
        """Another path, or another method: the path itself is not repeated, as it may hold anything."""
        del request
        code = error.status_code if isinstance(error, HTTPException) else 500
        self._count("other", code, 0.0)
        what = "no such path" if code == 404 else "no such method" if code == 405 else "no such request"
        return _fault(Refused(code, f"{what}; /openapi.json has all of them"))

    def _count(self, path: str, code: int, seconds: float, **why: Any) -> None:
        self.answers[path, code] += 1
        self.seconds[path] += seconds
        self._tell(path=path, code=code, seconds=round(seconds, 3), **why)


def _read(body: bytes, model: type[BaseModel], most: int) -> BaseModel:
    """The request in a body. Raises Refused with places, never with what stands there."""
    try:
        asked = model.model_validate(_json(body))
    except ValidationError as error:
        raise Refused(422, "the request does not fit", messages.faults_of(error, model)) from None
    items = asked.letters if isinstance(asked, messages.Letters) else getattr(asked, "pairs", ())
    if len(items) > most:
        raise Refused(413, f"a request has at most {most} letters; this one has {len(items)}")
    ids = [item.id if isinstance(item, messages.LetterIn) else item.letter.id for item in items]
    if twice := messages.same_ids(ids):
        raise Refused(422, twice.reason)
    return asked


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refused(400, f"byte {error.start} of the request is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(400, f"no valid JSON at character {error.pos}") from None
    except (ValueError, RecursionError):
        raise Refused(400, "no valid JSON") from None


def _no_number(_: str) -> Any:
    raise ValueError


def _written(made: BaseModel) -> bytes:
    return json.dumps(made.model_dump(), ensure_ascii=False, allow_nan=False).encode("utf-8")


def _fault(refused: Refused) -> Response:
    headers = {} if refused.retry is None else {"Retry-After": str(refused.retry)}
    if refused.code == 408:
        headers["Connection"] = "close"  # what is still to come of the body is not read
    if refused.code == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = messages.Fault(error=refused.error, details=refused.details)
    return JSONResponse(body.model_dump(), refused.code, headers)
