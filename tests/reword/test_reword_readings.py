"""What readers stumbled over, as kinds: over many seeds no candidate of the shipped rules says it, and what may be said is said."""

from __future__ import annotations

import pytest

from synletters.reword import Sentence
from synletters.reword.grammar import GrammarReworder
from synletters.reword.sentence import text_of
from synletters.reword.trial import sentence_of


@pytest.fixture(scope="module")
def shipped() -> GrammarReworder:
    return GrammarReworder()


def said(shipped: GrammarReworder, marked: str) -> set[str]:
    known = sentence_of(marked)
    return {
        text_of(known, candidate.pieces, "IDENTIFIER")
        for seed in range(60)
        for candidate in shipped.reword([Sentence(known.elements, known.start, known.end, seed)])[0]
    }


@pytest.mark.parametrize(
    ("marked", "never", "some"),
    [
        ("There are no {masses}.", "are no sign", "There is no sign of masses."),
        ("No other {abnormalities} were noted.", "were no sign", "There was no sign of other abnormalities."),
        ("He is {well} without a {tear}.", "any a", "He is well without any tear."),
        ("It is {well} without the {pain}.", "no the", ""),
        ("As per HPI, he has {asthma}.", "According to", ""),
        ("He best summarized his {asthma} according to two of them.", "as per", ""),
        ("He was treated as per the GI recommendations.", "as according", "He was treated according to the GI recommendations."),
        ("No {arm} or {leg weakness}.", "no leg", ""),
        ("{TEST:Fundoscopy} showed no {disc pallor} or {edema}.", "edema or disc", ""),
        ("She left in good condition.", "in a good", ""),
        ("She noted that the {pain} was worse.", "remarked", "She mentioned that the pain was worse."),
        ("{TEST:BUN}, {TEST:creatinine}, {TEST:lipase} {LAB_VALUE:within normal limits}.", "limits,", ""),
        ("Negative for {prostate cancer}, {kidney cancer}, {enlarged prostate or kidney disease}.", "disease,", ""),
        ("The {ANATOMY:genitalia} are female/ADJ and unremarkable/ADJ.", "and female", ""),
        ("The patient was told to have a {mass}.", "instructed", ""),
        ("The patient was told to return.", "told to have", "The patient was instructed to return."),
        ("Last {TEST:mammogram} was done on {DATE}.", "On IDENTIFIER", ""),
        ("On {DATE}, a {TEST:CT} was performed showing/VERB an acute {pancreatitis}.", "pancreatitis on", ""),
        ("He was still having/VERB {pain}.", "remained having", ""),
        ("He was still having/VERB {pain}.", "to be having", ""),
        ("Up to date on {immunizations}.", "until now", ""),
        ("It is not compatible with extra-uterine {life}.", "consistent", ""),
        ("Next, the patient was then placed/VERB in a {sling}.", "Then the patient was then", ""),
        ("There was also noted to be {pain}.", "noted as well to be", ""),
        ("We will start {DRUG:prednisone} now. We will start {DRUG:prednisone} later.", "and will", ""),
        ("It showed {arthritis}, which is especially on the right.", "This is", ""),
        ("There was no {blood} present/ADJ within the {ANATOMY:stomach}.", "present within", "No blood was found within the stomach."),
        ("There is no {pus} or {polyps} in the {ANATOMY:nose}.", "nose are", "No pus or polyps are found in the nose."),
        ("{Sutures} were removed/VERB, {flow} was seen/VERB and a {wire} was passed/VERB.", ". A wire", ""),
        ("The {points} were found with {PROCEDURE:cautery} using {PROCEDURE:bipolar cautery}.", "with bipolar", ""),
    ],
)  # fmt: skip
def test_no_reader_stumbles_again(shipped: GrammarReworder, marked: str, never: str, some: str) -> None:
    made = said(shipped, marked)
    assert not [text for text in made if never in text]
    assert not some or some in made
