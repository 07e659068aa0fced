"""Clinical words lost: every planted loss is told under its kind, surrogates and wording are none, and no report holds text."""

from __future__ import annotations

import ast
import json
import time
from pathlib import Path
from typing import Any

import pytest

from synletters import evaluate
from synletters.cli.main import main
from synletters.core.document import Letter, Rewrite, Span
from synletters.core.errors import EvaluationError
from synletters.evaluate.clinical.words_lost.compare import Losses, losses
from synletters.evaluate.clinical.words_lost.metric import ClinicalWordsLost
from synletters.evaluate.clinical.words_lost.tally import Tally
from synletters.evaluate.clinical.words_lost.terms import Lexicon, fold, shipped, tokens

LETTER = """Dear Dr Hand,

Re: Orla Foot, DOB 12/03/1951, NHS no 943 476 5919, 12 Heart Street, Hull

PMH: hypertension, COPD, Parkinson's disease. FHx: father had a stroke.
Thank you for seeing Mrs Foot at the Diabetes Centre on 4 May 2021. She is a heart transplant recipient.
BP 140/85, HR 96, SpO2 98%. Creatinine 142, Hb 14.0 g/dL (Ref: 12.0-16.0).
GCS 15, Karnofsky 80, pain 4/10, Apgars 8 and 9. Stage IIb. Attended 9 of 10 sessions.
Ramipril 5 mg bd, Cipro 500 mg twice daily, prednisolone 40 mg od for 3 weeks.
On the 3rd postoperative day the Foley catheter was removed. L4-5 disc. Call 999.
She works as a midwife. No fever.

Yours sincerely, Dr Pain MBBS FRCP
"""


def of(source: str, made: str) -> Losses:
    return losses(Letter("a", source), made)


def test_nothing_is_lost_in_the_same_text() -> None:
    assert of(LETTER, LETTER).lost == ()
    assert of(LETTER, LETTER).total.total() > 40


def test_surrogates_in_the_places_of_names_are_no_loss() -> None:
    made = LETTER
    for old, new in {
        "Dr Hand": "Dr Moss",
        "Orla Foot": "Ann Lee",
        "Mrs Foot": "Mrs Lee",
        "12/03/1951": "04/07/1950",
        "943 476 5919": "999 123 4567",
        "12 Heart Street, Hull": "3 Elm Road, York",
        "the Diabetes Centre": "Elmsett Hospital",
        "4 May 2021": "9 July 2020",
        "a midwife": "an optician",
        "Dr Pain": "Dr Hale",
    }.items():
        assert old in made
        made = made.replace(old, new)
    assert of(LETTER, made).lost == ()


def test_annotated_identifiers_may_go() -> None:
    source = "Seen with Rash, her friend."
    spans = (Span(10, 14, "NAME", "phi", "gold"),)
    assert [lost.kind for lost in of("Seen with a rash.", "Seen with Gareth.").lost] == ["finding"]
    assert losses(Letter("a", source, spans=spans), "Seen with Gareth, her friend.").lost == ()


