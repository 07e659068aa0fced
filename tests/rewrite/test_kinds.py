"""What is never masked, and what a refill must be: the rule of kinds, whatever the strategy, the refiller and
the seed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tiny

from synletters.core.config import RunConfig
from synletters.core.document import (
    Action,
    Case,
    Fill,
    Fixed,
    Letter,
    MaskPlan,
    Protected,
    Region,
    Rewrite,
    Slot,
    Span,
    Word,
)
from synletters.refill.mlm import MaskedLMRefiller
from synletters.refill.vocabulary import build as vocabulary
from synletters.rewrite.kind_check import fitted
from synletters.rewrite.maskable import REASONS, Kinds, with_kinds
from synletters.rewrite.plan import build
from synletters.rewrite.protect import open_words, protect
from synletters.rewrite.rewriter import Rewriter
from synletters.text.kinds import classes, equals, inflection, synonyms
from synletters.text.kinds.words import acts, fits, instead, kinds, members, never
from synletters.text.words import STOPWORDS

#: word -> tag, for sentences that are tagged here by hand
TAGS = {
    "DET": "a an the this that these those",
    "PRON": "which he she it they i",
    "ADP": "upon on toward in of from to by for with",
    "SCONJ": "because as while",
    "ADV": "then thereafter also easily",
    "AUX": "was is were be can",
    "CCONJ": "and",
    "ADJ": "sharp suitable benign careful",
    "VERB": "noticed showed shown revealed reveals cleaned inserted examined reduced said",
    "NOUN": "wound pain lesion findings nerve arrival location site scan patient surgery problem data lot ulcer",
}
_BY_HAND = {word: tag for tag, words in TAGS.items() for word in words.split()}


def letter(text: str, **tags: str) -> Letter:
    spans = [
        Span(
            m.start(),
            m.end(),
            f"POS:{tags.get(m[0].lower(), _BY_HAND.get(m[0].lower(), 'X'))}",
            "structure",
            "hand",
        )
        for m in re.finditer(r"[^\W\d_]+", text)
    ]
    return Letter("a", text, tuple(spans))


def kind_of(text: str, word: str, *spans: Span, **tags: str) -> tuple[str, str]:
    """Kind and reason of a word of a text that is tagged by hand."""
    found = letter(text, **tags)
    item = protect(found.with_spans((*found.spans, *spans)), keep_structure=("QUANTITY", "LATERALITY"))
    at = next(w for w in open_words(item) if w.text == word)
    return Kinds(item).of(at)


# -- never masked
# -------------------------------------------------------------------------------------------------------------

NEVER = (
    "be am is are was were been being have has had having do does did will would shall should can could may might must not no never "
    "more less most least many much few some any all both each every either other another same only from to by with without for "
    "against until till since off up down before after during of in into out over under above below between through per via within "
    "at about around than if unless although when where i he she it they we you him her his their my who what why how there"
)


@pytest.mark.parametrize("word", [w for w in NEVER.split() if w.isalpha()])
@pytest.mark.parametrize("tag", ["NOUN", "VERB", "ADV", "ADP", "X", "DET"])
def test_no_word_of_direction_mode_amount_or_person_is_masked(word: str, tag: str) -> None:
    kind, reason = kind_of(f"She said {word} wound showed.", word, **{word: tag})
    assert kind == ""
    assert reason in REASONS


@pytest.mark.parametrize(
    "word",
    "insert inserted inserting inserts insertion removed removes removal gave giving stopped stopping started dividing divided "
    "division referred referral received receives died dying admitted admission discharged increased reduced reducing reduction "
    "withdrew excised excision given took taken declined denies rose fell".split(),
)
def test_no_act_is_masked_or_filled_in(word: str) -> None:
    assert word in acts()
    for tag in ("VERB", "NOUN", "ADJ", "AUX"):
        assert kind_of(f"The scan {word} the wound.", word, **{word: tag})[0] == ""
    assert not any(word in members(kind) for kind in kinds())


@pytest.mark.parametrize("fact", ["5", "40mg", "Leeds", "aspirin", "3/4/2020"])
@pytest.mark.parametrize("place", ["because {0}", "{1} and pain {0}", "{0} the pain {1}"])
def test_relations_stand_where_a_number_drug_place_or_date_is_near(fact: str, place: str) -> None:
    word = "because" if place.startswith("because") else "upon"
    text = f"The wound showed {place.format(fact) if word == 'because' else place.format(word, fact)}."
    at = text.index(fact)
    label, kind = {"L": ("LOCATION", "phi"), "a": ("DRUG", "clinical")}.get(fact[0], ("DATE", "phi"))
    spans = [Span(at, at + len(fact), label, kind, "hand")] if fact[0].isalpha() or "/" in fact else []  # type: ignore[arg-type]
    assert kind_of(text, word, *spans, because="SCONJ") == ("", "near")


def test_the_same_word_away_from_all_that_may_be_masked() -> None:
    assert kind_of("The wound showed pain because the nerve was then cleaned.", "because") == ("cause", "")
    assert kind_of("He cleaned the wound upon arrival.", "upon") == ("event", "")
    assert kind_of("He cleaned the wound because of pain.", "because") == ("", "function")


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The sharp pain showed.", "The", "article"),
        ("Then these findings showed.", "these", "article-plural"),
        ("These data showed.", "These", "article-plural"),
        ("He said that the wound showed.", "that", ""),  # no pronoun, and nothing to agree with
        ("He noticed a lot of pain.", "a", ""),
        ("A sharp pain showed.", "A", ""),
        ("He noticed the wound of the nerve.", "the", ""),  # it points at what is told next
        ("He noticed all the pain.", "the", ""),
        ("He noticed most of the pain.", "the", ""),
        ("He noticed the wound.", "the", "article"),
        ("He noticed this wound of a nerve.", "this", "article"),
        ("He noticed the same pain.", "the", ""),
        ("The wound which he noticed showed.", "which", "relative"),
        ("The wound, which he noticed, showed.", "which", ""),  # "that" does not stand behind a comma
        ("The wound in which he noticed it.", "which", ""),
        ("He was cleaned then.", "then", ""),
        ("He was cleaned thereafter.", "thereafter", "then"),
        ("The scan was cleaned on arrival.", "on", ""),  # "upon" for "on" is not said everywhere
    ],
)
def test_function_words_only_where_another_says_the_same(text: str, word: str, kind: str) -> None:
    tags = {"that": "SCONJ"} if "said" in text else {}
    assert kind_of(text, word, **tags)[0] == kind


@pytest.mark.parametrize(
    ("text", "word", "kind", "reason"),
    [
        ("The scan showed a wound.", "showed", "verb-past", ""),
        ("The scan reveals a wound.", "reveals", "verb-s", ""),
        ("The scan revealed a wound.", "revealed", "verb-ed", ""),
        ("The wound was shown.", "shown", "verb-participle", ""),
        ("The location was sharp.", "location", "noun", ""),
        ("A suitable scan.", "suitable", "adjective", ""),
        ("A suitable scan.", "scan", "", "act"),
        ("The patient noticed pain.", "patient", "", "function"),
        ("The Location was sharp.", "Location", "", "class"),  # a heading or a name
        ("The location was sharp.", "sharp", "", "synonym"),
        ("The qwertz was sharp.", "qwertz", "", "function"),
    ],
)
def test_the_class_of_a_content_word(text: str, word: str, kind: str, reason: str) -> None:
    assert kind_of(text, word) == (kind, reason)
    assert kind_of(text, word, **{word.lower(): "VERB" if kind == "noun" else "NOUN"})[0] in ("", "noun")


def test_identifiers_play_no_part_but_their_place() -> None:
    """Words that would be read otherwise if the identifier could be read: a plural, a determiner, an act."""
    made = set()
    for name in ("Smith", "findings", "wounds the", "removed", "7"):
        text = f"The {name} wound showed pain because the nerve was cleaned. Thereafter the {name}."
        found = letter(text)
        phi = [Span(m.start(), m.end(), "NAME", "phi", "x") for m in re.finditer(re.escape(name), text)]
        tagged = [s for s in found.spans if not any(p.overlaps(s) for p in phi)]
        item = protect(Letter("a", text, (*tagged, *phi)), keep_structure=(), seek=False)
        words, withheld = with_kinds(item, open_words(item))
        made.add((tuple((w.text, w.kind) for w in words), tuple(sorted(withheld.items()))))
    assert len(made) == 1


# -- the lists
# ----------------------------------------------------------------------------------------------------------------


def test_the_lists_agree_with_each_other() -> None:
    known = equals.shipped()
    assert known.words.keys() == known.tags.keys()
    assert all(len(words) > 1 for words in known.words.values())
    for word, others in known.barred.items():
        assert known.kinds(word), word
        assert any(others <= words for words in known.words.values()), word
    assert set(classes.shipped().values()) <= set(inflection.CLASSES)
    assert not never() & set().union(*known.words.values()) - {"there"}
    for word, others in synonyms.shipped().items():
        assert word not in others
        assert all(
            classes.shipped()[o].partition("-")[0] == classes.shipped()[word].partition("-")[0]
            for o in others
        )
        assert (
            "noun-plural" not in {classes.shipped()[o] for o in others}
            or classes.shipped()[word] == "noun-plural"
        )


def test_inflections() -> None:
    nouns = {"scan", "pain", "study", "class"}
    expected = {
        ("scans", "NOUN"): "noun-plural",
        ("studies", "NOUN"): "noun-plural",
        ("classes", "NOUN"): "noun-plural",
        ("scan", "NOUN"): "noun",
        ("diabetes", "NOUN"): "",
        ("status", "NOUN"): "noun",
        ("data", "NOUN"): "noun-plural",
        ("took", "VERB"): "verb-past",
        ("taken", "VERB"): "verb-participle",
        ("felt", "VERB"): "verb-ed",
        ("put", "VERB"): "",
        ("showing", "VERB"): "verb-ing",
        ("shows", "VERB"): "verb-s",
        ("bigger", "ADJ"): "",
        ("largest", "ADJ"): "",
        ("often", "ADV"): "",
        ("easily", "ADV"): "adverb",
        ("the", "DET"): "",
        ("larger", "X"): "",
    }
    assert {key: inflection.of(*key, nouns) for key in expected} == expected
    assert [inflection.number(w) for w in ("pain", "pains", "feet", "series", "focus")] == [
        "one",
        "many",
        "many",
        "",
        "one",
    ]


def test_a_list_of_classes_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.gz").write_bytes(classes.pack({"pains": "noun-plural", "pain": "noun", "scan": "noun"}))
    monkeypatch.setattr(classes, "SHIPPED", tmp_path / "list.gz")
    assert dict(classes.shipped.__wrapped__()) == {"pain": "noun", "scan": "noun", "pains": "noun-plural"}


# -- what is filled in
# ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "old", "good", "bad"),
    [
        ("article", "The", ("this", "the", "THE"), ("that", "these", "his", "some", "and", "a", "an")),
        ("article", "that", ("the",), ("this", "a", "which")),
        ("article", "this", ("the",), ("that", "these", "a")),
        ("article", "a", (), ("the", "this", "an")),
        ("relative", "which", ("that",), ("and", "who")),
        ("cause", "because", ("as",), ("for", "if")),
        ("cause", "as", (), ("because",)),
        ("event", "upon", ("on",), ("in",)),
        ("verb-past", "showed", ("revealed", "demonstrated"), ("shows", "shown", "removed", "was", "noted")),
        ("verb-ed", "noted", ("observed",), ("notes", "provided", "denied", "note", "said")),
        ("noun", "location", ("site",), ("sites", "pain", "position")),
        ("noun-plural", "locations", ("sites",), ("site",)),
        ("adjective", "suitable", ("appropriate",), ("patent", "unsuitable", "properly")),
        ("nonsense", "pain", ("pain",), ("ache",)),
    ],
)
def test_what_may_take_the_place(kind: str, old: str, good: Sequence[str], bad: Sequence[str]) -> None:
    assert all(fits(kind, word, old) for word in good)
    assert not any(fits(kind, word, old) for word in bad)
    assert old.lower() not in instead(kind, old.lower())


def plan_of(*parts: str | tuple[str, str]) -> tuple[MaskPlan, list[Word]]:
    """A plan of texts and (word, kind) of what is masked."""
    out: list[Any] = [
        Fixed(p) if isinstance(p, str) else Slot("WORD", 1, Case.of(p[0]), "any", p[1]) for p in parts
    ]
    return MaskPlan("a", tuple(out)), [
        Word(0, len(p[0]), p[0], "X", p[1]) for p in parts if not isinstance(p, str)
    ]


@pytest.mark.parametrize(
    ("parts", "fills", "made", "left"),
    [
        (["The ", ("location", "noun"), "."], ["site"], ["site"], []),
        (["The ", ("location", "noun"), "."], ["sites"], ["sites"], [0]),
        (["A ", ("location", "noun"), "."], ["site"], ["site"], []),
        (["An ", ("issue", "noun"), "."], ["problem"], ["problem"], [0]),  # the article is the source's
        ([("This", "article"), " ", ("problem", "noun"), "."], ["The", "issue"], ["The", "issue"], []),
        (["It was ", ("noted", "verb-ed"), " found."], ["found"], ["found"], [0]),  # stands beside it already
        ([("which", "relative"), " he"], [""], [""], [0]),
    ],
)
def test_fills_that_do_not_fit_are_told(
    parts: Any, fills: list[str], made: list[str], left: list[int]
) -> None:
    plan, words = plan_of(*parts)
    out, wrong = fitted(plan, [Fill(f) for f in fills], words)
    assert ([fill.text for fill in out], wrong) == (made, left)


def test_a_slot_tells_its_kind_and_no_word() -> None:
    text = "The scan showed that."
    item = Protected(Letter("a", text), (Region(0, len(text), Action.OPEN),))
    plan = build(item, (), [Word(9, 15, "showed", "VERB", "verb-past")], [0])
    [slot] = [part for part in plan.parts if isinstance(part, Slot)]
    assert slot == Slot("WORD", 1, Case.LOWER, "any", "verb-past")
    for kind in kinds():  # each kind has many words, so that none tells which it was
        assert kind in equals.shipped().words or len(members(kind)) > 15


def test_models_take_words_of_the_kind(loaded_any: Any) -> None:
    known = vocabulary(
        loaded_any.tokenizer, int(loaded_any.model.get_input_embeddings().weight.shape[0]), frozenset()
    )
    there = [kind for kind in kinds() if {w.lower() for w in known.words} & members(kind)]
    assert len(there) > 5
    for options in (
        {"temperature": 3.0, "top_k": 50},
        {"sampling": "argmax"},
        {"rounds": 3},
        {"sampling": "private"},
    ):
        model = MaskedLMRefiller(loaded=loaded_any, **options)
        parts = [
            p
            for kind in there
            for p in (Fixed("the "), Slot("WORD", 1, Case.LOWER, "any", kind), Fixed(" was seen. "))
        ]
        [fills] = model.fill([MaskPlan("a", tuple(parts))])
        for kind, fill in zip(there, fills, strict=True):
            assert fill.text.lower() in members(kind), kind
            assert {word.lower() for word in fill.others} <= members(kind)


def test_a_kind_of_which_the_model_has_no_word_still_says_a_word(loaded_mlm: Any) -> None:
    [[fill]] = MaskedLMRefiller(loaded=loaded_mlm).fill(
        [MaskPlan("a", (Fixed("the "), Slot(kind="nonsense")))]
    )
    assert fill.text.isalpha()


# -- whole letters
# ---------------------------------------------------------------------------------------------------------------

TRUE = (
    "Reduce by 5 mg every week from 40 mg to 20 mg.",
    "Quetiapine 150 mg nocte (reduced from 200 mg). Referred from the GP and discharged to the clinic.",
    "Metoclopramide to be AVOIDED. Not for CPR. She does not need surgery. Penicillin allergy was noted.",
    "The drain was inserted on the left and removed after 3 days. He received two units of blood and did not die.",
    "Transferred from Leeds to York on 3 May. Move the patient up before meals and down after them.",
    "He can have fluids but must not eat. Continue with aspirin and without warfarin until Monday.",
)


class Everything:
    """A user's own strategy, which masks each word that it may."""

    def select(self, words: Sequence[Word], rng: Random) -> frozenset[int]:
        del rng
        return frozenset(range(len(words)))


