"""What a run is a run of: all that letters and spans depend on, so that it goes on as it began, wherever it does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.io import Extras
from synletters.rewrite.outputs import sha256
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.rewriter import open_vault
from synletters.rewrite.run_report import drawn_from, version_of, without_lists
from synletters.surrogate.letter_ids import ids_drawn_from

#: settings that name a file whose contents letters depend on
FILES = ("patients", "date_shift", "equals", "reword_rules")
#: settings that say who does the work, which changes nothing
_WHO = ("workers", "allow_download", "engine", "ray_address", "spark_master")


def identity(what: str, config: RunConfig, extras: Extras, rare: RareTerms | None = None) -> dict[str, Any]:
    """What must be the same when a run goes on: anything that letters or spans depend on but the letters and the
    models, which the shards tell themselves."""
    settings = without_lists(config.to_json())
    for name in _WHO:
        settings.pop(name, None)
    for name in FILES:
        if path := settings.get(name):
            settings[name] = [path, sha256(Path(path))]
    return {
        "command": what,
        "synletters": f"{version_of('synletters')} {code()}",
        "surrogates drawn from": drawn_from(config) if what == "rewrite" else "",
        "vault's mark": vault.mark if what == "rewrite" and (vault := open_vault(config)) else "",
        "ids drawn from": ids_drawn_from(config.seed) if config.id_map else "",
        "attributes": list(extras.names),
        **({"rare terms": rare.mark} if rare is not None else {}),
        "settings": settings,
    }


def code() -> str:
    """A hash of the package's own source and lists, as an installation may be changed in place."""
    digest, package = hashlib.sha256(), Path(__file__).resolve().parents[1]
    for path in sorted(p for p in package.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