PLANTED = (
    ("Cipro", "Gareth", "drug", "ciprofloxacin"),
    ("Ramipril", "Harley", "drug", "ramipril"),
    ("5 mg bd", "50 mg bd", "amount", ""),
    ("5 mg bd", "5 mg tds", "often", ""),
    ("Karnofsky 80", "Hilary 80", "score", "karnofsky"),
    ("Karnofsky 80", "Karnofsky 30", "score", "karnofsky"),
    ("GCS 15", "GCS 5", "score", "glasgow coma scale"),
    ("pain 4/10", "pain 4/55", "score", ""),
    ("8 and 9", "8 and 2", "score", "apgar score"),
    ("Creatinine 142", "Creatinine 307", "result", "creatinine"),
    ("140/85", "180/85", "result", "blood pressure"),
    ("12.0-16.0", "6.0-38.8", "range", ""),
    ("14.0", "41.0", "result", "haemoglobin"),
    ("Stage IIb", "Stage IV", "grade", ""),
    ("9 of 10", "2 of 10", "count", ""),
    ("3rd postoperative", "27th postoperative", "ordinal", ""),
    ("3rd postoperative day", "3rd christmas day", "time", "postoperative"),
    ("for 3 weeks", "for 8 weeks", "amount", ""),
    ("recipient", "owner", "role", "recipient"),
    ("MBBS", "CJFH", "credential", "MBBS"),
    ("Call 999", "Call 299", "helpline", ""),
    ("L4-5", "L2-3", "level", ""),
    ("PMH", "Harley", "heading", "past medical history"),
    ("FHx", "Robin", "heading", "family history"),
    ("COPD", "Morgan", "finding", "chronic obstructive pulmonary disease"),
    ("Parkinson's disease", "Gareth's disease", "finding", "parkinson's disease"),
    ("Foley catheter", "Moss catheter", "device", "foley catheter"),
    ("No fever", "Peyton fever", "negation", "no"),
)


@pytest.mark.parametrize(("old", "new", "kind", "name"), PLANTED, ids=lambda part: str(part) or "value")
def test_a_planted_loss_is_told_where_it_is(old: str, new: str, kind: str, name: str) -> None:
    found = of(LETTER, LETTER.replace(old, new, 1)).lost
    at = LETTER.index(old)
    assert (kind, name) in {(lost.kind, lost.name) for lost in found}
    assert all(at <= lost.start < at + len(old) + 12 for lost in found)
    assert len(found) <= 3


def test_another_word_for_the_same_concept_is_no_loss() -> None:
    assert of("High blood pressure and oedema.", "Hypertension and edema.").lost == ()
    assert of("her medication and treatment plan", "her medicines and management plan").lost == ()
    assert of("two tablets twice a day", "2 tablets bd").lost == ()


def test_a_pronoun_in_the_place_of_the_patient_is_no_loss_and_nothing_is() -> None:
    source = "The patient has gout. The patient takes allopurinol."
    assert of(source, "The patient has gout. She takes allopurinol.").lost == ()
    assert [lost.name for lost in of(source, "The patient has gout. Takes allopurinol.").lost] == ["patient"]
    assert [lost.name for lost in of(source, "The patient has gout. Her cat takes it.").lost] == [
        "allopurinol"
    ]


def test_ages_of_ninety_and_over_may_go_and_others_not() -> None:
    assert of("A 93-year-old woman.", "A 90 or over woman.").lost == ()
    assert [lost.kind for lost in of("A 67-year-old woman.", "A 71-year-old woman.").lost] == ["amount"]


def test_swapped_doses_are_seen() -> None:
    assert of("ramipril 5 mg, bisoprolol 10 mg", "ramipril 10 mg, bisoprolol 5 mg").lost


def test_odd_texts_are_read_in_time() -> None:
    begin = time.perf_counter()
    for text in (
        "",
        "\0",
        "a" * 60_000,
        "A@" * 30_000,
        "1." * 30_000,
        "Aa-" * 20_000,
        "(" * 50_000,
        "é\u202e 5 mg" * 2_000,
    ):
        assert of(text, text).lost == ()
        of(text, "")
    assert time.perf_counter() - begin < 20


def test_the_lexicon_is_large_and_folds_alike() -> None:
    assert len(shipped()) > 10_000
    assert fold("Oedemas") == fold("edema")
    assert [t.exact for t in tokens("Murphy's X-ray, A&E")] == ["Murphy", "X", "ray", ",", "A", "&", "E"]
    own = Lexicon(iter([("drug", "drug:x", ["xanthol", "~rash"])]))
    assert losses(Letter("a", "Xanthol given, rash seen, Rash left."), "", own).total == {"drug": 2}