class Contrary:
    """Says of each word what must not be said, whatever the slot asks for."""

    SAYS = (
        "removed",
        "to",
        "without",
        "died",
        "can",
        "stopped",
        "after",
        "no",
        "from",
        "these",
        "was",
        "healthy",
    )

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [
            tuple(Fill(self.SAYS[k % len(self.SAYS)], 1.0, self.SAYS) for k in range(plan.slots))
            for plan in plans
        ]


@pytest.mark.parametrize("avoid", [0.0, 1.0])
def test_no_strategy_and_no_refiller_of_ones_own_changes_what_is_said(avoid: float) -> None:
    made = Rewriter(
        RunConfig(detectors=("guard",), no_phi=True, avoid_original=avoid, seed=1),
        strategy=Everything(),
        refiller=Contrary(),
    )
    results = made.rewrite([Letter(str(i), text) for i, text in enumerate(TRUE)])
    assert [r.text for r in results if isinstance(r, Rewrite)] == list(TRUE)
    assert sum(count for name, count in made.counts.items() if name.startswith("withheld:")) > 20


def test_what_is_withheld_and_put_back_is_counted() -> None:
    text = "The scan showed a suitable location which he noticed."
    made = Rewriter(RunConfig(detectors=(), no_phi=True, seed=1), strategy=Everything(), refiller=Contrary())
    [result] = made.rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    assert result.text == text
    assert made.counts["words_put_back"] == made.counts["words_masked"] > 2
    assert made.counts["refills"] == 0
    assert made.counts["words_masked"] + sum(made.counts[f"withheld:{r}"] for r in REASONS) == len(
        text.split()
    )


