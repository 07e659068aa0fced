"""The tagger on a tiny model: exact offsets, whole words, and the same spans whatever the batch."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Span
from synletters.core.errors import ModelError
from synletters.detect.tagger.detector import Point, TaggerDetector
from synletters.neural.loading import load

ODD = [
    "a",
    ".",
    " ",
    "\n\n\n",
    "...",
    "\u200b",
    "\ufeff",
    "😀",
    "patient 😀👩‍⚕️ seen",
    "e\u0301le\u0300ve nai\u0308ve",
    "\u0301\u0301\u0301",
    "المريض seen اليوم",
    "‏שלום‏ patient",
    "患者は来院した",
    "the\x00patient",
    "\x00\x01\x02",
    "a\tb\r\nc\x0bd\x85e\u2028f",
    "x" * 5000,
    "ß" * 200 + "İıǅ" * 50,
    "1" * 3000,
    "-" * 700,
    "[MASK] [SEP] ##ing",
    "ﬁ ﬂ ½ ² ㎎",
]


class Scores:
    """Runs a detector on scores that a test writes itself: one row a subword."""

    def __init__(self, detector: TaggerDetector, monkeypatch: pytest.MonkeyPatch) -> None:
        self.detector = detector
        self.rules: list[tuple[str, str, float]] = []
        monkeypatch.setattr("synletters.detect.tagger.detector.token_scores", self.scores)
        self.text = ""

    def scores(self, _: Any, encoded: Any, **__: Any) -> list[Any]:
        names = [self.detector.loaded.model.config.id2label[i] for i in range(len(tiny.TAGGER_LABELS))]
        out = np.zeros((len(encoded[0].ids), len(names)), dtype=np.float32)
        out[:, [i for i, name in enumerate(names) if name.endswith("/O")]] = 12.0
        for row, (start, end) in enumerate(zip(encoded[0].starts, encoded[0].ends, strict=True)):
            for piece, label, value in self.rules:
                if self.text[start:end] == piece:
                    out[row, names.index(label)] = value
        return [out]

    def __call__(self, text: str, *rules: tuple[str, str, float]) -> list[tuple[str, str]]:
        self.text, self.rules = text, list(rules)
        [spans] = self.detector.detect([Letter("a", text)])
        return [(text[s.start : s.end], s.label) for s in spans if not s.label.startswith("POS:")]


@pytest.fixture
def scored(loaded_tagger: Any, monkeypatch: pytest.MonkeyPatch) -> Scores:
    return Scores(TaggerDetector(loaded=loaded_tagger), monkeypatch)


def well_formed(text: str, spans: tuple[Span, ...]) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert span.source == "tagger"
        # never half a word
        for left, right in ((span.start - 1, span.start), (span.end - 1, span.end)):
            if left >= 0 and right < len(text) and text[left] != "_" and text[right] != "_":
                assert not (re.match(r"[^\W_]", text[left]) and re.match(r"[^\W_]", text[right])), piece
    assert list(spans) == sorted(set(spans))


def test_labels_are_read_as_heads(loaded_tagger: Any) -> None:
    detector = TaggerDetector(loaded=loaded_tagger)
    assert list(detector.heads) == ["phi", "term", "case", "anatomy", "pos"]
    assert detector.heads["pos"] == (18, ["NOUN", "VERB", "ADJ", "PUNCT"])
    assert detector.types


def test_labels_that_the_random_model_gives(loaded_tagger: Any) -> None:
    [spans] = TaggerDetector(loaded=loaded_tagger).detect([Letter("a", tiny.LETTER * 3)])
    well_formed(tiny.LETTER * 3, spans)
    assert {s.kind for s in spans} == {"phi", "clinical", "structure"}, (
        "the tiny model should say a bit of everything"
    )
    assert {s.label for s in spans if s.kind == "phi"} <= {"NAME", "DATE"}
    clinical = {s.label for s in spans if s.kind == "clinical"}
    assert clinical <= {"DISEASE", "DRUG", "MEDICATION", "SIGN", "ANATOMY"}
    words = len(re.findall(r"[^\W_]+", tiny.LETTER * 3))
    assert sum(s.label.startswith("POS:") for s in spans) == words


def test_strict_finds_all_that_balanced_finds(loaded_tagger: Any) -> None:
    letters = [Letter("a", tiny.LETTER * 2)]
    covered = {}
    for point in ("strict", "balanced"):
        [spans] = TaggerDetector(loaded=loaded_tagger, point=point).detect(letters)  # type: ignore[arg-type]
        covered[point] = {i for s in spans if s.kind == "phi" for i in range(s.start, s.end)}
    assert covered["balanced"] < covered["strict"]


def test_heads_can_be_left_out(loaded_tagger: Any) -> None:
    [spans] = TaggerDetector(loaded=loaded_tagger, phi=False, pos=False).detect([Letter("a", tiny.LETTER)])
    assert {s.kind for s in spans} == {"clinical"}


def test_joined_and_parted(scored: Scores) -> None:
    name = ("doctor", "phi/B-NAME", 20.0)
    inside = ("lady", "phi/I-NAME", 20.0)
    second = ("nurse", "phi/B-NAME", 20.0)
    assert scored("the doctor lady was", name, inside) == [("doctor lady", "NAME")]
    assert scored("the doctor nurse was", name, second) == [("doctor", "NAME"), ("nurse", "NAME")]
    assert scored("the doctor-nurse was", name, second) == [("doctor-nurse", "NAME")]
    assert scored("the doctor, nurse was", name, second) == [("doctor", "NAME"), ("nurse", "NAME")]
    assert scored("(doctor).", name, ("(", "phi/B-NAME", 20.0), (")", "phi/I-NAME", 20.0)) == [
        ("doctor", "NAME")
    ]
    assert scored("- . -", ("-", "phi/B-NAME", 20.0)) == []


def test_two_entities_beside_a_stroke_are_two(scored: Scores) -> None:
    first, again = ("doctor", "term/B-DRUG", 20.0), ("nurse", "term/B-DRUG", 20.0)
    more = ("nurse", "term/I-DRUG", 20.0)
    for mark in ("/", "-", " "):
        assert scored(f"the doctor{mark}nurse", first, again) == [("doctor", "DRUG"), ("nurse", "DRUG")]
        assert scored(f"the doctor{mark}nurse", first, more) == [(f"doctor{mark}nurse", "DRUG")]


def test_one_suspicious_subword_makes_the_word_an_identifier(scored: Scores) -> None:
    assert scored("Mr doctorness was", ("ness", "phi/I-NAME", 20.0)) == [("doctorness", "NAME")]
    scored.detector.point = "balanced"
    assert scored("Mr doctorness was", ("ness", "phi/I-NAME", 11.0)) == []


def test_case_labels_are_renamed(scored: Scores) -> None:
    assert scored("the tablets", ("tablets", "case/B-DRUG", 20.0)) == [("tablets", "MEDICATION")]
    assert scored("the tablets", ("tablets", "term/B-DRUG", 20.0)) == [("tablets", "DRUG")]


@pytest.mark.parametrize("text", ODD)
def test_odd_text(loaded_tagger: Any, text: str) -> None:
    [spans] = TaggerDetector(loaded=loaded_tagger).detect([Letter("a", text)])
    well_formed(text, spans)


def test_an_empty_letter_among_others(loaded_tagger: Any) -> None:
    texts = ["", tiny.LETTER, "", " "]
    found = TaggerDetector(loaded=loaded_tagger).detect([Letter(str(i), t) for i, t in enumerate(texts)])
    assert [bool(spans) for spans in found] == [False, True, False, False]
    assert TaggerDetector(loaded=loaded_tagger).detect([]) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*"abZ9 .,-_/\n\t()@é😀ש\u0301", " the ", " Patient "]), max_size=80).map(
        "".join
    )
)
def test_any_text(loaded_tagger: Any, text: str) -> None:
    [spans] = TaggerDetector(loaded=loaded_tagger).detect([Letter("a", text)])
    well_formed(text, spans)


def test_the_batch_changes_nothing(loaded_tagger: Any) -> None:
    rng = Random(3)
    texts = [" ".join(rng.choices(tiny.WORDS, k=rng.choice([2, 9, 60, 300, 700]))) for _ in range(12)]
    letters = [Letter(str(i), text) for i, text in enumerate(texts)]
    detector = TaggerDetector(loaded=loaded_tagger)
    alone = [detector.detect([letter])[0] for letter in letters]
    for tokens in (64, 700, 100_000):
        other = TaggerDetector(loaded=loaded_tagger, batch_tokens=tokens)
        order = rng.sample(range(12), 12)
        found = other.detect([letters[i] for i in order])
        for i, spans in zip(order, found, strict=True):
            assert [(s.start, s.end, s.label) for s in spans] == [(s.start, s.end, s.label) for s in alone[i]]
            assert np.allclose([s.score for s in spans], [s.score for s in alone[i]], atol=1e-5)


def test_parts_of_speech_of_given_words(loaded_tagger: Any) -> None:
    text = "the patient was seen"
    detector = TaggerDetector(loaded=loaded_tagger)
    words = [m.span() for m in re.finditer(r"\w+", text)]
    [tags, none] = detector.upos_all([text, "  \n"], [words, [(0, 1)]])
    [spans] = detector.detect([Letter("a", text)])
    assert [f"POS:{t}" for t in tags] == [s.label for s in spans if s.label.startswith("POS:")]
    assert none == ["X"]


def test_a_model_of_another_scheme_is_refused(bio: Path) -> None:
    loaded = load(str(bio), "tagger", device="cpu", dtype="float32")
    with pytest.raises(ModelError, match="hf"):
        TaggerDetector(loaded=loaded)


def test_scores_are_those_of_the_model(loaded_tagger: Any) -> None:
    """Each subword gets the score of its own place, in short texts and across windows."""
    import torch

    from synletters.neural.encoding import encode_all, windows
    from synletters.neural.tokens import token_scores

    texts = [tiny.LETTER, "the patient", tiny.LETTER * 5]
    encoded = encode_all(loaded_tagger.tokenizer, texts)
    found = token_scores(loaded_tagger, encoded, window=130, batch_tokens=1000, types=True)
    tokenizer = loaded_tagger.tokenizer
    for enc, scores in zip(encoded, found, strict=True):
        for start, end, take, stop in windows(len(enc.ids), 128, 16):
            ids = [tokenizer.cls_token_id, *enc.ids[start:end], tokenizer.sep_token_id]
            kinds = [0, *enc.types[start:end], 0]
            with torch.inference_mode():
                wanted = loaded_tagger.model(
                    input_ids=torch.tensor([ids]), token_type_ids=torch.tensor([kinds])
                ).logits.numpy()[0, 1:-1]
            np.testing.assert_allclose(
                scores[take:stop], wanted[take - start : stop - start], rtol=1e-3, atol=1e-3
            )


@pytest.mark.parametrize(
    ("text", "word", "score", "doubtful"),
    [
        ("Cook at night", "Cook", 0.9, True),
        ("Cook at night", "Cook", 0.998, False),
        ("Mrs Gaviscon was seen", "Gaviscon", 0.5, False),
        ("Serina (Theatre) was seen", "Theatre", 0.5, False),
        ("the frail man", "frail", 0.8, True),
        ("seen by Quuxbert", "Quuxbert", 0.05, False),  # an unknown word hardly ever is no name
        ("by Anna Theatre today", "Anna Theatre", 0.5, False),
    ],
)
def test_one_ordinary_word_alone_must_be_surer(
    tagger: Path, text: str, word: str, score: float, doubtful: bool
) -> None:
    at = text.index(word)
    span = Span(at, at + len(word), "NAME", "phi", "tagger", score)
    assert TaggerDetector(str(tagger), point="balanced").doubtful(text, span) is doubtful
    assert not TaggerDetector(str(tagger), point="strict").doubtful(text, span)


@pytest.mark.parametrize("point", ["strict", "balanced"])
def test_a_word_that_nobody_is_called_is_no_person_however_sure_the_model_is(
    tagger: Path, point: Point
) -> None:
    detector = TaggerDetector(str(tagger), point=point)
    for text, word in (("SPECIMEN: Gallbladder", "Gallbladder"), ("Gaviscon at night", "Gaviscon")):
        at = text.index(word)
        assert detector.doubtful(text, Span(at, at + len(word), "NAME", "phi", "tagger", 1.0))
    assert not detector.doubtful("Mrs Gaviscon rang", Span(4, 12, "NAME", "phi", "tagger", 0.9))
    assert not detector.doubtful("Seen by KG", Span(8, 10, "NAME", "phi", "tagger", 0.9))


def test_at_the_strict_point_one_word_needs_less_but_not_nothing(tagger: Path) -> None:
    detector = TaggerDetector(str(tagger), point="strict")
    for score, doubtful in ((0.3, True), (0.7, False)):
        assert detector.doubtful("the frail man", Span(4, 9, "NAME", "phi", "tagger", score)) is doubtful
        assert not detector.doubtful("Mrs Frail rang", Span(4, 9, "NAME", "phi", "tagger", score))
