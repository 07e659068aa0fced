"""Names of files for letters: no two letters share one, and none leaves the folder."""

from __future__ import annotations

import re
from hashlib import blake2b

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9_-])?")

# Names that Windows keeps for devices, with or without a suffix.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")

_FOLDER_CLASH = re.compile(r"(?i).*\.(?:txt|jsonl|ann|conf)")


def file_name(letter_id: str, variant: int, *, plain: bool = True, mark: str = "~v") -> str:
    """A relative path, with ``/``, for a letter in a folder: no two letters share one, and none leaves the
    folder.

    A plain id (``ward 3/l-001``) is its own name, any other its plain characters and a hash; ``mark`` and a
    number tell
    variants. An id that ends so itself is not plain.
    """
    parts = letter_id.split("/")
    plain = (
        plain
        and len(letter_id) <= 180
        and all(_PLAIN_NAME.fullmatch(part) and not _DEVICE.fullmatch(part) for part in parts)
        and not any(_FOLDER_CLASH.fullmatch(part) for part in parts[:-1])
        and not re.search(re.escape(mark) + r"\d+\Z", letter_id, re.IGNORECASE)
    )
    stem = letter_id
    if not plain:
        digest = blake2b(letter_id.encode(errors="surrogatepass"), digest_size=12).hexdigest()
        stem = f"{re.sub(r'[^A-Za-z0-9_-]+', '_', letter_id)[:40].strip('_')}~{digest}"
    return f"{stem}{mark}{variant}.txt" if variant else f"{stem}.txt"
