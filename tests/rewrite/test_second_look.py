"""What the first detection missed and the second finds is repaired; what stays is rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from synletters.core.config import RunConfig
from synletters.core.document import Fill, Letter, MaskPlan, Rejected, Rewrite, Span
from synletters.detect.base import BaseDetector, for_redetect
from synletters.detect.layout import LayoutDetector
from synletters.detect.lists import ListsDetector
from synletters.detect.tagger.detector import TaggerDetector
from synletters.rewrite.rewriter import Rewriter

CANARY = "Quexley"


class Late(BaseDetector):
    """Finds the canary only from its n-th call on."""

    name = "late"

    def __init__(self, calls: int = 1) -> None:
        self.calls = calls

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        self.calls -= 1
        if self.calls >= 0:
            return [() for _ in letters]
        return [
            tuple(Span(at, at + 7, "NAME", "phi", "late") for at in [letter.text.find(CANARY)] if at >= 0)
            for letter in letters
        ]


def rewriter(detector: Any, **options: Any) -> Rewriter:
    return Rewriter(RunConfig(strategy="none", **options), detectors=[detector])


def test_what_the_second_look_finds_is_replaced_everywhere() -> None:
    made = rewriter(Late())
    [result] = made.rewrite([Letter("a", f"Seen by {CANARY} today. {CANARY} left.")])
    assert isinstance(result, Rewrite)
    assert CANARY not in result.text
    assert made.counts["letters_repaired"] == 1
    assert made.counts["second_look:NAME"] == 1  # the other place follows from the first
    assert CANARY.lower() not in repr(made.hashes).lower()


def test_without_a_second_look_it_stays() -> None:
    [result] = rewriter(Late(), second_look=False).rewrite([Letter("a", f"Seen by {CANARY} today.")])
    assert isinstance(result, Rewrite)
    assert CANARY in result.text


def test_a_result_that_looks_like_an_age_is_no_finding() -> None:
    class Ages(Late):
        name = "ages"

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            self.calls -= 1
            found = [
                [m.span() for m in re.finditer("104", letter.text)] if self.calls < 0 else []
                for letter in letters
            ]
            return [tuple(Span(*place, "AGE", "phi", "ages") for place in places) for places in found]

    made = rewriter(Ages())
    [result] = made.rewrite([Letter("a", "Hb 104, seen at home. His aunt is 104.")])
    assert isinstance(result, Rewrite)
    assert result.text.startswith("Hb 104,")
    assert "aunt is 104" not in result.text
    assert made.counts["second_look:AGE"] == 1


def test_the_other_letters_of_the_patient_follow() -> None:
    letters = [
        Letter("a", f"Seen by {CANARY}.", patient_id="p"),
        Letter("b", f"For {CANARY}.", patient_id="p"),
    ]
    one, two = rewriter(Late()).rewrite(letters)
    assert isinstance(one, Rewrite)
    assert isinstance(two, Rewrite)
    assert one.text[8:-1] == two.text[4:-1] != CANARY


def test_a_name_of_one_letter_is_sought_in_the_other_letters_of_the_patient() -> None:
    class First(BaseDetector):
        name, finds_phi = "first", False

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            return [(Span(8, 15, "NAME", "phi", "first"),) if letter.id == "a" else () for letter in letters]

    letters = [Letter(i, f"Seen by {CANARY}.", patient_id=p) for i, p in (("a", "p"), ("b", "p"), ("c", "q"))]
    made = rewriter(First()).rewrite(letters)
    assert [CANARY in r.text for r in made if isinstance(r, Rewrite)] == [False, False, True]


@pytest.mark.parametrize("fault", ["raise", "outside"])
def test_a_second_look_that_fails_lets_nothing_out(fault: str) -> None:
    class Faulty(Late):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            if self.calls > 0:
                return super().detect(letters)
            if fault == "raise":
                raise RuntimeError(CANARY)
            return [(Span(0, 10_000, "NAME", "phi"),) for _ in letters]

    [result] = rewriter(Faulty()).rewrite([Letter("a", f"Seen by {CANARY}.")])
    assert isinstance(result, Rejected)
    assert result.stage == "second_look"
    assert CANARY not in result.reason


def test_only_detectors_of_identifiers_look_twice() -> None:
    assert for_redetect([LayoutDetector()]) == []
    late = Late()
    assert for_redetect([late]) == [late]
    assert callable(TaggerDetector.for_redetect)


def test_a_finding_beside_a_surrogate_counts_for_what_came_over() -> None:
    class Half(Late):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            if self.calls > 0:
                self.calls -= 1
                return [(Span(5, 10, "NAME", "phi"),) for _ in letters]
            return [
                tuple(Span(5, m.end(), "NAME", "phi") for m in re.finditer(CANARY, letter.text))
                for letter in letters
            ]

    [result] = rewriter(Half()).rewrite([Letter("a", f"Dear Marek {CANARY}, hello.")])
    assert isinstance(result, Rewrite)
    assert CANARY not in result.text


def test_a_letter_that_the_second_look_rejected_stays_rejected() -> None:
    """Another letter of the patient is repaired; the one that failed does not come back with it."""

    class Picky(Late):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            if self.calls <= 0 and any(letter.id == "a" for letter in letters):
                raise RuntimeError
            return super().detect(letters)

    one, two = rewriter(Picky()).rewrite(
        [Letter(i, f"Letter {i}. {CANARY} was here.", patient_id="p") for i in ("a", "b")]
    )
    assert isinstance(one, Rejected)
    assert isinstance(two, Rewrite)
    assert CANARY not in two.text


def test_what_is_found_in_one_letter_is_replaced_in_the_patients_others() -> None:
    class OnlyB(Late):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            return [
                found if letter.id == "b" else ()
                for letter, found in zip(letters, super().detect(letters), strict=True)
            ]

    made = rewriter(OnlyB()).rewrite(
        [Letter(i, f"Letter {i}. {CANARY} was here.", patient_id="p") for i in ("a", "b")]
    )
    assert [CANARY in result.text for result in made if isinstance(result, Rewrite)] == [False, False]


def test_a_letter_that_the_gate_turned_away_is_looked_at_too() -> None:
    class Number(Late):
        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            first = self.calls > 0
            found = super().detect(letters)
            return [(Span(4, 14, "NHS", "phi"),) if first else more for more in found]

    [result] = rewriter(Number()).rewrite(
        [Letter("a", f"NHS 9434765919.\nAgain 943476\n5919 ok. {CANARY} was here.")]
    )
    assert not isinstance(result, Rewrite) or CANARY not in result.text


def test_what_is_still_there_after_the_repairs_is_rejected() -> None:
    class Always(Late):
        """Finds another word at each look."""

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            self.calls -= 1
            if self.calls >= 0:
                return [() for _ in letters]
            at = [m.span() for m in re.finditer(r"[a-z]{4,}", letters[0].text)]
            return [(Span(*at[-self.calls % len(at)], "NAME", "phi"),)]

    [result] = rewriter(Always()).rewrite(
        [Letter("a", "Some words that stand here without any names among them.")]
    )
    assert isinstance(result, Rejected)
    assert result.stage == "gate"


def test_what_a_users_list_calls_no_identifier_stays_where_it_stands_alone() -> None:
    class John(BaseDetector):
        name, finds_phi = "john", False

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            return [(Span(0, 10, "NAME", "phi"), Span(18, 23, "NAME", "phi")) for _ in letters]

    made = Rewriter(RunConfig(strategy="none"), detectors=[John(), ListsDetector(never=["Epley"])])
    [result] = made.rewrite([Letter("a", "John Epley had an Epley today.")])
    assert isinstance(result, Rewrite)
    assert result.text.endswith("had an Epley today.")
    assert not result.text.startswith("John")


@pytest.mark.parametrize(
    ("text", "name", "gone"),
    [
        (
            "Jan Kowalczyk came. Kowalczyk's operation went well. Kowalczyk's fracture healed.",
            "Jan Kowalczyk",
            "Kowalczyk",
        ),
        ("Chidi Mba was seen; Mba left.", "Chidi Mba", "Mba"),
        ("Hoa Ng came. Ng is well, 3 ng/mL.", "Hoa Ng", "Ng "),
        ("LS1 3EX is old, ls13ex too.", "LS1 3EX", "ls13ex"),
        ("Smith is S M I T H. A child.", "Smith", "S M I T H"),
        ("Smith, \U0001d412mith came", "Smith", "\U0001d412mith"),
    ],
)
def test_no_form_of_a_name_is_left(text: str, name: str, gone: str) -> None:
    class First(BaseDetector):
        finds_phi = False
        name = "first"

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            label = "POSTCODE" if name[-3].isdigit() else "NAME"
            return [(Span(0, len(name), label, "phi"),) for _ in letters]

    [result] = Rewriter(RunConfig(strategy="none"), detectors=[First()]).rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    assert gone not in result.text
    assert ("ng/mL" in text) == ("ng/mL" in result.text)


def test_what_is_nobodys_at_the_first_look_is_nobodys_at_the_second() -> None:
    class Hasty(BaseDetector):
        name = "tagger"

        def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
            return [
                tuple(
                    Span(m.start(), m.end(), "NAME", "phi", "tagger", 0.7)
                    for m in re.finditer("VM|verb", letter.text)
                )
                for letter in letters
            ]

    text = "Called back, left message on VM. Reviewed above, verb. understanding."
    [result] = rewriter(Hasty()).rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    assert result.text == text


class Parrot:
    """Fills every slot with one word."""

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill("plover") for _ in range(plan.slots)) for plan in plans]


class NearChanges(BaseDetector):
    """Looks twice, the second time at changed sentences; what it finds then is what it is told to."""

    name, redetects_changes = "near", True

    def __init__(self, finds: str, label: str, kind: Any) -> None:
        self.finds, self.label, self.kind = finds, label, kind
        self.read: list[str] = []
        self.looks = 0

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        self.looks += 1
        if self.looks == 1:
            return [() for _ in letters]
        self.read += [letter.text for letter in letters]
        return [
            tuple(
                Span(*m.span(), self.label, self.kind, self.name)
                for m in re.finditer(self.finds, letter.text)
            )
            for letter in letters
        ]


FAR = "Nothing is changed in this line, which is far away from all words that anybody fills."
CHANGED = f"{FAR}\n\n{FAR}\n\nThe dog of {CANARY} barked.\n\n{FAR}\n\n{FAR}"


class Dogs:
    def select(self, words: Sequence[Any], rng: Any) -> frozenset[int]:
        return frozenset(k for k, word in enumerate(words) if word.text == "dog")


def near_changes(finds: str, label: str, kind: str, text: str = CHANGED) -> tuple[NearChanges, Any]:
    detector = NearChanges(finds, label, kind)
    made = Rewriter(RunConfig(refill="free"), detectors=[detector], strategy=Dogs(), refiller=Parrot())  # type: ignore[arg-type]
    [result] = made.rewrite([Letter("a", text)])
    return detector, result


def test_a_detector_of_changes_reads_the_sentences_with_refilled_words() -> None:
    detector, result = near_changes(CANARY, "NAME", "phi")
    assert isinstance(result, Rewrite)
    assert CANARY not in result.text
    assert "plover" in result.text
    assert all("plover" in piece and len(piece) < len(FAR) * 2 for piece in detector.read)


def test_what_it_finds_beside_the_sentence_does_not_count() -> None:
    _, result = near_changes("anybody fills", "NAME", "phi")
    assert isinstance(result, Rewrite)
    assert result.text == CHANGED.replace("dog", "plover")


def test_an_invented_drug_is_still_given_back() -> None:
    _, result = near_changes("plover", "DRUG", "clinical")
    assert isinstance(result, Rewrite)
    assert result.text == CHANGED


def test_a_letter_without_refilled_words_is_not_read_again() -> None:
    detector, result = near_changes(CANARY, "NAME", "phi", CHANGED.replace("dog", "cat"))
    assert isinstance(result, Rewrite)
    assert detector.looks == 1
