"""The paths of the service, declared once: what they take and give, for the server and for its OpenAPI description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from synletters.core.version import __version__
from synletters.serve import messages

#: answers that every path with letters may give, besides 200
FAULTS = {
    400: "no valid JSON",
    401: "no token, or a wrong one",
    413: "more bytes or letters than the service takes",
    415: "another content type than application/json",
    421: "a name in the Host header that is none of this service's",
    422: "JSON that is no such request",
    500: "a fault of the service; nothing of the letters is told",
    503: "the queue is full, or the service is stopping: come again after Retry-After seconds",
    504: "the request ran out of time; nothing of it is given back",
}


@dataclass(frozen=True, slots=True)
class Route:
    """One path. ``takes`` is the model of the request's body, ``gives`` of the answer's; None is text."""

    path: str
    method: str
    summary: str
    takes: type[BaseModel] | None = None
    gives: type[BaseModel] | None = None
    open: bool = False  # asked for without a token


REWRITE = Route(
    "/rewrite",
    "POST",
    "letters in, de-identified and rewritten letters out",
    messages.Letters,
    messages.Rewritten,
)
DETECT = Route(
    "/detect",
    "POST",
    "the spans of letters: identifiers, clinical entities, structure",
    messages.Letters,
    messages.Detected,
)
SCORE = Route("/score", "POST", "what rewrites kept of their letters", messages.Pairs, messages.Scored)
HEALTH = Route("/health", "GET", "whether requests are taken", gives=messages.Health, open=True)
METRICS = Route("/metrics", "GET", "counters in Prometheus' text format, without ids and text")
OPENAPI = Route("/openapi.json", "GET", "this description")
ROUTES = (REWRITE, DETECT, SCORE, HEALTH, METRICS, OPENAPI)


def openapi(*, guarded: bool) -> dict[str, Any]:
    """The OpenAPI 3.1 description of the service; ``guarded``: it asks for a token."""
    models = {model for route in ROUTES for model in (route.takes, route.gives) if model} | {messages.Fault}
    ordered = sorted(models, key=lambda model: model.__name__)
    _, schema = models_json_schema(
        [(model, "validation") for model in ordered], ref_template="#/components/schemas/{model}"
    )
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "synletters",
            "version": __version__,
            "summary": "De-identifies and rewrites clinical letters on this machine",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {route.path: {route.method.lower(): _operation(route, guarded)} for route in ROUTES},
        "components": {"schemas": schema.get("$defs", {})},
    }
    if guarded:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made


def _operation(route: Route, guarded: bool) -> dict[str, Any]:
    content = {"application/json": {"schema": _ref(route.gives)}} if route.gives else _TEXT[route.path]
    answers: dict[str, Any] = {"200": {"description": "done", "content": content}}
    codes = (
        FAULTS
        if route.takes
        else {code: FAULTS[code] for code in (401, 421, 500) if not (code == 401 and route.open)}
    )
    if route is HEALTH:
        answers["503"] = {"description": "the service is stopping", "content": content}
    for code, about in codes.items():
        if code == 401 and not guarded:
            continue
        answers[str(code)] = {
            "description": about,
            "content": {"application/json": {"schema": _ref(messages.Fault)}},
        }
        if code == 503:
            answers["503"]["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
    made: dict[str, Any] = {
        "operationId": route.path.strip("/").partition(".")[0],
        "summary": route.summary,
        "responses": answers,
    }
    if route.takes:
        made["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _ref(route.takes)}},
        }
    if guarded and not route.open:
        made["security"] = [{"token": []}]
    return made


def _ref(model: type[BaseModel] | None) -> dict[str, str]:
    assert model is not None
    return {"$ref": f"#/components/schemas/{model.__name__}"}


_TEXT: dict[str, dict[str, Any]] = {
    "/metrics": {"text/plain": {"schema": {"type": "string"}}},
    "/openapi.json": {"application/json": {"schema": {"type": "object"}}},
}
