"""From settings to a service that listens, until it is told to stop."""

from __future__ import annotations

import json
import logging
import signal
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import uvicorn

from synletters.core.config import RunConfig
from synletters.core.errors import ConfigError
from synletters.core.timing import leave_what_lasts
from synletters.io.atomic import output_error
from synletters.rewrite.rewriter import Rewriter
from synletters.serve import connection
from synletters.serve.app import Service
from synletters.serve.settings import ServeSettings, loopback, read_token
from synletters.serve.work import Work

#: seconds, beyond those of a request, that a stop waits for answers on their way
_GRACE = 5
#: settings of a run that a service has no files for
_OF_FILES = ("id_map", "annotated", "annotations", "score", "generalise_rare", "mark_refills")


def serve(
    settings: ServeSettings,
    config: RunConfig,
    *,
    log: Path | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Load the models, listen, and answer until SIGTERM or SIGINT; what is worked on then is finished first.

    ``ready`` is told the address once requests are taken. Raises ConfigError, ModelError, VaultError, OutputError (the log, or an address
    that is taken).
    """
    plain = RunConfig()
    if out := [name for name in _OF_FILES if getattr(config, name) != getattr(plain, name)]:
        raise ConfigError([f"{name} is a setting of runs over files; leave it out" for name in out])
    token = read_token(Path(settings.token_file)) if settings.token_file else None
    listening = _listen(settings)
    rewriter = Rewriter(config)
    rewriter.prepare()
    leave_what_lasts()
    told = Told(log)
    service = Service(Work(rewriter), settings, token, told)
    # what uvicorn would write of itself quotes addresses and traces: the service tells what is to be known
    logging.getLogger("uvicorn.error").addFilter(_no_traces)
    server = uvicorn.Server(
        uvicorn.Config(
            service.app(),
            access_log=False,
            log_config=None,
            lifespan="off",
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=round(settings.request_seconds) + _GRACE,
            h11_max_incomplete_event_size=64 * 1024,
            ws="none",
            http=connection.Prompt,
            limit_concurrency=connection.MOST,
        )
    )

    def stop(*_: Any) -> None:
        """uvicorn has stopped by then; raised again, a signal is to end nothing else."""

    before = {kind: signal.signal(kind, stop) for kind in (signal.SIGTERM, signal.SIGINT)}
    try:
        address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}"
        told(event="service begins", address=address)
        if ready is not None:
            ready(address)
        server.run(sockets=[listening])
    finally:
        service.close()
        told(event="service ends", requests=sum(service.answers.values()))
        told.close()
        for kind, handler in before.items():
            signal.signal(kind, handler)


def words(settings: ServeSettings) -> list[str]:
    """What whoever starts the service is to know of who can reach it."""
    if not loopback(settings.host):
        return [
            f"warning: others can reach {settings.host}: letters and the token travel as they are; put a proxy with TLS before it, and let "
            "that alone through"
        ]
    if settings.token_file is None:
        return [
            "note: everybody with an account on this machine can ask this service; --token-file asks for a token"
        ]
    return []


class Told:
    """One JSON line for each answer and event: times, paths, codes, counts. No ids, no text, no addresses of clients."""

    def __init__(self, log: Path | None) -> None:
        self._out: IO[str] | None = None
        if log is not None:
            try:
                self._out = log.open("a", encoding="utf-8", buffering=1)
            except OSError as fault:
                raise output_error(log, fault) from None

    def __call__(self, event: str = "answer", **told: Any) -> None:
        if self._out is not None:
            time = datetime.now(UTC).isoformat(timespec="milliseconds")
            self._out.write(json.dumps({"time": time, "event": event, **told}) + "\n")

    def close(self) -> None:
        if self._out is not None:
            self._out.close()


def _listen(settings: ServeSettings) -> socket.socket:
    """A socket at the address, before any model is loaded. Raises ConfigError if it cannot be had."""
    host = settings.host.strip("[]")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        made = socket.socket(family)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, settings.port))
        made.listen(128)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise ConfigError(
            f"cannot listen at {settings.host} port {settings.port}: {why.lower()}; choose another --port"
        ) from None
    return made


def _shown(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host


def _no_traces(record: logging.LogRecord) -> bool:
    """A trace may quote a letter."""
    record.exc_info = record.exc_text = None
    if record.levelno >= logging.ERROR:
        print("synletters: a connection failed", file=sys.stderr)
        return False
    return True
