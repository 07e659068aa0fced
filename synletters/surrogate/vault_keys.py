"""The keys of vaults: how they are made and read, and how a vault hashes and seals with what comes of them."""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from synletters.core.errors import VaultError

KEY_VARIABLE = "SYNLETTERS_VAULT_KEY"
#: Characters that a key must have at least: keys are random, pass phrases can be guessed.
KEY_LENGTH = 32
_BLOCK = 64  # bytes to a multiple of which sealed texts are padded


def new_key(path: Path) -> None:
    """Write a random key of 256 bits to a file that does not exist yet, readable by its owner alone. Raises
    VaultError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise VaultError(f"{path} exists already; a key is never replaced: choose another name") from None
    except OSError as error:
        raise VaultError(
            f"the key file {path} cannot be written: {error.strerror}; choose another place"
        ) from None
    with os.fdopen(handle, "w") as file:
        file.write(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode() + "\n")


def read_key(path: Path | None) -> bytes:
    """The key in a file, or in the environment if none is named. Raises VaultError."""
    where = f"the key file {path}" if path else f"the environment variable {KEY_VARIABLE}"
    if path is None:
        key = os.environ.get(KEY_VARIABLE, "").encode("utf-8", "surrogateescape").strip()
        if not key:
            raise VaultError(
                f"the vault needs a key; name a file with --vault-key-file, or set {KEY_VARIABLE}"
            )
    else:
        try:
            key = path.read_bytes().strip()
        except OSError as error:
            raise VaultError(
                f"{where} cannot be read: {error.strerror}; 'synletters new-key' makes one"
            ) from None
    if len(key) < KEY_LENGTH:
        told = "is empty" if not key else f"holds a key of fewer than {KEY_LENGTH} characters"
        raise VaultError(f"{where} {told}; 'synletters new-key FILE' makes a good one")
    return key


def derive(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """The keys for hashing and for sealing, by HKDF-SHA256 with a vault's salt."""
    made = HKDF(SHA256(), 64, salt, b"synletters vault: hashing and sealing").derive(key)
    return made[:32], made[32:]


def hashed(key: bytes, *parts: str) -> bytes:
    """HMAC-SHA256 of texts."""
    return hmac.digest(key, json.dumps(parts).encode(), "sha256")


def seal(key: bytes, text: bytes, place: bytes) -> bytes:
    """AES-256-GCM, bound to a place, of a text that is padded so that its length tells little."""
    nonce = secrets.token_bytes(12)
    padded = text + b"\x01" + b"\x00" * (-(len(text) + 1) % _BLOCK)
    return nonce + AESGCM(key).encrypt(nonce, padded, place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """What was sealed for a place. Raises InvalidTag or ValueError."""
    padded = AESGCM(key).decrypt(sealed[:12], sealed[12:], place)
    return padded.rstrip(b"\x00")[:-1]
