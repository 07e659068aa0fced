"""Which patients are learned from and which are tested on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from synletters.core.document import Letter
from synletters.core.errors import EvaluationError
from synletters.evaluate.utility.samples import clinical


@dataclass(frozen=True, slots=True)
class Split:
    """Letters of two groups of patients, and the labels that are compared; ``left_out`` are too rare to be
    learned."""

    train: tuple[Letter, ...]
    test: tuple[Letter, ...]
    labels: tuple[str, ...]
    left_out: tuple[str, ...]
    patients: tuple[int, int]
    by_letter: bool


def split(
    letters: Sequence[Letter], *, test_share: float, seed: int, least_letters: int, least_mentions: int
) -> Split:
    """Patients drawn with ``seed`` until ``test_share`` of the letters are in the test.

    A letter without a patient id is a patient of its own. Labels with fewer than ``least_mentions`` gold
    entities are left
    out. Raises EvaluationError: fewer than ``least_letters`` letters, no gold entities, all of one patient, a
    label that no
    letter of the training part has.
    """
    if len(letters) < least_letters:
        raise EvaluationError(
            f"{len(letters)} real letters are too few to train and test on; at least {least_letters} are needed"
        )
    sizes = Counter(span.label for letter in letters for span in clinical(letter.spans))
    if not sizes:
        raise EvaluationError(
            "the real letters have no clinical spans; give annotated letters (brat, or a column `spans`), those that were rewritten"
        )
    labels = tuple(sorted(label for label, size in sizes.items() if size >= least_mentions))
    if not labels:
        raise EvaluationError(
            f"no label has {least_mentions} clinical spans in the real letters (the commonest has {max(sizes.values())}); annotate more"
        )
    patients = sorted({letter.patient for letter in letters})
    if len(patients) < 2:
        raise EvaluationError(
            "all real letters are of one patient, so none of another is left to test on; give letters of more patients"
        )
    test = _drawn(letters, patients, test_share, seed)
    made = Split(
        tuple(letter for letter in letters if letter.patient not in test),
        tuple(letter for letter in letters if letter.patient in test),
        labels,
        tuple(sorted(sizes.keys() - {*labels})),
        (len(patients) - len(test), len(test)),
        not any(letter.patient_id for letter in letters),
    )
    _check(made, seed)
    return made


def _drawn(letters: Sequence[Letter], patients: Sequence[str], test_share: float, seed: int) -> set[str]:
    sizes = Counter(letter.patient for letter in letters)
    order = list(patients)
    Random(f"usefulness/{seed}").shuffle(order)
    test: set[str] = set()
    taken = 0
    for patient in order[:-1]:  # one is always left to train on
        if test and taken >= test_share * len(letters):
            break
        test.add(patient)
        taken += sizes[patient]
    return test


def _check(made: Split, seed: int) -> None:
    have, asked = (
        {span.label for letter in part for span in clinical(letter.spans)} & {*made.labels}
        for part in (made.train, made.test)
    )
    if not asked:
        raise EvaluationError(
            f"no test letter has a clinical span (split seed {seed}); give more letters, or another split seed"
        )
    if missing := sorted(asked - have):
        raise EvaluationError(
            f"the labels {', '.join(missing)} stand in test letters but in no training letter (split seed {seed}); give more "
            "letters, another split seed, or leave labels of so few patients out"
        )
