"""Annotated letters for a tagger: read, their labels mapped, split by patient."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

from synletters.core.document import POS_PREFIX, Kind, Letter, Rejected
from synletters.core.errors import InputError, TrainingError
from synletters.core.labels import UPOS
from synletters.core.mentions import mentions_of
from synletters.io import open_source
from synletters.train.tagger.codes import longest

Task = Literal["phi", "clinical", "pos"]
KINDS: Mapping[str, Kind] = {"phi": "phi", "clinical": "clinical", "pos": "structure"}
PARTS = ("train", "tune", "test")
#: fewer say nothing about any other letter
LEAST_LETTERS, LEAST_PATIENTS = 9, 3
_DRAWS = 200

Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """One letter with what is to be learnt: ``spans`` under the names of the map, and stretches to learn
    nothing from."""

    letter: Letter
    spans: tuple[Place, ...] = field(repr=False)
    nothing: tuple[tuple[int, int], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """The letters of a file or folder; ``sha256`` is the file's, or that of all files of the folder."""

    name: str
    golds: tuple[Gold, ...] = field(repr=False)
    rejected: tuple[Rejected, ...] = ()
    sha256: str = ""

    @property
    def labels(self) -> Counter[str]:
        return Counter(label for gold in self.golds for *_, label in gold.spans)


def read_letters(path: Path, task: Task, labels: Mapping[str, str | None], *, skip_bad: bool = False) -> Read:
    """The letters at ``path`` with their annotations of the task's kind, renamed by ``labels`` (None: learn
    nothing there).

    With a map, every label must be in it. Raises InputError, and TrainingError for letters that cannot be
    read (unless
    ``skip_bad``) or labels that the map does not know; both name the letter, never its text.
    """
    source = open_source(path)
    source.span_kind = KINDS[task]
    golds: list[Gold] = []
    rejected: list[Rejected] = []
    unknown: Counter[str] = Counter()
    for item in source:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            golds.append(_gold(item, task, labels, unknown))
    if rejected and not skip_bad:
        raise TrainingError(
            f"{len(rejected)} letters of {path} cannot be read; the first: {rejected[0].reason}; mend them, or pass --skip-bad "
            "to leave them out"
        )
    if unknown:
        told = ", ".join(f"{name} ({count})" for name, count in unknown.most_common(20))
        raise TrainingError(
            f"{path} has labels that the label map does not know: {told}; add NAME: NAME to the map, or NAME: null to learn "
            "nothing from them"
        )
    return Read(path.name, tuple(golds), tuple(rejected), sha256_of(path))


