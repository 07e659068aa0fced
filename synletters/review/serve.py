"""The page served on a port of this machine until it is stopped."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

from synletters.core.errors import OutputError
from synletters.review.session import Session

HOST = "127.0.0.1"


def serve(session: Session, *, port: int = 0, ready: Callable[[str], object]) -> None:
    """Serve until interrupted; ``ready`` is told the address, which nobody can guess. A port of 0 is any that is free.

    Raises OutputError if the port is taken.
    """
    import uvicorn

    from synletters.review.web import app

    token = secrets.token_urlsafe(24)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            raise OutputError(
                f"port {port} of this machine cannot be used; name another with --port, or none"
            ) from None
        config = uvicorn.Config(
            app(session, token),
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        listening.listen(64)
        ready(f"http://{HOST}:{listening.getsockname()[1]}/{token}/")
        uvicorn.Server(config).run(sockets=[listening])
