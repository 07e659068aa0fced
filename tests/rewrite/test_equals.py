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
from synletters.rewrite.fluency import chosen, places
from synletters.rewrite.maskable import REASONS, Kinds, with_kinds
from synletters.rewrite.plan import build
from synletters.rewrite.protect import open_words, protect
from synletters.rewrite.rewriter import Rewriter
from synletters.text.kinds import classes, equals, inflection
from synletters.text.kinds.words import acts

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


def may_stand(text: str, word: str, *spans: Span, **tags: str) -> tuple[set[str], str]:
    """What else may stand for a word of a text that is tagged by hand, and the reason if nothing may."""
    found = letter(text, **tags)
    item = protect(found.with_spans((*found.spans, *spans)), keep_structure=("QUANTITY", "LATERALITY"))
    at = next(w for w in open_words(item) if w.text == word)
    masked, reason = Kinds(item).of(at)
    return (set(masked.allowed) - {masked.text.lower()} if masked else set()), reason


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
    found, reason = may_stand(f"She said {word} wound showed.", word, **{word: tag})
    assert found == set()
    assert reason in REASONS


@pytest.mark.parametrize(
    "word",
    "insert inserted inserting inserts insertion removed removes removal gave giving stopped stopping started dividing divided "
    "division referred referral received receives died dying admitted discharged increased reduced reducing reduction "
    "withdrew excised excision given declined denies rose fell".split(),
)
def test_no_act_is_masked_or_filled_in(word: str) -> None:
    assert word in acts()
    for tag in ("VERB", "NOUN", "ADJ", "AUX"):
        assert may_stand(f"The scan {word} the wound.", word, **{word: tag})[0] == set()
    for made in equals.shipped().sets:
        forms = {made.form(base, form) for base in made.words for form in made.forms}
        assert word not in forms, made


@pytest.mark.parametrize(
    ("text", "word", "others"),
    [
        ("The lesion was firm. Then the lesion was cut.", "the", {"this"}),
        ("The lesions were firm. Then the lesions were cut.", "the", {"these"}),
        ("The lesion was firm. Then the nerve was cut.", "the", set()),  # not spoken of before
        (
            "The lesion was firm. Then the lesion of the nerve was cut.",
            "the",
            set(),
        ),  # points at what is told next
        ("The lesion was firm. Then the first lesion was cut.", "the", set()),
        ("The firm lesion was seen. Then the soft lesion was cut.", "the", set()),  # another one
        ("He noticed this wound.", "this", {"the"}),
        ("He noticed this pain which he had.", "this", set()),
        ("He came this morning.", "this", set()),
        ("He noticed a lot of pain.", "a", set()),
        ("The wound which was seen showed.", "which", {"that"}),
        ("The wound, which was seen, showed.", "which", set()),  # "that" does not stand behind a comma
        ("The wound was cleaned upon arrival.", "upon", {"on"}),
        ("He lay upon a table.", "upon", set()),
        ("He was cleaned because of pain.", "because", {"owing to", "on account of"}),
        ("The wound was then closed.", "then", {"subsequently"}),
        ("He was well then.", "then", set()),
        ("He went to York.", "to", set()),
        ("The scan showed a wound.", "showed", {"revealed", "demonstrated"}),
        ("The patient showed a wound.", "showed", set()),
        ("The scan reveals a wound.", "reveals", {"shows", "demonstrates"}),
        ("The scan Reveals a wound.", "Reveals", set()),  # a heading or a name
        ("The scan was shown in the wound.", "shown", {"demonstrated"}),
        ("The scan was at this location.", "location", {"site"}),
        ("The qwertz was sharp.", "qwertz", set()),
        ("The lesion was seen in the wound.", "seen", {"visualized", "observed"}),
        ("The patient was seen in the clinic.", "seen", set()),  # nobody is visualized there
        ("The patient was then seen in the clinic.", "seen", set()),
        ("He was noted to have pain.", "noted", {"found"}),
        ("He noted to have pain.", "noted", set()),
    ],
)
def test_equals_where_their_frame_holds(text: str, word: str, others: set[str]) -> None:
    tags = {"closed": "VERB", "morning": "NOUN", "lesions": "NOUN", "noted": "VERB", "reveals": "VERB"}
    found = may_stand(text, word, **tags)[0]
    assert found >= others
    assert bool(found) is bool(others)


@pytest.mark.parametrize("between", [". ", "\n", "; ", " (a) ", ", "])
def test_a_frame_holds_within_its_sentence_alone(between: str) -> None:
    assert may_stand("The scan showed a wound.", "showed")[0]
    assert not may_stand(f"The scan{between}showed the wound.", "showed", wound="X")[0] - {
        "revealed",
        "demonstrated",
    }
    assert not may_stand(f"The wound was{between}noted{between}to have pain.", "noted")[0]
    assert not may_stand(f"He lay upon{between}examination.", "upon")[0]


