"""The output is a function of the letter without its identifiers: other values of the same format, the same
letter."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.config import Policy, Surrogates
from synletters.core.document import Fill, Letter, MaskPlan, Span
from synletters.core.labels import KEEP_STRUCTURE
from synletters.core.randomness import rng_for
from synletters.detect.guard import GuardDetector
from synletters.rewrite import masking, plan
from synletters.rewrite.maskable import with_kinds
from synletters.rewrite.opening import opened
from synletters.rewrite.protect import open_words, protect
from synletters.surrogate import pools, replace_group
from synletters.text.edits import within_one_edit
from synletters.text.kinds.equals import shipped
from synletters.text.lexicon import Lexicon
from synletters.text.words import COMMON_NAMES

PARTS = (
    "Dear Dr ",
    ("NAME", 1),
    ",\n\nI saw ",
    ("NAME", 0),
    " of ",
    ("ADDRESS", 2),
    " (NHS ",
    ("NHS", 3),
    ", ",
    ("ID", 4),
    ") in clinic. Mr ",
    ("NAME", 5),
    " has had no chest pain since then. His mother, ",
    ("NAME", 6),
    ", said that ",
    ("NAME", 7),
    " was noted to have this pain upon examination prior to the visit. The patient agreed.\r\nThe number ",
    ("NHS", 3),
    " is his; write to ",
    ("EMAIL", 8),
    ".\n",
)
UNMARKED = "\n\nLater, {5} and {6} came again with {5}'s notes ({9}) and left."

_TAIL = st.text("abdeghiklmnoprstvwyz", min_size=6, max_size=9)


@st.composite
def values(draw: st.DrawFn, but: str = "") -> list[str]:
    """Names that begin as no name of the lists does, and numbers, all in one format. The last digits of a
    number do not stand in ``but``."""
    tails = draw(
        st.lists(_TAIL, min_size=4, max_size=4, unique=True).filter(
            lambda t: all(not within_one_edit(a, b) for i, a in enumerate(t) for b in t[:i])
        )
    )
    first, family, other, street = [head + tail for head, tail in zip("ЖЩЮЯ", tails, strict=True)]
    mother = "Щ" + draw(_TAIL.filter(lambda t: all(not within_one_edit(t, u) for u in tails)))
    number = draw(st.text("123456789", min_size=10, max_size=10).filter(lambda n: n[6:] not in but))
    code = draw(st.text("123456789", min_size=7, max_size=7))
    return [
        f"{first} {family}",
        other,
        f"12 {street} Road",
        f"{number[:3]} {number[3:6]} {number[6:]}",
        f"QX-{code}",
        family,
        f"{mother} {family}",
        first,
        f"{first}.{family}@uni.org".lower(),
        number,
    ]


def letter(found: list[str]) -> Letter:
    text, spans = "", []
    for part in PARTS:
        piece = part if isinstance(part, str) else found[part[1]]
        if not isinstance(part, str):
            spans.append(Span(len(text), len(text) + len(piece), part[0], "phi", "test"))
        text += piece
    at = text.index("chest pain")
    spans.append(Span(at, at + 10, "PROBLEM", "clinical", "test"))
    return Letter("a", text + UNMARKED.format(*found), tuple(spans), "p")


def written(
    found: list[str],
    seed: int,
    policy: Policy,
    mode: str = "consistent",
    policies: dict[str, str] | None = None,
) -> tuple[MaskPlan, str, tuple[Span, ...]]:
    item = protect(letter(found), keep_structure=(), lexicon=Lexicon(common=[COMMON_NAMES]))
    (surrogates,) = replace_group([item], seed=seed, mode=mode)
    words = open_words(item)
    chosen = masking.parse("stopwords@0.5+random@0.2", 0.5).select(words, rng_for(seed, "a", "mask:0"))
    made = plan.build(item, surrogates, words, chosen, policy=policy, policies=policies)
    text, spans = made.assemble([Fill(f"<{at}>") for at in range(made.slots)])
    return made, text, spans


@settings(max_examples=60, deadline=None)
@given(st.data(), values(), st.integers(0, 10**6), st.sampled_from(get_args(Policy)))
def test_other_identifiers_give_the_same_letter(
    data: st.DataObject, first: list[str], seed: int, policy: Policy
) -> None:
    """What is written is known from any values, so the others are drawn without the four digits that a surrogate
    happens to have."""
    known = written(first, seed, policy)
    a, b = (data.draw(values(known[1])) for _ in range(2))
    one, two = written(a, seed, policy), written(b, seed, policy)
    assert one == two == known
    for value in (*a, *b):
        assert value.casefold() not in one[1].casefold()
        assert value.split()[-1].casefold() not in one[1].casefold().replace("road", "") or value.endswith(
            "Road"
        )


@settings(max_examples=60, deadline=None)
@given(values(), values())
def test_which_words_are_masked_and_of_what_kind(a: list[str], b: list[str]) -> None:
    """Slots stand at the same places between the same surrogates, with the same kinds, and as many words are
    withheld."""
    made = []
    for found in (a, b):
        plain = letter(found)
        plain = plain.with_spans((*plain.spans, *GuardDetector().detect([plain])[0]))
        kept = protect(plain, keep_structure=KEEP_STRUCTURE, lexicon=Lexicon(common=[COMMON_NAMES]))
        item = opened(kept, shipped())
        (surrogates,) = replace_group([item], seed=1)
        words, withheld = with_kinds(item, open_words(item))
        assert "prior to" in [word.text for word in words]
        made.append((plan.build(item, surrogates, words, range(len(words))), withheld))
    assert made[0] == made[1]


_LABELS = st.dictionaries(
    st.sampled_from(["NAME", "ADDRESS", "NHS", "ID", "EMAIL"]), st.sampled_from(get_args(Policy))
)


@settings(max_examples=60, deadline=None)
@given(values(), values(), st.sampled_from(get_args(Policy)), st.sampled_from(get_args(Surrogates)), _LABELS)
def test_whatever_the_policies_and_the_mode(
    a: list[str], b: list[str], policy: Policy, mode: str, policies: dict[str, str]
) -> None:
    one, two = written(a, 1, policy, mode, policies), written(b, 1, policy, mode, policies)
    assert one == two
    assert not any(value.casefold() in one[1].casefold() for value in (*a, *b))


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(pools.CULTURES), st.sampled_from(["female", "male"]))
def test_names_of_one_culture_and_gender_give_the_same_letter(
    data: st.DataObject, culture: str, gender: str
) -> None:
    """The form of a name is its culture and gender; which of their names it is says nothing, unless it would
    be drawn itself."""
    held = pools.names(culture)
    first = st.sampled_from(
        [n for n in held[gender] if pools.gender_of(n) == gender and len(pools.cultures("given", n)) == 1]
    )
    last = st.sampled_from([n for n in held["surname"] if len(pools.cultures("surname", n)) == 1])
    one, two = ((data.draw(first), data.draw(last)) for _ in range(2))
    made = []
    for given_name, surname in (one, two):
        text = f"I saw {given_name} {surname}."
        item = protect(Letter("a", text, (Span(6, len(text) - 1, "NAME", "phi"),), "p"), keep_structure=())
        made.append(replace_group([item], seed=2)[0][0])
    drawn = {word.casefold() for name in made for word in name.split()}
    if not any(part.casefold() in word or word in part.casefold() for word in drawn for part in (*one, *two)):
        assert made[0] == made[1]


_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_PLACES = [("NAME", "Qorbin Xelthorp"), ("ID", "QX-12345"), ("LOCATION", "Xelmouth"), ("NHS", "943 476 5919")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_DAYS, min_size=4, max_size=4), st.lists(_DAYS, min_size=4, max_size=4), st.integers(0, 10**6)
)
def test_dates_tell_nothing_to_other_surrogates(a: list[date], b: list[date], seed: int) -> None:
    """Nor does the year in which a date without one is read."""
    made = []
    for days in (a, b):
        text, spans = "Seen", []
        for (label, value), day, form in zip(
            _PLACES, days, ("%d/%m/%Y", "%d/%m", "%Y%m%d0815", "%d/%m"), strict=True
        ):
            for kind, piece in ((label, value), ("DATE", f"{day:{form}}")):
                spans.append(Span(len(text) + 1, len(text) + 1 + len(piece), kind, "phi"))
                text += " " + piece
        item = protect(Letter("a", text, tuple(spans), "p"), keep_structure=())
        made.append(replace_group([item], seed=seed)[0])
    assert made[0][::2] == made[1][::2]


def test_a_surrogate_that_is_a_real_value_of_the_letter_is_drawn_again() -> None:
    """The one exception: a letter that holds what would have been drawn gets something else."""

    def drawn(text: str, *found: tuple[str, str]) -> list[str]:
        spans = tuple(Span(text.index(v), text.index(v) + len(v), label, "phi") for label, v in found)
        return list(replace_group([protect(Letter("a", text, spans, "p"), keep_structure=())], seed=4)[0])

    person, town, code = ("NAME", "Qorbin Xelthorp"), ("LOCATION", "Xelmouth"), ("ID", "QX-12345")
    text = "{} of {} has the number {}.".format(*(value for _, value in (person, town, code)))
    first = drawn(text, person, town, code)
    real = [*first[0].split(), first[1], first[2]]
    for word in real:  # met as another identifier, and as an unmarked word
        label = "ID" if any(c.isdigit() for c in word) else "NAME"
        marked = drawn(f"{text} And {word}.", person, town, code, (label, word))
        assert word.casefold() not in " ".join(marked).casefold()
        if label == "NAME":
            assert (
                word.casefold() not in " ".join(drawn(f"{text} And {word}.", person, town, code)).casefold()
            )
