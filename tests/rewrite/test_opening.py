"""Kept words that are no fact become open where a set of equals has them, and words whose wording is given stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synletters.core.document import Action, Letter, Protected, Slot, Span, Word
from synletters.core.errors import LetterError
from synletters.core.labels import KEEP_STRUCTURE
from synletters.detect.guard import GuardDetector
from synletters.rewrite.maskable import with_kinds
from synletters.rewrite.opening import exchanged_in_cues, opened
from synletters.rewrite.plan import build
from synletters.rewrite.protect import open_words, protect
from synletters.rewrite.statements import Statements
from synletters.text.kinds import equals

LEXICON = equals.shipped()


def guarded(text: str, *spans: Span) -> Protected:
    [found] = GuardDetector().detect([Letter("a", text)])
    return protect(Letter("a", text, (*found, *spans)), keep_structure=KEEP_STRUCTURE, seek=False)


def span(text: str, words: str, label: str, kind: str = "clinical", source: str = "tagger") -> Span:
    at = text.index(words)
    return Span(at, at + len(words), label, kind, source)  # type: ignore[arg-type]


def masked(item: Protected) -> dict[str, set[str]]:
    """What may stand for what, as the planner sees it."""
    words = Statements(item).outside_of_cues(open_words(item), exchanged_in_cues())
    return {w.text: set(w.allowed) - {w.text.lower()} for w in with_kinds(item, words, LEXICON, words)[0]}


@pytest.mark.parametrize(
    ("text", "phrase", "others"),
    [
        ("He was well prior to the accident.", "prior to", {"before"}),
        ("It was approximately 4 cm long.", "approximately", {"about", "roughly"}),
        ("He came due to the cough.", "due to", {"because of", "owing to", "secondary to"}),
        ("Nevertheless, he was well.", "Nevertheless", {"however", "nonetheless"}),
        ("Once the wound was dry, it was closed.", "Once", {"after", "as soon as"}),
        ("He was well after the accident.", "after", {"following"}),
        ("He came at which time he was well.", "at which time", {"at which point"}),
    ],
)
def test_a_guarded_word_that_has_equals_there_becomes_open(text: str, phrase: str, others: set[str]) -> None:
    item = guarded(text)
    assert phrase not in masked(item)
    assert masked(opened(item, LEXICON))[phrase] == others


@pytest.mark.parametrize(
    "text",
    [
        "He takes it once daily.",
        "He takes it once a day.",
        "He walks within 5 m.",
        "He was well after the wound was closed.",  # a clause: "following" governs none
        "He ran after the child.",
        "Reduce it by 5 mg from 40 mg to 20 mg, then stop.",
        "It rose from 20/200 to 20/40.",
        "Not for resuscitation. It is to be AVOIDED.",
        "He took it 2 days before.",
        "It was over 4 cm, under 5 cm and above 3 cm.",
        "It measured an approximately 4 cm.",
        "It was either due to the cough or not.",
    ],
)
def test_what_says_how_much_when_or_whether_stays_kept(text: str) -> None:
    item = guarded(text)
    assert opened(item, LEXICON) == item


def test_only_what_the_shipped_detectors_keep_becomes_open() -> None:
    text = "He was well prior to the accident."
    for kept in (
        span(text, "prior to", "DISEASE"),
        span(text, "prior", "TEMPORAL", "structure", "own"),
        span(text, "well prior", "DESCRIPTION", "clinical", "annotated"),
    ):
        item = guarded(text, kept)
        assert opened(item, LEXICON) == item


def test_a_description_of_which_a_word_is_open_is_none_and_its_rest_is_kept() -> None:
    text = "It was closed in a sterile fashion."
    item = guarded(text, span(text, "sterile fashion", "DESCRIPTION"))
    made = opened(item, LEXICON)
    assert masked(made)["fashion"] == {"manner"}
    assert not any(s.label == "DESCRIPTION" for region in made.regions for s in region.spans)
    assert [text[r.start : r.end].strip() for r in made.regions if r.action is Action.KEEP][-1] == "sterile"
    assert "".join(text[r.start : r.end] for r in made.regions) == text


def test_a_phrase_that_is_kept_in_part_lies_in_one_open_region() -> None:
    text = "He has a lump as well as a scar."
    tags = [span(text, w, "POS:NOUN", "structure", "hand") for w in ("lump", "scar")]
    made = opened(guarded(text, *tags), LEXICON)
    assert masked(made)["as well as"] == {"along with", "in addition to", "together with"}


def test_identifiers_decide_nothing() -> None:
    made = set()
    for name in ("Xavier", "DISEASE 7", 'E87.1: "and"', "wounds; x | y"):
        text = f"He was well prior to the {name} accident, {name}. He came {name} due to {name}."
        phi = [Span(m.start(), m.end(), "NAME", "phi", "x") for m in re.finditer(re.escape(name), text)]
        [found] = GuardDetector().detect([Letter("a", text)])
        free = [s for s in found if not any(p.overlaps(s) for p in phi)]
        item = protect(Letter("a", text, (*free, *phi)), keep_structure=KEEP_STRUCTURE, seek=False)
        made.add(tuple((k, *sorted(v)) for k, v in masked(opened(item, LEXICON)).items()))
    assert made == {(("prior to", "before"),)}


@pytest.mark.parametrize(
    "text",
    [
        "- E87.1: A low sodium and the lesion was seen in the wound.",
        "250.00 The lesion was seen in the wound",
        'He said "the lesion was seen in the wound" to me.',
        "He said “the lesion was seen in the wound”.",
    ],
)
def test_titles_of_codes_and_quoted_speech_stay(text: str) -> None:
    item = protect(Letter("a", text), keep_structure=())
    words, withheld = with_kinds(item, open_words(item), LEXICON)
    assert "seen" not in [word.text for word in words]
    assert withheld["fixed"] >= 4


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Location; Value; Date; Sign", True),
        ("Location | Value | Date", True),
        ("- Location of the lesion", True),
        ("2. Location of the lesion", True),
        ("- The location was seen.", False),
        ("The location was seen; it was dry.", False),
        ('It was 5" by 4" long and then it was seen.', False),
    ],
)
def test_rows_of_forms_and_items_without_a_verb_stay(line: str, stays: bool) -> None:
    item = protect(Letter("a", f"He was well.\n{line}\nHe was well."), keep_structure=())
    assert bool(with_kinds(item, open_words(item), LEXICON)[1]["fixed"]) is stays


@given(st.data())
def test_whatever_is_kept_the_own_words_in_the_slots_give_the_letter_back(data: st.DataObject) -> None:
    text = "The area was draped in the usual fashion and it was well prior to this, at this time in standard fashion."
    ends = [(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    spans = []
    for _ in range(data.draw(st.integers(0, 6))):
        first = data.draw(st.integers(0, len(ends) - 1))
        last = min(len(ends) - 1, first + data.draw(st.integers(0, 3)))
        label = data.draw(st.sampled_from(["DESCRIPTION", "EVENT", "DISEASE"]))
        spans.append(Span(ends[first][0], ends[last][1], label, "clinical", "tagger"))
    item = opened(guarded(text, *spans), LEXICON)
    words, _ = with_kinds(item, open_words(item), LEXICON)
    own = iter(sorted(words, key=lambda word: word.start))
    made = build(item, (), words, range(len(words)))
    assert "".join(next(own).text if isinstance(part, Slot) else part.text for part in made.parts) == text


def test_a_phrase_is_masked_whole_over_an_entity_that_opens() -> None:
    text = "It was turned in standard fashion."
    item = opened(guarded(text, span(text, "standard fashion", "DESCRIPTION")), LEXICON)
    assert masked(item)["in standard fashion"] == {"in the standard manner", "in the usual fashion"}


def test_a_word_that_reaches_out_of_what_is_open_is_no_slot() -> None:
    text = "It was turned in standard fashion."
    item = guarded(text, span(text, "standard", "DISEASE"))
    with pytest.raises(LetterError, match="outside of what is open"):
        build(item, (), [Word(14, 33, "in standard fashion")], [0])
