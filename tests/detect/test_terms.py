"""Clinical terms stay, though somebody may be called so; and a person called so goes, wherever the name stands."""

from __future__ import annotations

import pytest

from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.core.document import Span
from synletters.detect.postprocess.person_evidence import among_people, initialled
from synletters.detect.postprocess.public_names import of_the_public
from synletters.detect.postprocess.settle import settled
from synletters.detect.postprocess.span_forms import formless
from synletters.detect.postprocess.term_place import in_the_place_of_a_term
from synletters.detect.postprocess.trades import no_trade
from synletters.detect.run import Finder
from synletters.text.lexicon import TERM_LISTS, drugs, key, terms
from synletters.text.word_files import listed

#: a term, with "[…]" around it, in the place of the term and in that of a person
TWINS = [
    ("[Foley] 14 Fr was inserted.", "Seen by Dr [Foley] today."),
    ("[Weber] B fracture of the ankle.", "Mrs [Weber] came with her son."),
    ("Bishop score 5; [Bishop] 5.", "Discussed with [Bishop] (registrar)."),
    ("A [Hancock] was implanted years ago.", "Her wife [Hancock] drove her here."),
    ("[Nelson]'s; Conn's; Cushing's.", "[Nelson] rang to say that he is better."),
    ("On Madopar, [Allegra], Neupro and Stalevo.", "Dear [Allegra], thank you for coming."),
]


def _found(text: str, label: str = "NAME", score: float = 0.99) -> tuple[str, Span]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), Span(start, end, label, "phi", "tagger", score)


@pytest.mark.parametrize(("term", "person"), TWINS)
def test_a_twin_is_decided_by_its_neighbours(term: str, person: str) -> None:
    assert of_the_public(*_found(term))
    assert not of_the_public(*_found(person))


def test_a_word_given_to_a_person_needs_plainer_evidence() -> None:
    text, span = _found("Mr Foley was seen. [Foley] removed on the ward.")
    assert not of_the_public(text, span)
    text, span = _found("Mr Foley was seen. [Foley] catheter removed on the ward.")
    assert in_the_place_of_a_term(text, span.start, span.end)


def test_an_unknown_word_among_sure_terms_is_one_of_them() -> None:
    assert of_the_public(*_found("Medicines: Phosex, Renagel, [Qwvelaro], Mimpara."))
    assert not of_the_public(*_found("Present were Dr Hill, [Qwvelaro], Mrs Shah."))


def test_people_are_told_by_what_they_are_and_do() -> None:
    for text in ("Wife [Carolina] worried.", "Anes [Kumar].", "[Pratt] phoned at noon.", "d/w [Lynch] again"):
        plain, span = _found(text)
        assert among_people(plain, span.start, span.end)
    for text in ("The [Foley] is draining.", "No [Babinski] on either side."):
        plain, span = _found(text)
        assert not among_people(plain, span.start, span.end)


@pytest.mark.parametrize(
    "text", ["Slept well. [MA]", "I am happy to certify - [NC]", "\n[CP] 06/24/2018 1310"]
)
def test_initials_at_the_end_of_an_entry_sign_it(text: str) -> None:
    plain, span = _found(text)
    assert initialled(plain, span.start, span.end)


def test_terms_are_compared_without_accents_hyphens_and_possessives() -> None:
    assert key("Guillain-Barré") == key("guillain barre") == ("guillain", "barre")
    assert [text[t.start : t.end] for text in ("No Hashimoto's here",) for t in terms(text)] == ["Hashimoto"]
    assert terms("") == ()


def test_every_list_is_read_and_the_lists_are_large() -> None:
    assert all(listed(name) for name in (*TERM_LISTS, "twins"))
    assert len(listed("eponyms")) > 600
    assert len(drugs()) > 20_000
    assert not any(word in listed("twins") for word in drugs())


def test_a_listed_word_that_is_also_a_name_in_the_letter_does_not_unredact_it() -> None:
    letter = Letter(
        "a", "Dear Mr Foley,\n\nA Foley catheter was placed. Foley says that it hurts.\n\nMr Foley is well."
    )
    found = Finder(RunConfig()).find([letter])[0]
    assert isinstance(found, Letter)
    names = {s.start for s in found.spans if s.kind == "phi" and s.label == "NAME"}
    at = [i for i in range(len(letter.text)) if letter.text.startswith("Foley", i)]
    assert names >= {at[0], at[2], at[3]}
    assert at[1] not in names


def test_an_article_makes_a_thing_of_a_device_and_a_family_of_people() -> None:
    text = "Mr Foley came in. The Foley drained clear urine. The Foley family visited, and the Foleys left."
    (made,) = Rewriter(RunConfig(strategy="none", seed=5)).rewrite([Letter("a", text)])
    assert isinstance(made, Rewrite)
    assert "The Foley drained" in made.text
    assert made.text.count("Foley") == 1


NOT_SO = [
    ("After weeks of treatment", 0, 5, "DATE"),
    ("on the fifteenth day of life", 7, 28, "DATE"),
    ("see www.nhs.uk for more", 4, 14, "URL"),
    ("a sofa surfer", 7, 13, "USERNAME"),
]
SO = [
    ("on the 4th of July", 3, 18, "DATE"),
    ("listed 1/5, then", 7, 8, "DATE"),
    ("see www.st-bride.nhs.uk", 4, 23, "URL"),
    ("login eirwen_mbe", 6, 16, "USERNAME"),
]


def test_what_has_not_the_form_of_its_label_is_none() -> None:
    for text, start, end, label in NOT_SO:
        assert formless(text, Span(start, end, label, "phi", "tagger", 0.99)), text
    for text, start, end, label in SO:
        assert not formless(text, Span(start, end, label, "phi", "tagger", 0.99)), text


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Specialist [podiatrist], HCPC", True),
        ("She works as a [podiatrist].", False),
        ("He has started work as a [dinner lady].", False),
        ("a pleasant [old lady] with asthma", True),
    ],
)
def test_staff_are_no_trade_of_the_patient(text: str, *, stays: bool) -> None:
    plain, span = _found(text, "PROFESSION", 0.8)
    assert no_trade(plain, span) is stays


def test_routes_behind_doses_and_conditions_behind_labels_are_no_names() -> None:
    for text in ("Ramipril  5 mg   [PO]     ON", "PC: [Wheeze]", "Father: [Angina]. Siblings well."):
        plain, span = _found(text)
        assert settled(plain, [span]) == []
    for text in ("Surgeon: [Rivers]. Procedure: none.", "seen by [PO] today"):
        plain, span = _found(text)
        assert settled(plain, [span]) == [span]
