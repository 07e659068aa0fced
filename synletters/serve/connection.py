"""Connections that must say what they want in time: uvicorn itself waits for the head of a request for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

#: seconds for the head of a request, from the connection or from its first byte on
HEAD = 15.0
#: connections at once; more are answered 503
MOST = 256


class Prompt(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it; a connection whose head is not whole after ``HEAD`` seconds is closed."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not self._waits():
            self._end()
        elif self._timer is None:
            self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _waits(self) -> bool:
        """Whether no request is being answered."""
        cycle: Any = self.cycle
        return cycle is None or bool(cycle.response_complete)

    def _begin(self) -> None:
        self._timer = self.loop.call_later(HEAD, self._close)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close(self) -> None:
        self._timer = None
        if self._waits():
            self.transport.close()