def test_identifiers_play_no_part_but_their_place() -> None:
    """Words that would be read otherwise if the identifier could be read: a plural, a determiner, an act."""
    made = set()
    for name in ("Smith", "findings", "wounds the", "removed", "7", "incision"):
        text = f"The {name} wound showed a pain which was cleaned. The {name} then showed the wound. The wound {name}."
        found = letter(text)
        phi = [Span(m.start(), m.end(), "NAME", "phi", "x") for m in re.finditer(re.escape(name), text)]
        tagged = [s for s in found.spans if not any(p.overlaps(s) for p in phi)]
        item = protect(Letter("a", text, (*tagged, *phi)), keep_structure=(), seek=False)
        words, withheld = with_kinds(item, open_words(item))
        made.add((tuple((w.text, w.kind, w.allowed) for w in words), tuple(sorted(withheld.items()))))
    assert len(made) == 1
    assert next(iter(made))[0]


def test_beside_an_identifier_no_condition_holds() -> None:
    text = "Smith was seen in the clinic. The lesion was seen in the clinic."
    name = Span(0, 5, "NAME", "phi", "x")
    item = protect(letter(text).with_spans((*letter(text).spans[1:], name)), keep_structure=(), seek=False)
    assert [w.start for w in with_kinds(item, open_words(item))[0] if w.text == "seen"] == [
        text.rindex("seen")
    ]


def test_a_phrase_is_one_slot_and_needs_all_of_its_words() -> None:
    text = "He was cut in order to drain it."
    item = protect(letter(text), keep_structure=())
    words = open_words(item)
    [phrase], withheld = with_kinds(item, words)
    assert (phrase.text, phrase.allowed) == ("in order to", ("in order to", "so as to", "to"))
    assert withheld["phrase"] == 2
    start = [w for w in words if w.text == "in"]
    assert with_kinds(item, start)[0] == []  # "order" and "to" are not free to be masked
    assert with_kinds(item, start, free=words)[0] == [phrase]
    kept = [Span(text.index("order"), text.index("order") + 5, "TEST", "clinical", "x")]
    item = protect(letter(text).with_spans((*letter(text).spans, *kept)), keep_structure=())
    assert [w.text for w in with_kinds(item, open_words(item))[0]] == ["to"]


# -- the lists
# ----------------------------------------------------------------------------------------------------------------


def test_inflections_of_known_words() -> None:
    assert set(classes.shipped().values()) <= set(inflection.CLASSES)
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


def plan_of(*parts: str | tuple[str, str]) -> tuple[MaskPlan, list[Word]]:
    """A plan of texts and (word, what may stand there) of what is masked."""
    out: list[Any] = [
        Fixed(p)
        if isinstance(p, str)
        else Slot("WORD", 1, Case.of(p[0]), "any", "noun.x", tuple(sorted(p[1].split(","))))
        for p in parts
    ]
    return MaskPlan("a", tuple(out)), [Word(0, len(p[0]), p[0]) for p in parts if not isinstance(p, str)]


SITE = "location,site"


@pytest.mark.parametrize(
    ("parts", "fills", "made"),
    [
        (["The ", ("location", SITE), "."], [Fill("site")], ["site"]),
        (["The ", ("Location", SITE), "."], [Fill("Location", 1.0, ("site",))], ["Site"]),
        (["The ", ("location", SITE), "."], [Fill("sites", 1.0, ("place", "site"))], ["site"]),
        (
            ["An ", ("issue", "issue,problem"), "."],
            [Fill("problem", 1.0, ("issue",))],
            ["issue"],
        ),  # the source's article
        (["It was ", ("noted", "found,noted"), " found."], [Fill("found", 1.0, ("noted",))], ["noted"]),
        # what the model gives the words there
        (
            ["The ", ("location", SITE), "."],
            [Fill("site", 1.0, ("location",), {"site": -30.0, "location": -1.0})],
            ["location"],
        ),
        (
            ["The ", ("location", SITE), "."],
            [Fill("site", 1.0, ("location",), {"site": -1.0, "location": -0.1})],
            ["site"],
        ),
        (
            ["The ", ("location", SITE), "."],
            [Fill("site", 1.0, ("location",), {"location": -0.1})],
            ["site"],
        ),  # not scored
        (["The ", ("location", SITE), "."], [Fill("removed")], ["removed"]),  # for the check to give back
        # what stands near in the same sentence is not said twice
        (
            ["A site was seen at the ", ("location", SITE), "."],
            [Fill("site", 1.0, ("location",))],
            ["location"],
        ),
        (["A site was seen. At the ", ("location", SITE), "."], [Fill("site")], ["site"]),
        (
            ["No ", ("obvious", "evident,obvious"), " evidence."],
            [Fill("evident", 1.0, ("obvious",))],
            ["obvious"],
        ),
        (["Beside this, ", ("the", "the,this"), " wound."], [Fill("this", 1.0, ("the",))], ["the"]),
        (["This wound was seen, and then ", ("the", "the,this"), " wound."], [Fill("this")], ["this"]),
        (
            ["Pain, as well as fever ", ("and", "and,as well as"), " a cough."],
            [Fill("as well as", 1.0, ("and",))],
            ["and"],
        ),
    ],
)
def test_the_first_word_that_passes_is_taken(parts: Any, fills: list[Fill], made: list[str]) -> None:
    plan, words = plan_of(*parts)
    out, other = chosen(plan, fills, words, frozenset({0}))
    assert [fill.text for fill in out] == made
    assert other[0] is (
        made[0].lower() in words[0].text.lower().join(parts[1][1].split(","))
        and made[0].lower() != words[0].text.lower()
    )