def _gold(letter: Letter, task: Task, labels: Mapping[str, str | None], unknown: Counter[str]) -> Gold:
    known = set(labels.values())
    places: list[Place] = []
    nothing: list[tuple[int, int]] = []
    for mention in mentions_of(letter):
        if mention.kind != KINDS[task]:
            continue
        name, original = mention.label, mention.original
        if task == "pos":
            if not name.startswith(POS_PREFIX) and name not in UPOS and not {name, original} & set(labels):
                continue  # headings and the like are of the same kind
            name, original = name.removeprefix(POS_PREFIX), original.removeprefix(POS_PREFIX)
        target: str | None
        if original in labels:
            target = labels[original]
        elif name in labels:
            target = labels[name]
        else:
            target = name
            if labels and name not in known:
                unknown[original] += 1
        for start, end in mention.pieces:
            if target is None:
                nothing.append((start, end))
            else:
                places.append((start, end, target))
    return Gold(letter, tuple(sorted(set(places))), tuple(sorted(set(nothing))))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file; of a folder that over the lines ``HASH  NAME`` of its files, in order of the
    names."""
    digest = hashlib.sha256()
    try:
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file()):
                digest.update(f"{sha256_of(file)}  {file.relative_to(path).as_posix()}\n".encode())
        else:
            with path.open("rb") as handle:
                while block := handle.read(1 << 20):
                    digest.update(block)
    except OSError as fault:
        raise InputError(f"cannot read {path}: {fault.strerror or type(fault).__name__}") from None
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Parts:
    """Letters to learn from, to choose the best step and the thresholds by (``tune``), and to measure on
    (``test``)."""

    train: tuple[Gold, ...] = field(repr=False)
    tune: tuple[Gold, ...] = field(repr=False)
    test: tuple[Gold, ...] = field(repr=False)

    def labels(self, part: str) -> Counter[str]:
        golds: tuple[Gold, ...] = getattr(self, part)
        return Counter(label for gold in golds for *_, label in longest(gold.spans))


def split(
    golds: Sequence[Gold],
    *,
    tune: float,
    test: float,
    seed: int,
    test_letters: Sequence[Gold] | None = None,
    one_sided: bool = False,
) -> Parts:
    """Split by patient; letters with the same text stay together, too. Of many draws the first that has every
    label in every part.

    ``test_letters`` are the test part if given. Raises TrainingError for too few letters or patients, and,
    unless
    ``one_sided``, for a label that some part does not have.
    """
    if len(golds) < LEAST_LETTERS:
        raise TrainingError(
            f"{len(golds)} letters are too few to train on and to measure; give {LEAST_LETTERS} or more"
        )
    if not any(gold.spans for gold in golds):
        raise TrainingError(
            "no letter has an annotation of this task; check --task, the kind of the spans and the label map"
        )
    own = None if test_letters is None else tuple(test_letters)
    groups = _groups(golds)
    if own is not None:
        seen = {(g.letter.patient_id, _digest(g)) for g in own}
        patients = {patient for patient, _ in seen if patient}
        texts = {text for _, text in seen}
        both = sum(g.letter.patient_id in patients or _digest(g) in texts for g in golds)
        if both:
            raise TrainingError(
                f"{both} training letters are of patients, or have the text, of test letters; take them out"
            )
    if len(groups) < LEAST_PATIENTS:
        raise TrainingError(
            f"all letters are of {len(groups)} patient{'s' * (len(groups) > 1)}: at least {LEAST_PATIENTS} are needed to "
            "measure on patients that were not learnt from; check the column patient_id"
        )
    best: tuple[int, Parts] | None = None
    for draw in range(_DRAWS):
        parts = _drawn(
            groups, len(golds), tune, 0.0 if own is not None else test, Random(f"{seed}/{draw}"), own
        )
        missing = sum(len(names) for names in missing_labels(parts).values())
        if best is None or missing < best[0]:
            best = missing, parts
        if not missing:
            break
    assert best is not None
    count, parts = best
    if count and not one_sided:
        told = "; ".join(
            f"{', '.join(names)} not in {part}" for part, names in missing_labels(parts).items() if names
        )
        raise TrainingError(
            f"labels that not all parts have: {told}. Each needs annotated letters of several patients; give more, map the "
            "label onto another or onto null, or pass --one-sided to train all the same (such labels have no figures or are "
            "not learnt)"
        )
    return parts


def missing_labels(parts: Parts) -> dict[str, list[str]]:
    """For each part the labels that another one has and it does not."""
    have = {part: set(parts.labels(part)) for part in PARTS}
    every = set().union(*have.values())
    return {part: sorted(every - names) for part, names in have.items()}


def _digest(gold: Gold) -> bytes:
    return hashlib.blake2b(gold.letter.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _groups(golds: Sequence[Gold]) -> list[list[Gold]]:
    """Letters of one patient together, and patients that share a text."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first: dict[bytes, str] = {}
    for gold in golds:
        patient = gold.letter.patient
        a, b = root(patient), root(first.setdefault(_digest(gold), patient))
        parent[max(a, b)] = min(a, b)
    groups: dict[str, list[Gold]] = {}
    for gold in golds:
        groups.setdefault(root(gold.letter.patient), []).append(gold)
    return [groups[key] for key in sorted(groups)]


def _drawn(
    groups: Sequence[list[Gold]],
    total: int,
    tune: float,
    test: float,
    rng: Random,
    own: tuple[Gold, ...] | None,
) -> Parts:
    order = list(groups)
    rng.shuffle(order)
    parts: dict[str, list[Gold]] = {part: [] for part in PARTS}
    for part, share in (("test", test), ("tune", tune)):
        while share and len(order) > 1 and (not parts[part] or len(parts[part]) < share * total):
            parts[part] += order.pop()
    for group in order:
        parts["train"] += group
    return Parts(
        _ordered(parts["train"]), _ordered(parts["tune"]), _ordered(parts["test"]) if own is None else own
    )


def _ordered(golds: Iterable[Gold]) -> tuple[Gold, ...]:
    return tuple(sorted(golds, key=lambda gold: gold.letter.id))