_STRATEGIES = (
    "stopwords",
    "random",
    "nouns",
    "verbs",
    "adjectives",
    "adverbs",
    "stopwords+nouns+verbs+adjectives+adverbs",
)
#: words of which a finished letter must have as many as its source, in the same order
_SAID = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("strategy", _STRATEGIES)
def test_the_embedded_models_keep_direction_mode_and_act(strategy: str) -> None:
    """Twenty variants, each with draws and masks of its own."""
    made = Rewriter(
        RunConfig(
            strategy=strategy, ratio=1.0, variants=20, seed=3, device="cpu", dtype="float32", no_phi=True
        )
    )
    fixed = STOPWORDS | never() | acts()
    fixed -= set().union(*equals.shipped().words.values())
    results = made.rewrite([Letter(str(i), text) for i, text in enumerate(TRUE)])
    assert len(results) == 20 * len(TRUE)
    for result in results:
        assert isinstance(result, Rewrite)
        before, after = (_SAID.findall(text.lower()) for text in (TRUE[int(result.letter_id)], result.text))
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            assert old == new or (old not in fixed and new not in fixed), (old, new)


def test_a_tiny_model_of_any_kind_obeys(loaded_any: Any) -> None:
    model = MaskedLMRefiller(loaded=loaded_any, temperature=3.0, top_k=50)
    made = Rewriter(
        RunConfig(detectors=("guard",), no_phi=True, seed=1, variants=5),
        strategy=Everything(),
        refiller=model,
    )
    for result in made.rewrite([Letter("a", tiny.LETTER), *(Letter(str(i), t) for i, t in enumerate(TRUE))]):
        assert isinstance(result, Rewrite)
        source = tiny.LETTER if result.letter_id == "a" else TRUE[int(result.letter_id)]
        before, after = _SAID.findall(source), _SAID.findall(result.text)
        assert len(before) == len(after)
        assert all(
            a == b or any(fits(kind, b, a) for kind in kinds()) for a, b in zip(before, after, strict=True)
        )