def test_without_the_wish_to_differ_the_model_decides() -> None:
    plan, words = plan_of("The ", ("location", SITE), ".")
    for first, second in (("site", "location"), ("location", "site")):
        [fill], other = chosen(plan, [Fill(first, 1.0, (second,))], words, frozenset())
        assert fill.text == first
        assert other == {0: True}


def test_places_tell_how_far_masked_words_stand_apart() -> None:
    plan, _ = plan_of(
        ("a", "a,b"), " ", ("a", "a,b"), " one ", ("a", "a,b"), ". One two three ", ("a", "a,b")
    )
    assert [place.gap for place in places(plan)][1:] == [0, 1, 3]


def test_a_slot_tells_its_words_and_not_which() -> None:
    text = "The scan showed that."
    item = Protected(Letter("a", text), (Region(0, len(text), Action.OPEN),))
    allowed = ("demonstrated", "revealed", "showed")
    slots = set()
    for word in ("showed", "revealed"):
        plan = build(item, (), [Word(9, 15, word, "VERB", "verb.reveal", allowed)], [0])
        slots |= {part for part in plan.parts if isinstance(part, Slot)}
    assert slots == {Slot("WORD", 1, Case.LOWER, "any", "verb.reveal", allowed)}


def test_models_take_words_of_the_set(loaded_any: Any) -> None:
    sets = [("the", "this"), ("on", "upon"), ("and", "or"), ("in", "within"), ("to", "in order to")]
    for options in (
        {"temperature": 3.0, "top_k": 50},
        {"sampling": "argmax"},
        {"rounds": 3},
        {"sampling": "private"},
    ):
        model = MaskedLMRefiller(loaded=loaded_any, **options)
        parts = [
            p
            for allowed in sets
            for p in (
                Fixed("seen "),
                Slot("WORD", 1, Case.LOWER, "any", "word.x", tuple(sorted(allowed))),
                Fixed(" wound. "),
            )
        ]
        [fills] = model.fill([MaskPlan("a", tuple(parts))])
        for allowed, fill in zip(sets, fills, strict=True):
            assert fill.text.lower() in allowed
            assert {fill.text.lower(), *(word.lower() for word in fill.others)} == set(allowed)
            assert all(log <= 0 for log in fill.logs.values())
            assert set(fill.logs) <= set(allowed)


def test_a_set_of_which_the_model_spells_no_word_still_takes_one(loaded_mlm: Any) -> None:
    allowed = ("zzgo zz", "zzstay zz")
    for seed in range(3):
        [[fill]] = MaskedLMRefiller(loaded=loaded_mlm, seed=seed).fill(
            [MaskPlan("a", (Fixed("the "), Slot(kind="word.x", allowed=allowed)))]
        )
        assert fill.text in allowed


# -- whole letters
# ---------------------------------------------------------------------------------------------------------------

