"""``Rewriter.stream``: any iterator, bounded memory, the order kept."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synletters import InputError, Letter, Rejected, Rewrite, Rewriter, RunConfig

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=4, workers=1, second_look=False)
CANARY = "Quillfeather"


def letter(at: int, patient: str | None = None) -> Letter:
    return Letter(f"l{at}", f"Dear Dr {CANARY}, seen on {1 + at % 28} March 2021.", patient_id=patient)


@pytest.fixture(scope="module")
def rewriter() -> Rewriter:
    return Rewriter(CONFIG)


def ids(results: Any) -> list[str]:
    return [item.id if isinstance(item, Letter) else item.letter_id for item in results]


def test_order_is_kept_and_no_more_than_a_batch_is_read_ahead(rewriter: Rewriter) -> None:
    read: list[int] = []

    def endless() -> Iterator[Letter]:
        at = 0
        while True:
            read.append(at)
            yield letter(at)
            at += 1

    stream = rewriter.stream(endless())
    assert read == [], "nothing is read before it is asked for"
    for at in range(20):
        made = next(stream)
        assert isinstance(made, Rewrite)
        assert made.letter_id == f"l{at}"
        assert CANARY not in made.text
        assert len(read) <= at + 1 + CONFIG.chunk + 1


def test_letters_of_a_patient_that_follow_each_other_stay_together(rewriter: Rewriter) -> None:
    letters = [
        letter(0, "p"),
        letter(1, "p"),
        letter(2, "q"),
        *(letter(at, "r") for at in range(3, 12)),
        letter(12),
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = list(rewriter.stream(iter(letters)))
    whole = Rewriter(CONFIG).rewrite(letters)
    assert made == whole
    names = {item.text.partition(",")[0] for item in made[3:12] if isinstance(item, Rewrite)}
    assert len(names) == 1


def test_a_patient_that_comes_apart_is_told_once_and_not_with_a_vault(
    rewriter: Rewriter, tmp_path: Path
) -> None:
    letters = [letter(at, "p" if at % 5 == 0 else "q" if at % 5 == 2 else None) for at in range(20)]
    with pytest.warns(UserWarning, match="came apart") as told:
        assert ids(rewriter.stream(letters)) == ids(letters)
    assert len(told) == 1
    key = tmp_path / "key"
    key.write_text("0" * 64)
    key.chmod(0o600)
    kept = replace(CONFIG, vault=str(tmp_path / "vault"), vault_key_file=str(key))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = list(Rewriter(kept).stream(letters))
    of_p = {item.text.partition(",")[0] for item in made[::5] if isinstance(item, Rewrite)}
    assert len(of_p) == 1


def test_rejections_stand_where_their_letters_stood(rewriter: Rewriter) -> None:
    bad = Rejected("read", "read", "the text is empty")
    long = Letter("long", "x " * 3_000_000)
    letters = [letter(0), bad, long, letter(0), letter(1), letter(2)]
    made = list(rewriter.stream(letters))
    assert ids(made) == ["l0", "read", "long", "l0", "l1", "l2"]
    assert [isinstance(item, Rejected) for item in made] == [False, True, True, True, False, False]
    assert made[1] is bad
    again = made[3]
    assert isinstance(again, Rejected)
    assert "twice" in again.reason


def test_variants_follow_their_letter(rewriter: Rewriter) -> None:
    made = Rewriter(replace(CONFIG, variants=2)).stream([letter(0), letter(1)])
    assert [(item.letter_id, item.variant) for item in made if isinstance(item, Rewrite)] == [
        ("l0", 0),
        ("l0", 1),
        ("l1", 0),
        ("l1", 1),
    ]


def test_an_error_of_the_iterator_is_the_callers(rewriter: Rewriter) -> None:
    def breaks() -> Iterator[Letter]:
        yield letter(0)
        raise KeyError("the database went away")

    with pytest.raises(KeyError):
        list(rewriter.stream(breaks()))
    assert list(rewriter.stream([])) == []


@pytest.mark.parametrize("bad", [CANARY, [CANARY], [b"x"], [None], letter(0), [("a", CANARY)]])
def test_what_is_no_letter_is_refused_with_a_word(rewriter: Rewriter, bad: Any) -> None:
    for call in (rewriter.rewrite, rewriter.detect, lambda items: list(rewriter.stream(items))):
        with pytest.raises(InputError, match=r"takes (several )?letters") as caught:
            call(bad)
        assert CANARY not in str(caught.value)
        assert "Letter(" in str(caught.value) or "[letter]" in str(caught.value)