def test_a_tally_reaches_its_threshold_beyond_chance() -> None:
    tally = Tally()
    assert tally.share is None
    assert not tally.too_many(0.0)
    tally.add("a", 0, of("fever and rash and cough", "fever and rash"))
    assert tally.share == pytest.approx(1 / 3)
    assert tally.too_many(0.0)
    assert not tally.too_many(0.1)  # one of three may be chance
    for n in range(20):
        tally.add(f"b{n}", 0, of("fever and rash and cough", "fever and rash"))
    assert tally.too_many(0.1)
    tally.add("c", 0, None)
    told = tally.to_json(0.1)
    assert (told["not_judged"], told["rewrites_with_a_loss"], told["above_threshold"]) == (1, 21, True)


def test_it_shares_no_code_with_what_it_judges() -> None:
    folder = Path(evaluate.__file__).parent / "clinical" / "words_lost"
    files = list(folder.glob("*.py"))
    assert files
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                if name.startswith("synletters"):
                    assert name.startswith(("synletters.core.", "synletters.evaluate")), name


# the metric and the run


def test_the_metric_names_kinds_letters_and_words_of_the_lexicon() -> None:
    pairs = [
        (Letter("a", "Cipro 500 mg for fever."), Rewrite("a", 0, "Gareth 700 mg for fever.", ())),
        (Letter("b", "No rash."), Rewrite("b", 0, "No rash.", ())),
    ]
    [score] = ClinicalWordsLost().score(pairs)
    assert score.name == "clinical_words_lost"
    assert score.value == pytest.approx(2 / 5)
    assert score.by["drug"] == {"value": 1.0, "lost": 1, "words": 1}
    assert score.per_letter == {"a": pytest.approx(2 / 3), "b": 0.0}
    told = json.dumps(score.to_json())
    assert "ciprofloxacin" in told
    assert "Cipro 500" not in told
    assert "500" not in told


def test_a_pipeline_of_the_user_counts_beside_the_lexicon(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "DRUG", "pattern": "zyxomab"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    pairs = [
        (Letter("a", "Given zyxomab; zyxomab helped."), Rewrite("a", 0, "Given zyxomab; Gareth helped.", ()))
    ]
    scores = ClinicalWordsLost(clinical_model=str(tmp_path / "model")).score(pairs)
    assert [s.name for s in scores] == ["clinical_words_lost", "model_entities_words_lost"]
    assert scores[1].value == 0.5
    with pytest.raises(EvaluationError, match="no spaCy pipeline"):
        ClinicalWordsLost(clinical_model="no_such_model").score(pairs)


def run(tmp_path: Path, *more: str) -> tuple[int, dict[str, Any], str]:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    rows = [
        {"id": f"l{n}", "text": f"Ramipril 5 mg daily and {n + 2} mg bisoprolol for fever."} for n in range(4)
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    options = ["--detectors", "lists", "--strategy", "none", "--seed", "1", "--overwrite", "--quiet"]
    told = "{lists: {always: [Ramipril, bisoprolol, 5 mg]}}"
    code = main(["rewrite", str(source), str(out), *options, "--detector-options", told, *more])
    return (
        code,
        json.loads((out / "report.json").read_text(encoding="utf-8")),
        (out / "report.html").read_text(),
    )


def test_a_run_that_loses_too_much_says_so_and_ends_with_1(tmp_path: Path, capsys: Any) -> None:
    code, report, page = run(tmp_path)
    words = report["clinical_words"]
    assert code == 1
    assert "max_clinical_loss" in capsys.readouterr().err
    assert words["above_threshold"]
    assert words["by_kind"]["drug"] == {"words": 8, "lost": 8}
    assert {row["id"] for row in words["worst"]} == {"l0", "l1", "l2", "l3"}
    assert "“ramipril” at 0" in page
    assert "Do not use these letters" in page
    assert "3 mg" not in page
    code, report, page = run(tmp_path, "--max-clinical-loss", "1")
    assert code == 0
    assert not report["clinical_words"]["above_threshold"]


def test_a_share_that_is_none_is_refused(tmp_path: Path) -> None:
    assert main(["rewrite", str(tmp_path), str(tmp_path / "o"), "--max-clinical-loss", "1.5"]) == 2
