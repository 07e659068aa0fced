"""The secret from which surrogates and date shifts are drawn where the user gives neither a seed nor a vault.

Whoever knows what surrogates are drawn from can draw a patient's date shift again, and a seed that everybody
knows would undo it. So
each installation makes a secret of its own on first use and keeps it in its user's data folder: the same
letters give the same result
again on the same account, and nobody else can repeat the draw.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from synletters.core.errors import VaultError

VARIABLE = "SYNLETTERS_SECRET_FILE"
#: Characters that a secret must have at least: it is random, not a pass phrase.
_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret, and where it is kept (None: nowhere, it ends with the process)."""

    value: str = field(repr=False)
    path: Path | None

    @property
    def mark(self) -> str:
        """The first 12 hex digits of its SHA-256: the same mark, the same secret; a random key cannot be
        guessed from it."""
        return hashlib.sha256(self.value.encode()).hexdigest()[:12]


def default_path() -> Path:
    """``SYNLETTERS_SECRET_FILE``, or ``synletters/secret`` in the user's data folder (XDG base directory
    specification)."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return Path(base) / "synletters" / "secret"


def site_secret() -> Secret:
    """The secret of this account, made if there is none yet.

    A data folder that cannot be written gives a secret that ends with the process: safe, but the next run
    draws other surrogates.
    Raises VaultError if there is a secret that cannot be read, is damaged, or if a file named by the variable
    cannot be made.
    """
    return _given or _secret(default_path())


_given: Secret | None = None


def given(secret: Secret) -> None:
    """Take ``secret`` as this process's: a worker draws from that of the process that started it."""
    global _given
    _given = secret


@functools.cache
def _secret(path: Path) -> Secret:
    if not path.exists():
        kept = _make(path)
        if not kept:
            return Secret(_new(), None)
    try:
        value = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise VaultError(
            f"the secret file {path} cannot be read; mend it, or name another in {VARIABLE}"
        ) from None
    if len(value) < _LENGTH:
        raise VaultError(
            f"the secret file {path} holds fewer than {_LENGTH} characters; put back the file that was there, or remove it "
            "to have a new one made (surrogates then change)"
        )
    return Secret(value, path)


def _new() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _make(path: Path) -> bool:
    """Put a new secret there, unless another process was faster; False if nothing can be kept there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # written aside and linked: a process that starts at the same time sees a whole secret or none
        aside = path.with_name(f"{path.name}.{os.getpid()}.new")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w") as file:
                file.write(_new() + "\n")
            with contextlib.suppress(FileExistsError):
                os.link(aside, path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        if os.environ.get(VARIABLE):
            raise VaultError(
                f"the secret file {path} cannot be made: {error.strerror}; choose another place"
            ) from None
        return False
    return True
