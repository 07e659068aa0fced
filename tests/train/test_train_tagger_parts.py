"""The parts of ``train tagger`` that need no training: CoNLL, alignment, surrogates, the split,
thresholds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rejected, Rewrite, Span
from synletters.core.errors import InputError, TrainingError
from synletters.detect.model_thresholds import Scored
from synletters.io import open_source, open_writer
from synletters.neural.encoding import encode_all
from synletters.neural.loading import load_tokenizer
from synletters.train.tagger.align import check, codes_of, cut, decode, edges, examples
from synletters.train.tagger.batches import head_loss
from synletters.train.tagger.calibrate import first_bars, needed
from synletters.train.tagger.codes import NOTHING, Codes, Doc, bio, bio_marks, longest
from synletters.train.tagger.letters import Gold, read_letters, split
from synletters.train.tagger.prepare import code_weights
from synletters.train.tagger.surrogates import with_surrogates

# -- CoNLL
# ------------------------------------------------------------------------------------------------------------------------


def places(letter: Letter | Rejected) -> list[tuple[str, str]]:
    assert isinstance(letter, Letter), letter
    return [(letter.text[s.start : s.end], s.label) for s in letter.spans]


_WORDS = st.lists(
    st.sampled_from(["Mr", "Smith", "x-ray", "12/3", "naïve", "(sic)"]), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(_WORDS, st.data())
def test_conll_round_trip(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], data: st.DataObject
) -> None:
    """What ``rewrite --annotated conll`` writes comes back at the same offsets."""
    gaps = [data.draw(st.sampled_from([" ", "  ", "\n", "\n\n", "\t"])) for _ in words]
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    spans, at = [], 0
    for word, gap in zip(words, gaps, strict=True):
        if data.draw(st.booleans()):
            spans.append(Span(at, at + len(word), data.draw(st.sampled_from(["NAME", "DATE"])), "phi", "x"))
        at += len(word) + len(gap)
    path = tmp_path_factory.mktemp("conll") / "a.conll"
    with open_writer(path, "conll") as writer:
        writer.write(Rewrite("a/1", 0, text, tuple(spans)))
        writer.write(Rewrite("a/1", 1, text, tuple(spans)))
        writer.finish()
    first, second = open_source(path)
    assert isinstance(first, Letter)
    assert isinstance(second, Letter)
    assert (first.id, second.id) == ("a/1", "a/1#1")
    assert [(s.start, s.end, s.label) for s in first.spans] == [(s.start, s.end, s.label) for s in spans]
    for s in first.spans:
        assert first.text[s.start : s.end] == text[s.start : s.end]
    assert [c for c in first.text if not c.isspace()] == [c for c in text if not c.isspace()]


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        (["B-A", "I-A", "O"], ["x y"]),
        (["I-A", "I-A", "B-A"], ["x y", "z"]),  # IOB2, IOB1
        (["B-A", "E-A", "S-A"], ["x y", "z"]),
        (["B-A", "L-A", "U-A"], ["x y", "z"]),
        (["I-A", "I-B", "O"], ["x", "y"]),
        (["A", "A", "O"], ["x", "y"]),
    ],
)
def test_schemes_of_tags(tags: list[str], wanted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("".join(f"{word} NN {tag}\n" for word, tag in zip("xyz", tags, strict=True)))
    [letter] = open_source(path)
    assert [text for text, _ in places(letter)] == wanted


def test_conll_documents_sentences_and_faults(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(
        "-DOCSTART- -X- O\n\nDr O\nSmith B-NAME\n\nJones I-NAME\n\n-DOCSTART- O\n\nonly\n\n-DOCSTART- O\n\nLeeds B-PLACE\n"
    )
    first, second, third = open_source(path)
    assert places(first) == [
        ("Smith", "NAME"),
        ("Jones", "NAME"),
    ]  # no entity goes over the end of a sentence
    assert isinstance(first, Letter)
    assert first.text == "Dr Smith\nJones"
    assert isinstance(second, Rejected)
    assert "line 10" in second.reason
    assert "only" not in second.reason
    assert places(third) == [("Leeds", "PLACE")]
    path.write_text(
        "# newdoc id = L1\n# patient_id = P1\nSmith\tB-NAME\n# newdoc id = L2\n# patient_id = P1\nx\tO\n"
    )
    assert [(x.id, x.patient_id) for x in open_source(path) if isinstance(x, Letter)] == [
        ("L1", "P1"),
        ("L2", "P1"),
    ]
    path.write_text("\n\n")
    with pytest.raises(InputError, match="empty"):
        open_source(path)
    path.write_bytes(b"caf\xe9 O\n")
    [bad] = open_source(path)
    assert isinstance(bad, Rejected)


def test_conllu(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        "# sent_id = 1\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\tAUX\t_\t_\t_\t_\t_\t_\n2\tn't\t_\tPART\t_\t_\t_\t_\t_\t_\n"
        "3\tgo\t_\tVERB\t_\t_\t_\t_\t_\tSpaceAfter=No\n3.1\tx\t_\tNOUN\t_\t_\t_\t_\t_\t_\n4\t.\t_\tPUNCT\t_\t_\t_\t_\t_\t_\n\n"
        "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n1\tà\t_\tADP\t_\t_\t_\t_\t_\t_\n2\tle\t_\tDET\t_\t_\t_\t_\t_\t_\n"
    )
    first, second = open_source(path)
    assert isinstance(first, Letter)
    assert first.text == "don't go."
    assert places(first) == [("do", "POS:AUX"), ("n't", "POS:PART"), ("go", "POS:VERB"), (".", "POS:PUNCT")]
    assert isinstance(second, Letter)
    assert (second.text, second.spans) == ("au", ())


# -- alignment
# --------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tokenizers(mlm: Path, roberta: Path) -> list[Any]:
    return [load_tokenizer(str(folder)) for folder in (mlm, roberta)]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab cé1.-\n\t\u200b\u0301京", max_size=30), st.data())
def test_every_span_comes_back_or_is_counted(tokenizers: list[Any], text: str, data: st.DataObject) -> None:
    spans = []
    for _ in range(data.draw(st.integers(0, 4)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append((start, data.draw(st.integers(start + 1, len(text))), data.draw(st.sampled_from("AB"))))
    for scheme in ("bio", "bioes"):
        codes = Codes(bio("AB", scheme))  # type: ignore[arg-type]
        for tokenizer in tokenizers:
            [enc] = encode_all(tokenizer, [text])
            marks = bio_marks(codes, spans, scheme=scheme)  # type: ignore[arg-type]
            found = check(spans, text, enc, marks, codes.labels)
            assert found.total() == len(spans)
            starts, ends = edges(text, enc)
            row = codes_of(marks, starts, ends)
            back = decode([codes.labels[c] for c in row], starts.tolist(), ends.tolist())
            assert all(0 <= a < b <= len(text) for a, b, _ in back)
            assert len(back) <= len(longest(spans))


def test_what_subwords_cannot_say(tokenizers: list[Any]) -> None:
    text, codes = "patient seen today", Codes(bio("A"))
    [enc] = encode_all(tokenizers[0], [text])

    def counted(*spans: tuple[int, int, str]) -> Counter[str]:
        return check(spans, text, enc, bio_marks(codes, spans), codes.labels)

    assert counted((0, 7, "A"), (13, 18, "A")) == {"exact": 2}
    assert counted((0, 8, "A")) == {"exact": 1}  # a blank at the edge is no part of it
    assert counted((2, 7, "A")) == {"widened": 1}
    assert counted((7, 8, "A")) == {"lost": 1}
    assert counted((0, 12, "A"), (8, 12, "A")) == {"exact": 1, "overlapped": 1}


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(8, 64))
def test_windows_teach_every_subword_once(length: int, size: int) -> None:
    from synletters.train.tagger.align import Example

    whole = Example(
        np.arange(length), np.zeros(length, dtype=np.int64), {"x": np.zeros(length, dtype=np.int64)}
    )
    seen: Counter[int] = Counter()
    for part in cut(whole, size):
        assert len(part.ids) <= size
        seen.update(part.ids[part.codes["x"] != NOTHING].tolist())
    assert seen == Counter(range(length))


def test_codes_and_loss(tokenizers: list[Any]) -> None:
    codes = Codes(bio(["A", "B"]))
    marks = bio_marks(codes, [(0, 7, "A|B")], ("O", "B-A", "I-A"), nothing=[(13, 18)])
    [example] = examples(tokenizers[0], [Doc("patient seen today", {"x": marks})])
    either, rest = codes.code("B-A", "B-B"), codes.code("O", "B-A", "I-A")
    assert example.codes["x"].tolist() == [either, rest, NOTHING]
    logits = torch.tensor([[[0.0, 1.0, 0.0, 2.0, 0.0]] * 3])
    loss = head_loss(logits, torch.from_numpy(example.codes["x"])[None], torch.from_numpy(codes.table()))
    p = logits[0, 0].softmax(-1)
    assert loss is not None
    assert torch.isclose(loss, -(torch.log(p[1] + p[3]) + torch.log(p[0] + p[1] + p[2])) / 2)
    weights = code_weights(codes, [example], "x", {"A": 3.0})
    assert weights is not None
    assert (weights[codes.code("B-A")], weights[either]) == (3.0, 1.0)
    with pytest.raises(ValueError, match="no label"):
        codes.code("B-Z")


# -- letters
# ----------------------------------------------------------------------------------------------------------------------


def gold(number: int, text: str, spans: list[tuple[int, int, str]], patient: str | None = None) -> Gold:
    made = tuple(Span(a, b, name, "phi") for a, b, name in spans)
    return Gold(Letter(f"L{number}", text, made, patient), tuple(spans))


def test_surrogates_stand_where_the_names_stood() -> None:
    text = "Dear Mr Zyxwvut, you were seen on 12/03/2019 by Quorlson."
    golds = [
        gold(1, text, [(8, 15, "NAME"), (34, 44, "DATE"), (48, 56, "NAME")], "P"),
        gold(2, "Zyxwvut is well", [(0, 7, "NAME"), (3, 9, "OTHER")], "P"),
    ]
    made, count = with_surrogates(golds, "a secret")
    assert count == 4
    for one in made:
        assert not any(name in one.letter.text for name in ("Zyxwvut", "Quorlson", "12/03/2019"))
    [a, b, c] = made[0].spans
    assert made[0].letter.text[: a[0]] == "Dear Mr "
    assert made[0].letter.text[a[1] : b[0]] == ", you were seen on "
    assert made[0].letter.text[c[1] :] == "."
    assert [label for *_, label in made[0].spans] == ["NAME", "DATE", "NAME"]
    assert made[0].letter.text[a[0] : a[1]] in made[1].letter.text or made[1].spans[0][2] == "NAME"
    assert with_surrogates(golds, "a secret")[0] == made
    assert with_surrogates(golds, "another")[0] != made


def test_the_split_keeps_patients_and_texts_together() -> None:
    golds = [gold(n, f"text {n % 50}", [(0, 4, "AB"[n % 2])], f"P{n // 3}") for n in range(90)]
    parts = split(golds, tune=0.1, test=0.2, seed=1)
    sides = [parts.train, parts.tune, parts.test]
    assert sorted(g.letter.id for side in sides for g in side) == sorted(g.letter.id for g in golds)
    for of in (lambda g: g.letter.patient_id, lambda g: g.letter.text):
        seen = [{of(g) for g in side} for side in sides]
        assert not seen[0] & seen[1]
        assert not (seen[0] | seen[1]) & seen[2]
    assert parts == split(golds, tune=0.1, test=0.2, seed=1)
    with pytest.raises(TrainingError, match="of patients, or have the text"):
        split(golds, tune=0.1, test=0.2, seed=1, test_letters=golds[:1])


def test_null_in_the_map_learns_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Smith B-NAME\nx O\nLeeds B-CITY\n")
    read = read_letters(path, "phi", {"NAME": "PERSON", "CITY": None})
    assert read.golds[0].spans == ((0, 5, "PERSON"),)
    assert read.golds[0].nothing == ((8, 13),)


# -- thresholds
# -------------------------------------------------------------------------------------------------------------------


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.002, 1), st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=40),
    st.floats(0.05, 1),
)
def test_first_bars_reach_the_recall_of_every_label(
    units: list[tuple[float, int, int]], recall: float
) -> None:
    """Entities of two units each, of any label, whatever label their units look like."""
    names = ("A", "B")
    text = "x" * (2 * len(units))
    spans = tuple((2 * i, 2 * i + 2, names[label]) for i, (_, _, label) in enumerate(units))
    pool = np.array([p for score, _, _ in units for p in (score, min(1.0, score * 1.2))], dtype=np.float32)
    likely = np.array([n for _, look, _ in units for n in (look, 1 - look)], dtype=np.int64)
    at = np.arange(len(text))
    scored = Scored(at, at + 1, pool, likely, np.ones(len(text), dtype=bool), names)
    bars = first_bars([Gold(Letter("a", text), spans)], [scored], recall)
    inside = pool >= np.array([bars.get(names[n], 2.0) for n in likely], dtype=np.float32)
    assert all(bar <= 0.5 for bar in bars.values())
    for label in names:
        mine = [i for i, unit in enumerate(units) if names[unit[2]] == label]
        hits = sum(bool(inside[2 * i] and inside[2 * i + 1]) for i in mine)
        assert hits >= needed(recall, len(mine))
