"""The lexicon of equals: every set is valid, and its example shows that its frame holds there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError
from synletters.rewrite.maskable import Kinds
from synletters.rewrite.protect import open_words, protect
from synletters.text.kinds import equals
from synletters.text.kinds.inflect import FORMS, inflected
from synletters.text.kinds.inflection import irregular_verbs

_PREFIXES = ("up", "over", "under", "fore", "for", "with", "out", "re", "un", "mis", "be", "par")
_BRACKETS = re.compile(r"\[([^\]]+)\]")
_TAG = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ", "adv": "ADV"}
#: things of the examples, so that frames which ask for one find it
THINGS = (
    "mass lesion lesions clip wound wounds cough fever fall pain swelling tear bleeding scan biopsy bladder knee neck skin duct closure "
    "lump stone scar drainage examination exam leak stress fat graft nerve fluid diabetes bone headaches fracture cyst tendon window "
    "suture irrigation options hemostasis symptoms"
).split()


def shown(made: equals.EqualSet) -> tuple[Letter, int]:
    """The example of a set as a letter with the tags that it needs, and the place of its word."""
    found = _BRACKETS.search(made.example)
    assert found, made
    text = made.example.replace(found[0], found[1])
    at = found.start()
    spans = []
    for m in re.finditer(r"[^\W\d_]+", text):
        inside = at <= m.start() < at + len(found[1])
        tag = _TAG.get(made.pos, "X") if inside else "NOUN" if m[0].lower() in THINGS else "X"
        tag = "VERB" if made.pos == "word" and not inside and m[0] in ("closed", "cut", "spare") else tag
        spans.append(Span(m.start(), m.end(), f"POS:{tag}", "structure", "hand"))
        if m[0].lower() in THINGS and not inside:
            spans.append(Span(m.start(), m.end(), "DISEASE", "clinical", "hand"))
    return Letter("a", text, tuple(spans)), at


def one_of_each() -> list[tuple[str, equals.EqualSet]]:
    return [(f"{made.name}: {made.example}", made) for made in equals.shipped().sets]


def test_every_example_shows_its_set() -> None:
    failed = []
    for name, made in one_of_each():
        letter, at = shown(made)
        item = protect(letter, keep_structure=())
        word = next((w for w in open_words(item) if w.start == at), None)
        masked, _ = Kinds(item, equals.Lexicon.of([made])).of(word) if word else (None, "")
        if masked is None or len(masked.allowed) < 2 or made.name not in masked.kind:
            failed.append(name)
    assert failed == []


def test_the_shipped_lexicon_is_large_and_no_set_stands_twice() -> None:
    sets = equals.shipped().sets
    assert len(sets) >= 1000
    assert len({(s.pos, s.forms, s.words, s.frames) for s in sets}) == len(sets)


@pytest.mark.parametrize(
    ("base", "pos", "form", "made"),
    [
        ("try", "verb", "s", "tries"),
        ("try", "verb", "past", "tried"),
        ("stop", "verb", "ing", "stopping"),
        ("occur", "verb", "past", "occurred"),
        ("visit", "verb", "past", "visited"),
        ("counsel", "verb", "done", "counseled"),
        ("see", "verb", "ing", "seeing"),
        ("tie", "verb", "ing", "tying"),
        ("make", "verb", "ing", "making"),
        ("carry_out", "verb", "done", "carried out"),
        ("see", "verb", "done", "seen"),
        ("have", "verb", "past", "had"),
        ("go_back", "verb", "past", "went back"),
        ("study", "noun", "many", "studies"),
        ("diagnosis", "noun", "many", "diagnoses"),
        ("day", "noun", "many", "days"),
        ("branch", "noun", "many", "branches"),
        ("in_order_to", "word", "", "in order to"),
    ],
)
def test_inflections(base: str, pos: str, form: str, made: str) -> None:
    assert form in FORMS[pos]
    assert inflected(base, pos, form) == made


def test_what_is_inflected_like_a_verb_within_it_is_listed_so() -> None:
    """ "upheld" as "held", "oversaw" as "saw": a verb that ends in an irregular one is irregular too."""
    known = irregular_verbs()
    verbs = {
        base.split("_")[0] for made in equals.shipped().sets if made.pos == "verb" for base in made.words
    }
    regular = {"relay"}
    assert "have" in known
    assert [
        verb
        for verb in sorted(verbs - known.keys() - regular)
        if any(verb.endswith(base) and verb[: -len(base)] in _PREFIXES for base in known)
    ] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("noun: spot site | | In this [spot].", ""),
        ("noun: place | | In this [place].", "two different words"),
        ("noun: place place | | In this [place].", "two different words"),
        ("noun: place site | | In this place.", "square brackets"),
        ("noun: place site", "part of speech: words"),
        ("nouns: place site | | In this [place].", "no part of speech"),
        ("noun.past: place site | | In this [place].", "no such forms"),
        ("noun: place s1te | | In this [place].", "plain lower-case"),
        ("noun: place Site | | In this [place].", "plain lower-case"),
        ("noun: place site | near=x | In this [place].", "is no condition"),
        ("noun: place site | +1=@nosuch | In this [place].", "class of words"),
        ("adj: present absent | | It is [present].", "negation"),
        ("word: with without | | [With] it.", "negation"),
        ("adj: left right | | The [left] one.", "side"),
        ("adj: two three | | The [two].", "number"),
        ("word: with with_no | | [With] it.", "negation"),
        ("word: can may | | It [can] be.", "auxiliary"),
        ("word: he she | | Then [he] came.", "person"),
        ("verb: give take | | We [give] it.", "act"),
        ("verb: remove clear | | We [remove] it.", "act"),
        ("noun: smith jones | | Then [smith] came.", "name"),
    ],
)
def test_sets_of_ones_own_are_refused_with_a_word(line: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(line + "\n")
    if not fault:
        assert len(equals.with_own(str(path)).sets) == len(equals.shipped().sets) + 1
        return
    with pytest.raises(ConfigError, match=fault):
        equals.with_own(str(path))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        equals.with_own(str(tmp_path / "none.txt"))
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read"):
        equals.with_own(str(tmp_path / "bytes"))
