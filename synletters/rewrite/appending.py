"""New letters for a finished run: what it was a run of, its files as they were, and which letters it has already.

The files of the finished run are linked into ``OUT.unfinished/before`` (copied where the disk has no links), and what
is written is put together from there: whenever the process ends, the finished run is as it was, or the resumed one
takes its place.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError, OutputError
from synletters.evaluate.clinical.words_lost.tally import Tally
from synletters.io import LetterSource
from synletters.io.atomic import output_error
from synletters.io.formulas import escaped
from synletters.io.written import KnownIds
from synletters.rewrite.chunk_work import Account
from synletters.rewrite.outputs import Outputs, sha256
from synletters.rewrite.shards import differences
from synletters.surrogate.letter_ids import new_ids

#: settings that say which letters come and how they are worked on: they may differ from those of the finished run.
#: The vault is told by a mark of its own, the files of known identifiers and of date shifts grow as the letters do
_MAY_DIFFER = (
    "patients",
    "annotations",
    "date_shift",
    "chunk",
    "batch_tokens",
    "vault",
    "vault_key_file",
    "score",
)
_FOLDER = "before"
_CROSSWALK = "id_map.csv"


class Finished:
    """A finished run that letters are added to. ``mark`` is the hash of its manifest.

    Raises OutputError if there is none at ``outputs``, if it was one of other settings, another secret or another
    version (and names which), or if its files are not what its manifest says.
    """

    def __init__(self, outputs: Outputs, run: Mapping[str, Any], *, crosswalk: Path | None) -> None:
        if outputs.annotated:
            raise OutputError(
                "--append adds to .jsonl, .csv, .tsv and .parquet files alone; leave --annotated out, and "
                "'synletters convert' writes the other formats of all letters"
            )
        self._outputs, self._crosswalk = outputs, crosswalk
        told = _json(outputs.manifest)
        known = told.get("run")
        if not isinstance(known, dict) or not isinstance(told.get("counts"), dict):
            raise OutputError(
                f"{outputs.manifest} does not tell what the run was of (it is of an earlier version); begin a new one"
            )
        if other := differences(_lasting(known), _lasting(json.loads(json.dumps(run)))):
            raise OutputError(
                f"the run at {outputs.letters} is another one: {', '.join(other)} differ; give the same as then, or "
                "choose another OUT"
            )
        files = told.get("files", {})
        for path in (outputs.letters, outputs.rejected, outputs.report):
            if not path.is_file() or sha256(path) != files.get(path.name, {}).get("sha256"):
                raise OutputError(
                    f"{path} is not what {outputs.manifest.name} says of it: it was changed or damaged; put it back"
                )
        if crosswalk is not None and not crosswalk.is_file():
            raise OutputError(f"the id map {crosswalk} of the run is not there; put it back")
        self.report = _json(outputs.report)
        #: the hash of its manifest
        self.mark = sha256(outputs.manifest)
        self._counts = Counter({str(k): int(v) for k, v in told["counts"].items()})

    @classmethod
    def of(
        cls, folder: Path, outputs: Outputs, run: Mapping[str, Any], *, crosswalk: Path | None
    ) -> Finished:
        """The finished run at ``outputs``; that which an unfinished one in ``folder`` had begun to add to, if there is
        such."""
        kept = folder / _FOLDER
        if (kept / outputs.manifest.name).is_file():
            return cls(_moved(outputs, kept), run, crosswalk=crosswalk and kept / _CROSSWALK)
        return cls(outputs, run, crosswalk=crosswalk)

    def keep(self, folder: Path) -> Outputs:
        """Have the files in ``folder``, where nobody replaces them; their places there. Raises OutputError."""
        kept = folder / _FOLDER
        places = _moved(self._outputs, kept)
        if self._outputs == places:
            return places
        try:
            kept.mkdir(mode=0o700, exist_ok=True)
            # the manifest comes last: with it all are there
            pairs = [
                (getattr(self._outputs, n), getattr(places, n)) for n in ("letters", "rejected", "report")
            ]
            if self._crosswalk is not None:
                pairs.append((self._crosswalk, kept / _CROSSWALK))
            for source, target in (*pairs, (self._outputs.manifest, places.manifest)):
                target.unlink(missing_ok=True)
                _linked(source, target)
        except OSError as fault:
            raise output_error(kept, fault) from None
        return places

    @property
    def account(self) -> Account:
        """What the run had counted, by which models."""
        account = Account(Counter(self._counts), Counter(self.report["gate"]["values_hashed"]))
        account.clock.seconds = {name: row["seconds"] for name, row in self.report["stages"].items()}
        account.models = dict(self.report["provenance"]["models"])
        account.workers = int(self.report["workers"])
        return account

    def with_words(self, words: Tally) -> Tally:
        """The clinical words that the run lost, and those of the letters that were added."""
        whole = Tally.from_json(self.report["clinical_words"])
        whole.merge(words)
        return whole

    def report_of_all(self, report: dict[str, Any], skipped: int) -> dict[str, Any]:
        """``report``, which counts all letters, with what each addition brought."""
        mine = {name: report[name] - self.total(name) for name in ("letters", "rewrites", "rejected")}
        mine |= {"skipped": skipped, "seconds": report["seconds"]}
        seconds = report["seconds"] + self.report["seconds"]
        return {
            **report,
            **({"scores": self.report["scores"]} if "scores" in self.report else {}),
            "appended": [*self.report.get("appended", []), mine],
            "seconds": round(seconds, 3),
            "letters_per_second": round(report["letters"] / seconds, 2),
            "words_per_second": round(report["words"] / seconds, 1),
        }

    def total(self, name: str) -> int:
        """``letters``, ``rewrites`` or ``rejected`` of the run."""
        return int(self.report[name])


def crosswalk_of(kept: Outputs) -> Path:
    """The id map of a run among the files that ``keep`` put away."""
    return kept.manifest.with_name(_CROSSWALK)


class Unknown(LetterSource):
    """The letters of another source whose ids are not there yet; ``skipped`` counts the others of the last pass. With
    ``escape`` ids that would be formulas were written as ``formulas`` does.

    Iterating raises InputError for a letter of a patient where no vault remembers patients.
    """

    def __init__(self, source: LetterSource, known: KnownIds, config: RunConfig, *, escape: bool) -> None:
        self.name, self.total, self.span_kind, self.variants, self.table = (
            source.name,
            source.total,
            source.span_kind,
            source.variants,
            source.table,
        )
        self._source, self._known, self._vault = source, known, config.vault
        self._rename = new_ids(config.seed) if config.id_map else escaped if escape else str
        self.skipped = 0

    def column_types(self) -> Mapping[str, Any]:
        return self._source.column_types()

    def report(self) -> dict[str, Any] | None:
        return self._source.report()

    def __iter__(self) -> Iterator[Letter | Rejected]:
        self.skipped = 0
        for item in self._source:
            name = item.id if isinstance(item, Letter) else item.letter_id
            if self._made_up(item) or self._rename(name) not in self._known:
                if isinstance(item, Letter) and item.patient_id is not None and not self._vault:
                    raise InputError(
                        f"letter {name!r} has a patient id: without a vault a patient's new letters would get other "
                        "surrogates than those that are there; make the run and add to it with --vault"
                    )
                yield item
            else:
                self.skipped += 1

    def _made_up(self, item: Letter | Rejected) -> bool:
        """Whether a row without an id of its own was called by its place in this file, as one of another file may be."""
        return isinstance(item, Rejected) and item.letter_id.startswith(f"{self._source.name}:")


def _lasting(run: Mapping[str, Any]) -> dict[str, Any]:
    settings = {k: v for k, v in run.get("settings", {}).items() if k not in _MAY_DIFFER}
    return {**{k: v for k, v in run.items() if k != "append"}, "settings": settings}


def _moved(outputs: Outputs, folder: Path) -> Outputs:
    places = {
        name: folder / getattr(outputs, name).name
        for name in ("letters", "rejected", "report", "page", "manifest")
    }
    return replace(outputs, **places)


def _linked(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)
        os.chmod(target, 0o600)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return found
    except (OSError, ValueError):
        pass
    raise OutputError(
        f"there is no finished run to add to: {path} is not there or cannot be read; leave --append out to begin one"
    )
