"""A whole run: a source of letters in, a folder or file of rewrites out, with what was rejected and a
report."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import InputError, LetterError, OutputError
from synletters.core.isolation import chunks
from synletters.evaluate.clinical.words_lost.tally import Tally
from synletters.io import (
    ANNOTATED,
    NO_EXTRAS,
    Extras,
    LetterSource,
    RowFile,
    open_writer,
    with_annotations,
    write_json,
)
from synletters.refill.sampling import epsilon
from synletters.rewrite.attributes import STATEMENTS
from synletters.rewrite.rewriter import Rewriter, visible
from synletters.rewrite.workers import Account, detected, over_chunks, rewritten
from synletters.surrogate.date_shifts import DateShifts
from synletters.surrogate.letter_ids import refuse_inside, renamed
from synletters.surrogate.secret import site_secret

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the files of a run go: inside a folder, or beside the one file that was named."""

    letters: Path
    rejected: Path
    report: Path
    page: Path
    manifest: Path
    #: further formats that the letters are written in, and where
    annotated: Mapping[str, Path] = field(default_factory=dict)

    @staticmethod
    def of(out: Path, annotated: Collection[str] = ()) -> Outputs:
        name = out.name
        for suffix in (".jsonl.gz", ".jsonl", ".csv", ".parquet"):
            if name.endswith(suffix):
                stem = out.parent / name.removesuffix(suffix)
                beside = [
                    stem.with_name(f"{stem.name}.{kind}")
                    for kind in ("rejected.jsonl", "report.json", "report.html", "manifest.json")
                ]
                rejected, report, page, manifest = beside
                more = {kind: stem.with_name(f"{stem.name}.{kind}") for kind in annotated}
                return Outputs(out, rejected, report, page, manifest, more)
        return Outputs(
            out / "letters.jsonl",
            out / "rejected.jsonl",
            out / "report.json",
            out / "report.html",
            out / "manifest.json",
            {kind: out / ANNOTATED[kind] for kind in annotated},
        )

    @property
    def all(self) -> tuple[Path, ...]:
        return self.letters, self.rejected, self.report, self.page, self.manifest, *self.annotated.values()


