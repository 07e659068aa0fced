"""One OpenAI-compatible chat endpoint, asked with a deadline: an endpoint that hangs, drips or redirects is a
fault, no wait.

No proxy of the environment is used and no redirect followed: what is sent goes to the host that the user
named, or nowhere.
"""

from __future__ import annotations

import http.client
import json
import queue
import threading
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from synletters.core.errors import ConfigError

_LARGEST = 1 << 20  # bytes of an answer
_TOKENS = 2000  # of an answer; some models think aloud first


class EndpointFault(Exception):  # noqa: N818 (one question that was not answered)
    """Why an endpoint gave no answer, without a word of what was sent or received. ``final``: asking again
    cannot help."""

    def __init__(self, reason: str, *, final: bool = False, status: int | None = None) -> None:
        super().__init__(reason)
        self.final, self.status = final, status


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Endpoint:
    """``POST {url}/chat/completions``. ``timeout`` bounds one answer as a whole, ``retries`` how often it is
    asked again.

    Raises ConfigError for a URL that is not http or https.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        key: str | None = None,
        timeout: float = 60.0,
        retries: int = 2,
        pause: float = 1.0,
    ) -> None:
        try:
            parts = urlsplit(url)
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            raise ConfigError("the URL of a judge cannot be read; write http://HOST:PORT/v1") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigError(
                "the URL of a judge must begin with http:// or https://, such as http://127.0.0.1:8000/v1"
            )
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ConfigError(
                "the URL of a judge must hold no user, password or query; a key goes into SYNLETTERS_JUDGE_KEY"
            )
        if not timeout > 0 or retries < 0:
            raise ConfigError(
                "the time for a judge's answer must be more than 0 seconds, and its retries 0 or more"
            )
        #: the URL as it may be shown
        self.shown = f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}"
        self.model, self.timeout, self.retries, self.pause = model, timeout, retries, pause
        self._key = key
        self._opener: OpenerDirector = build_opener(ProxyHandler({}), _NoRedirect())

    def __repr__(self) -> str:
        return f"Endpoint({self.shown!r}, {self.model!r})"

    def ask(self, system: str, user: str) -> str:
        """The answer's text. Raises EndpointFault."""
        body = {
            "model": self.model,
            "temperature": 0,
            "max_tokens": _TOKENS,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        data = json.dumps(body).encode()
        for attempt in range(self.retries + 1):
            try:
                return _content(self._within_deadline(data))
            except EndpointFault as fault:
                if fault.final or attempt == self.retries:
                    raise
                time.sleep(self.pause * 2**attempt)
        raise AssertionError("not reached")

    def _within_deadline(self, data: bytes) -> bytes:
        """One exchange, in a thread of its own: sockets time out between bytes only, and a slow drip would
        never end."""
        answers: queue.Queue[bytes | EndpointFault] = queue.Queue()

        def work() -> None:
            try:
                answers.put(self._exchange(data))
            except EndpointFault as fault:
                answers.put(fault)
            except Exception as error:  # whatever a stranger's server makes of it
                answers.put(EndpointFault(type(error).__name__))

        threading.Thread(target=work, daemon=True, name="judge").start()
        try:
            found = answers.get(timeout=self.timeout)
        except queue.Empty:
            raise EndpointFault(f"no answer within {self.timeout:g} s") from None
        if isinstance(found, EndpointFault):
            raise found
        return found

    def _exchange(self, data: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(f"{self.shown}/chat/completions", data=data, headers=headers, method="POST")
        end = time.monotonic() + self.timeout
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                pieces, size = [], 0
                while piece := answer.read1(1 << 16):
                    pieces.append(piece)
                    size += len(piece)
                    if size > _LARGEST:
                        raise EndpointFault(f"the answer is longer than {_LARGEST} bytes", final=True)
                    if time.monotonic() > end:
                        raise EndpointFault(f"no answer within {self.timeout:g} s")
                return b"".join(pieces)
        except HTTPError as error:
            error.close()
            final = 300 <= error.code < 500 and error.code not in (408, 409, 425, 429)
            raise EndpointFault(f"HTTP status {error.code}", final=final, status=error.code) from None
        except (URLError, http.client.HTTPException, OSError) as error:
            reason = getattr(error, "reason", None)
            if any(isinstance(cause, TimeoutError) for cause in (error, reason)):
                raise EndpointFault(f"no answer within {self.timeout:g} s") from None
            told = type(reason).__name__ if isinstance(reason, BaseException) else type(error).__name__
            raise EndpointFault(told) from None


def _content(data: bytes) -> str:
    try:
        found = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise EndpointFault("the answer is not that of an OpenAI-compatible endpoint") from None
    if not isinstance(found, str):
        raise EndpointFault("the answer holds no text")
    return found