TRUE = (
    "Lower the codeine by 15 mg a day from 60 mg to 30 mg, and hold it at 30 mg.",
    "Sertraline 75 mg (raised from 50 mg). Sent from the ward and referred to the clinic.",
    "Gentamicin is to be WITHHELD. Not for dialysis. He need not fast. A latex allergy was noted.",
    "The drain was inserted on the left and removed after 3 days. He received two units of blood and did not die.",
    "Transferred from Leeds to York on 3 May. Move the patient up before meals and down after them.",
    "He can have fluids but must not eat. Continue with aspirin and without warfarin until Monday.",
    "Acuity fell from 20/30 to 20/60. However, it was about 20/30 prior to the fall, and within 2 lines after it.",
    "Take it once daily. Once he is free of pain, stop it. It was given due to the pain, not at night.",
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
    text = "The scan showed a suitable location. He lay upon further examination."
    made = Rewriter(RunConfig(detectors=(), no_phi=True, seed=1), strategy=Everything(), refiller=Contrary())
    [result] = made.rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    assert result.text == text
    assert made.counts["words_put_back"] == made.counts["words_masked"] > 1
    assert made.counts["words_offered"] > 2
    assert made.counts["words_accepted"] == made.counts["words_changed"] == made.counts["refills"] == 0
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
_SAID = re.compile(r"[^\W_]+")


def pairs() -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """What may stand for what, as words."""
    out: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for made in equals.shipped().sets:
        for form in made.forms:
            spelled = [tuple(made.form(base, form).split(" ")) for base in made.words]
            for old in spelled:
                out.setdefault(old, set()).update(spelled)
    return out


def same_but_for_equals(source: str, text: str) -> bool:
    """Whether a text is the source with words and phrases of the sets in each other's place."""
    old, new = (tuple(_SAID.findall(t.lower())) for t in (source, text))
    known, reached = pairs(), {(0, 0)}
    for i in range(len(old)):
        for at, j in [place for place in reached if place[0] == i]:
            reached |= {(at + 1, j + 1)} if old[at : at + 1] == new[j : j + 1] else set()
            for size in range(1, 6):
                for other in known.get(old[at : at + size], ()):
                    if new[j : j + len(other)] == other:
                        reached.add((at + size, j + len(other)))
    return (len(old), len(new)) in reached


def test_same_but_for_equals() -> None:
    assert same_but_for_equals("He lay in order to rest.", "He lay to rest.")
    assert same_but_for_equals("The scan showed it.", "The scan revealed it.")
    assert not same_but_for_equals("The scan showed it.", "The scan removed it.")
    assert not same_but_for_equals("From 5 to 10.", "To 5 from 10.")


@pytest.mark.parametrize("strategy", _STRATEGIES)
def test_the_embedded_models_keep_direction_mode_and_act(strategy: str) -> None:
    """Twenty variants, each with draws and masks of its own."""
    made = Rewriter(
        RunConfig(
            strategy=strategy, ratio=1.0, variants=20, seed=3, device="cpu", dtype="float32", no_phi=True
        )
    )
    results = made.rewrite([Letter(str(i), text) for i, text in enumerate(TRUE)])
    assert len(results) == 20 * len(TRUE)
    for result in results:
        assert isinstance(result, Rewrite)
        assert same_but_for_equals(TRUE[int(result.letter_id)], result.text), result.text


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
        assert same_but_for_equals(source, result.text), result.text


class Knows:
    """Says the same word in each slot, with others behind it, and how likely each is."""

    def __init__(self, text: str, others: tuple[str, ...] = (), logs: dict[str, float] | None = None) -> None:
        self.fill_, self.asked = Fill(text, 1.0, others, logs or {}), list[int]()

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        self.asked += [plan.attempt for plan in plans]
        return [tuple(self.fill_ for _ in range(plan.slots)) for plan in plans]


def rewritten(text: str, refiller: Any, **options: Any) -> tuple[str, Rewriter]:
    made = Rewriter(
        RunConfig(detectors=(), no_phi=True, seed=1, **options), strategy=Everything(), refiller=refiller
    )
    [result] = made.rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    return result.text, made


SENTENCE = "He lay upon arrival at it."


def test_a_word_other_than_its_own_is_taken_where_it_passes() -> None:
    logs = {"on": -1.0, "upon": -0.5}
    text, made = rewritten(SENTENCE, Knows("upon", ("on",), logs))
    assert text == SENTENCE.replace("upon", "on")
    assert made.counts["words_changed"] == made.counts["words_accepted"] == 1
    for share, options in ((0.0, {"avoid_original": 0.0}), (0.0, {})):
        logs = {"on": -1.0 if options else -20.0, "upon": -0.5}
        text, made = rewritten(SENTENCE, Knows("upon", ("on",), logs), **options)
        assert text == SENTENCE
        assert made.counts["words_changed"] == share


def test_a_refiller_that_says_one_word_is_asked_again_and_judged_by_the_embedded_model() -> None:
    refiller = Knows("upon")
    text, _ = rewritten(SENTENCE, refiller)
    assert text == SENTENCE
    assert refiller.asked == [0, 3, 6]
    refiller = Knows("on")
    assert rewritten(SENTENCE, refiller)[0] == SENTENCE.replace("upon", "on")
    assert refiller.asked == [0]


def test_free_refills_know_no_sets() -> None:
    text, made = rewritten("He came home and was well.", Knows("slept"), refill="free")
    assert text == "slept slept slept slept slept slept."
    assert made.counts["withheld:word"] == 0


def test_sets_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("# ours\nword: hello > good_day | | [Hello] he said.\n")
    text, _ = rewritten("He said hello.", Knows("good day", ("hello",)), equals=str(own))
    assert text == "He said good day."
    assert rewritten("He said hello.", Knows("good day", ("hello",)))[0] == "He said hello."