def rewrite(
    source: LetterSource,
    out: Path,
    config: RunConfig,
    *,
    rewriter: Rewriter | None = None,
    extras: Extras = STATEMENTS,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Rewrite every letter of ``source`` into ``out``; return what report.json says. ``extras`` tells more of
    its spans.

    Nothing appears under its final name before the run has ended. Raises OutputError if results of an earlier
    run
    are in the way, or if they cannot be written; InputError if the source holds no letter at all.
    """
    from synletters.report.html import write_html

    outputs = Outputs.of(out, config.annotated)
    _refuse_existing(outputs.all, overwrite)
    shifts = (
        DateShifts(config.date_shift) if config.date_shift else None
    )  # a bad file is told before any letter is read
    crosswalk = Path(config.id_map) if config.id_map else None
    if crosswalk is not None:
        refuse_inside(crosswalk, out)
        _refuse_existing((crosswalk,), overwrite)
    source = with_annotations(source, config.annotations)
    account = Account()
    begin = time.perf_counter()
    letters = rejected = 0
    score_pairs: list[tuple[Letter, Rewrite]] = []
    words = Tally()
    with ExitStack() as stack:
        good = stack.enter_context(
            open_writer(outputs.letters, names=extras.names, refilled=config.mark_refills)
        )
        # brat first: it alone may refuse a letter, and a letter is in all of the files or in none
        more = [
            stack.enter_context(
                open_writer(outputs.annotated[kind], kind, names=extras.names, replace=overwrite)
            )
            for kind in ANNOTATED
            if kind in outputs.annotated
        ]
        bad = stack.enter_context(RowFile(outputs.rejected))
        rename = stack.enter_context(renamed(crosswalk, config.seed))
        done_chunks = over_chunks(
            chunks(source, config.chunk), config, rewritten, extras, account, rewriter=rewriter
        )
        for done in done_chunks:
            by_id = {item.id: item for item in done.chunk if isinstance(item, Letter)}
            for result, attributes in done.results:
                if isinstance(result, Rewrite):
                    try:
                        with account.clock.stage("write"):
                            named = replace(result, letter_id=rename(result.letter_id))
                            for writer in (*more, good):
                                writer.write(named, attributes)
                    except LetterError as error:
                        result = Rejected(result.letter_id, "write", error.reason)
                    else:
                        words.add(
                            named.letter_id,
                            named.variant,
                            done.losses.get((result.letter_id, result.variant)),
                        )
                        if len(score_pairs) < config.score and result.variant == 0:
                            score_pairs.append((by_id[result.letter_id], result))
                if isinstance(result, Rejected):
                    rejected += 1
                    bad.write({**result.to_json(), "id": rename(result.letter_id)})
            letters += len(done.chunk)
            if progress is not None:
                progress(len(done.chunk))
        if not letters:
            raise InputError(f"{source.name} holds no letters")
        for writer in (*more, good):  # a disk that is full shows here, before any of them has its name
            writer.finish()
    seconds = time.perf_counter() - begin
    report = _report(account, config, letters=letters, rejected=rejected, written=good.count, seconds=seconds)
    report["clinical_words"] = words.to_json(config.max_clinical_loss)
    if score_pairs:
        from synletters.evaluate import score

        report["scores"] = [made.to_json() for made in score(score_pairs, config)]
    report |= _of_annotations(source) | _of_known(account.counts, config)
    if shifts is not None:
        report["date_shift"] = {"patients": len(shifts), "not_whole_weeks": shifts.not_whole_weeks}
    write_json(outputs.report, report)
    write_html(report, outputs.page)
    write_json(outputs.manifest, _manifest(outputs))
    return report


def detect(
    source: LetterSource,
    out: Path,
    config: RunConfig,
    *,
    rewriter: Rewriter | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Write the spans of every letter to ``out`` (JSON lines: id, spans); rejected letters go beside it."""
    rejected_path = Outputs.of(out).rejected
    _refuse_existing((out, rejected_path), overwrite)
    source = with_annotations(source, config.annotations)
    config = replace(config, vault=None, vault_key_file=None)  # nothing is drawn here
    account = Account()
    begin = time.perf_counter()
    letters = rejected = spans = 0
    with RowFile(out) as good, RowFile(rejected_path) as bad:
        for done in over_chunks(
            chunks(source, config.chunk), config, detected, NO_EXTRAS, account, rewriter=rewriter
        ):
            for item, _ in done.results:
                if isinstance(item, Letter):
                    found = sorted(set(visible(item.spans)))
                    good.write({"id": item.id, "spans": [span.to_json() for span in found]})
                    spans += len(found)
                elif isinstance(item, Rejected):
                    bad.write(item.to_json())
                    rejected += 1
            letters += len(done.chunk)
            if progress is not None:
                progress(len(done.chunk))
        if not letters:
            raise InputError(f"{source.name} holds no letters")
    seconds = time.perf_counter() - begin
    return {
        "letters": letters,
        "rejected": rejected,
        "spans": spans,
        "seconds": round(seconds, 3),
        "letters_per_second": round(letters / seconds, 2),
        "stages": _stages(account),
        **_of_annotations(source),
        **_of_known(account.counts, config),
    }


def _of_annotations(source: LetterSource) -> dict[str, Any]:
    told = source.report()
    return {} if told is None else {"annotations": told}


def _of_known(counts: Mapping[str, int], config: RunConfig) -> dict[str, Any]:
    """What became of the identifiers that the site knows: counts by label, never a value."""
    if config.patients is None:
        return {}
    labels = sorted(k.removeprefix("known:places:") for k in counts if k.startswith("known:places:"))
    by = {
        label: {
            "places": counts[f"known:places:{label}"],
            "found_by_detectors": counts[f"known:found:{label}"],
        }
        for label in labels
    }
    places = sum(row["places"] for row in by.values())
    found = sum(row["found_by_detectors"] for row in by.values())
    return {
        "known_identifiers": {
            "letters": counts["known:letters"],
            "letters_of_other_patients": counts["known:letters_of_others"],
            "places": places,
            "found_by_detectors": found,
            "recall_of_detectors": round(found / places, 6) if places else None,
            "left_in_output": counts["known:left"],
            "by_label": by,
        }
    }


def _refuse_existing(paths: Iterable[Path], overwrite: bool) -> None:
    """Before any model loads: results of an earlier run are never replaced unasked."""
    for path in paths:
        if path.exists() and not overwrite:
            raise OutputError(
                f"{path} exists already; choose another place, or pass --overwrite to replace it"
            )


def _stages(account: Account) -> dict[str, dict[str, float]]:
    """Seconds of work by stage, added up over workers, and their shares."""
    shares = account.clock.shares()
    return {
        name: {"seconds": round(value, 3), "share": shares[name]}
        for name, value in account.clock.seconds.items()
    }


def _report(
    account: Account, config: RunConfig, *, letters: int, rejected: int, written: int, seconds: float
) -> dict[str, Any]:
    counts = account.counts

    def group(prefix: str) -> dict[str, int]:
        return {k.removeprefix(prefix): v for k, v in sorted(counts.items()) if k.startswith(prefix)}

    by_policy: dict[str, dict[str, int]] = {}
    for name, count in group("policy:").items():
        policy, _, label = name.partition(":")
        by_policy.setdefault(policy, {})[label] = count
    return {
        "letters": letters,
        "rewrites": written,
        "rejected": rejected,
        "rejected_by_stage": group("rejected:"),
        "words": counts["words"],
        "words_open": counts["words_open"],
        "words_masked": counts["words_masked"],
        "letters_without_patient_id": counts["letters_without_patient_id"],
        "ids_that_hold_an_identifier": counts["ids_that_hold_an_identifier"],
        "identifiers_replaced": group("replaced:"),
        "identifiers_by_policy": by_policy,
        "kept": group("kept:"),
        "gate": {
            "letters_repaired": counts["letters_repaired"],
            "found_in_source": group("gate:"),
            "found_by_second_look": group("second_look:"),
            "values_hashed": dict(account.hashes.most_common(1000)),
        },
        "truth": {
            "sentences_masked": counts["sentences_masked"],
            "sentences_given_back": counts["sentences_given_back"],
            "differences": group("drift:"),
        },
        "withheld": group("withheld:"),
        **({"checks": group("check:")} if config.checks else {}),
        "refills": {
            "offered": counts["words_offered"],
            "accepted": counts["words_accepted"],
            "words": counts["refills"],
            "changed": counts["words_changed"],
            "as_before": counts["refills_as_before"],
            "put_back": counts["words_put_back"],
        },
        **_private(config, counts),
        "seconds": round(seconds, 3),
        "letters_per_second": round(letters / seconds, 2),
        "words_per_second": round(counts["words"] / seconds, 1),
        "stages": _stages(account),
        "limits": "Masked refilling gives surface diversity, not unlinkability: somebody who holds the originals can still "
        "tell which rewrite belongs to which letter. Identifiers that no detector found stand in the output.",
        "workers": account.workers,
        "provenance": provenance(account, config),
    }


def _private(config: RunConfig, counts: Mapping[str, int]) -> dict[str, Any]:
    """What private draws were made, and what their epsilon means; nothing if there were none."""
    if config.sampling != "private":
        return {}
    each, letters = epsilon(config.temperature, config.clip), counts["private_letters"]
    return {
        "private_sampling": {
            "epsilon_per_word": round(each, 4),
            "draws": counts["private_draws"],
            "epsilon_per_letter": {
                "mean": round(each * counts["private_draws"] / max(1, letters), 4),
                "most": round(each * counts["private_most"], 4),
            },
            "limits": "Epsilon bounds what one drawn word can tell of the text that the model read. That text, the kept words, stands "
            "in the letter as it was: kept words have no such protection, nor have the number, places, case and kind "
            "(function word or other) of the masked words, nor which sentences were given back to their source.",
        }
    }


def provenance(account: Account, config: RunConfig) -> dict[str, Any]:
    """What one must know to get the same letters again."""
    return {
        "config": _without_lists(config.to_json()),
        "seed": config.seed,
        "surrogates_drawn_from": drawn_from(config),
        "models": account.models,
        "versions": {
            name: _version(name)
            for name in (
                "synletters",
                "torch",
                "transformers",
                "tokenizers",
                "spacy",
                "scispacy",
                "presidio-analyzer",
                "numpy",
            )
        },
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "system": platform.system(),
    }


def drawn_from(config: RunConfig) -> str:
    """Where the randomness of surrogates and date shifts came from, in words that give nothing of it away but
    the seed."""
    if config.vault:
        return "the vault's key"
    if config.seed is not None:
        return "the seed: whoever knows it and a patient's id can undo the patient's date shift"
    secret = site_secret()
    return f"the site's secret, sha256 {secret.mark}" if secret.path else "a secret that was not kept"


def _without_lists(config: dict[str, Any]) -> dict[str, Any]:
    """The config with a hash in place of a user's lists, which hold names."""
    options = {name: dict(values) for name, values in config["detector_options"].items()}
    for name in ("always", "never", "patterns"):
        if name in options.get("lists", {}):
            said = json.dumps(options["lists"][name], sort_keys=True, default=str)
            options["lists"][name] = f"sha256:{hashlib.sha256(said.encode()).hexdigest()}"
    return {**config, "detector_options": options}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _manifest(outputs: Outputs) -> dict[str, Any]:
    """Size and hash of each file; of a folder those of all in it, the hash over the lines ``HASH  NAME`` in
    order of the names."""
    files: dict[str, dict[str, Any]] = {}
    for path in (
        outputs.letters,
        outputs.rejected,
        outputs.report,
        outputs.page,
        *outputs.annotated.values(),
    ):
        if not path.is_dir():
            files[path.name] = {"bytes": path.stat().st_size, "sha256": _sha256(path)}
            continue
        digest, size, names = hashlib.sha256(), 0, sorted(p for p in path.rglob("*") if p.is_file())
        for name in names:
            size += name.stat().st_size
            digest.update(f"{_sha256(name)}  {name.relative_to(path).as_posix()}\n".encode())
        files[f"{path.name}/"] = {"files": len(names), "bytes": size, "sha256": digest.hexdigest()}
    return {"files": files}


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
