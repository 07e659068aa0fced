"""A headless Chromium over its debugging pipe: renders a file at a given width and theme, answers questions
about it. Nothing is installed for it."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


class Chromium:
    """One browser and one tab. ``requests`` are the addresses that the last page asked for."""

    def __init__(self) -> None:
        assert CHROMIUM is not None
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        (a, self.to), (self.back, b) = os.pipe(), os.pipe()
        # the browser's ends of the pipe are to be its descriptors 3 and 4: away from these numbers first
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (a, b)]
        place = f"import os, sys; os.dup2({ends[0]}, 3); os.dup2({ends[1]}, 4); os.execv(sys.argv[1], sys.argv[1:])"
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                place,
                CHROMIUM,
                "--headless=new",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                f"--user-data-dir={self.profile}",
                "about:blank",
            ],
            pass_fds=ends,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (a, b, *ends):
            os.close(end)
        self.rest, self.number, self.events = b"", 0, []  # type: bytes, int, list[dict[str, Any]]
        self.session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer)
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self, seconds: float = 120) -> dict[str, Any]:
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.back], [], [], max(0.0, end - time.monotonic()))
            assert ready, "Chromium does not answer"
            more = os.read(self.back, 1 << 20)
            assert more, "Chromium ended"
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(message))

    def view(
        self, *, width: int = 1280, height: int = 900, dark: bool = False, media: str = "screen"
    ) -> None:
        """Look at the page at another width, in another theme or as on paper."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[theme])

    def open(self, path: Path, **view: Any) -> None:
        self.view(**view)
        self.events = []
        self.call("Page.navigate", url=path.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def visit(self, address: str, **view: Any) -> None:
        """A page that a server gives; it may go on loading after."""
        self.view(**view)
        self.events = []
        self.call(
            "Page.navigate", url="about:blank"
        )  # an address that differs in its end alone would not be asked for
        self.call("Page.navigate", url=address)
        self.wait("location.protocol !== 'about:' && document.readyState === 'complete'")

    def press(self, key: str, code: int, text: str = "", *, shift: bool = False) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                modifiers=8 if shift else 0,
                **({"text": text} if text else {}),
            )

    def type(self, words: str) -> None:
        """Each sign as a key of its own, as somebody types."""
        for sign in words:
            self.press(sign, ord(sign.upper()), sign)

    def wait(self, script: str, seconds: float = 20) -> Any:
        """The value of a JavaScript expression as soon as it is true."""
        end = time.monotonic() + seconds
        while not (value := self.ask(script)):
            assert time.monotonic() < end, script
            time.sleep(0.02)
        return value

    @property
    def requests(self) -> list[str]:
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def ask(self, script: str) -> Any:
        """The value of a JavaScript expression; it works where the page's own scripts may not run."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        path.write_bytes(
            base64.b64decode(
                self.call(
                    "Page.captureScreenshot",
                    format="png",
                    captureBeyondViewport=whole,
                    **(
                        {
                            "clip": {
                                "x": 0,
                                "y": 0,
                                "scale": 1,
                                **{
                                    k: v
                                    for k, v in self.call("Page.getLayoutMetrics")["cssContentSize"].items()
                                    if k in ("width", "height")
                                },
                            }
                        }
                        if whole
                        else {}
                    ),
                )["data"]
            )
        )

    def close(self) -> None:
        self.session = None
        with contextlib.suppress(Exception):
            self.call("Browser.close")
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.back)
        shutil.rmtree(self.profile, ignore_errors=True)
