"""Fidelity: identical texts and surrogates alone have no flip, every planted flip is found, under its
kind."""

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
from synletters.evaluate.clinical.fidelity import FidelityResult, evaluate_fidelity
from synletters.evaluate.clinical.fidelity_assert import Assertions
from synletters.evaluate.clinical.fidelity_letter import LetterFidelity, compare
from synletters.evaluate.clinical.fidelity_table import table
from synletters.evaluate.clinical.fidelity_words import headings

CANARY = "Quuxbert"
ASSERTIONS = Assertions()


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """``[identifier]`` and ``{entity}`` in a text to spans."""
    out, spans, opened = "", [], 0
    for char in text:
        if char in "[{":
            opened = len(out)
        elif char in "]}":
            phi = char == "]"
            spans.append(
                Span(opened, len(out), "NAME" if phi else "FINDING", "phi" if phi else "clinical", "x")
            )
        else:
            out += char
    return out, tuple(spans)


def against(source: str, made: str) -> LetterFidelity:
    text, spans = marked(made)
    return compare(Letter("a", marked(source)[0]), text, spans, ASSERTIONS)


LETTER = """Dear Dr [Smith],

Re: [John Brown], DOB [12/03/1951], NHS [943 476 5919], [12 Left Bank, Hull]

PAST MEDICAL HISTORY: {hypertension}, no {diabetes}, mild {asthma}.
FAMILY HISTORY:
His mother had {breast cancer}. ?{PE} in 2010.

Thank you for seeing [Mr Brown] on [3 May 2021]. He denies {chest pain}, but has had a swollen left {knee} for 3 weeks.
BP 140/85, temp 37.2 °C. Possible {sepsis} was ruled out; {pneumonia} is unlikely.
Medication: {amlodipine} 5 mg once daily, {insulin} 10-12 units bd.
He doesn't smoke. L4/5 disc normal. (R) {hip} pain for two years.

Yours, [Ann Lee], ext [5512]
"""


def test_identical_texts_have_no_flip() -> None:
    made = against(LETTER, LETTER)
    assert not made.flips
    assert len(made.fates) == 12
    assert not any(fate.changed for fate in made.fates)


def test_surrogates_alone_are_no_flip() -> None:
    other = (
        LETTER.replace("[Smith]", "[Dr No Right]")
        .replace("[John Brown]", "[Ada]")
        .replace("[12/03/1951]", "[4 July 1948]")
        .replace("[943 476 5919]", "[401 023 2137]")
        .replace("[12 Left Bank, Hull]", "[7b Right Way,\nNo Cross]")
        .replace("[Mr Brown]", "[Ms]")
        .replace("[3 May 2021]", "[11/11/2021]")
        .replace("[Ann Lee]", "[Xavier van der Berg]")
        .replace("[5512]", "[NAME-1]")
    )
    for first, second in ((LETTER, other), (other, LETTER)):
        made = against(first, second)
        assert not made.flips, made.flips
        assert not any(fate.changed for fate in made.fates)


def test_refilled_words_are_no_flip() -> None:
    other = LETTER.replace("Thank you for seeing", "Thanks a lot for reviewing").replace("swollen", "puffy")
    other = (
        other.replace("Yours", "Best").replace("has had a", "has had the").replace("His mother", "Her mother")
    )
    made = against(LETTER, other.replace("Her mother", "His mother"))
    assert not made.flips
    assert not any(fate.changed for fate in made.fates)
    assert made.unknown == 3  # "puffy" and others may be right or wrong: no list here knows them


# (source, rewrite, the one kind of flip that is there)
FLIPS = [
    ("He has no {chest pain} today.", "He has {chest pain} today.", "negation"),
    ("He has {chest pain} today.", "He has no {chest pain} today.", "negation"),
    ("She denies {fever}.", "She reports {fever}.", "negation"),
    ("She reports {fever}.", "She denies {fever}.", "negation"),
    ("Without {rash}.", "With {rash}.", "negation"),
    ("{Rash} absent.", "{Rash} seen.", "negation"),
    ("He doesn't {smoke}.", "He does {smoke}.", "negation"),
    ("He doesn’t {smoke}.", "He surely {smoke}.", "negation"),
    ("He has never had {gout}.", "He has often had {gout}.", "negation"),
    ("Negative for {COVID}.", "Tested for {COVID}.", "negation"),
    ("Swab negative.", "Swab positive.", "negation"),
    ("Neither {cough} nor {fever}.", "Neither {cough} and {fever}.", "negation"),
    ("Non-tender {abdomen}.", "Very-tender {abdomen}.", "negation"),
    ("He is afebrile.", "He is happy.", "negation"),
    ("Mr [Smith] has no {pain}.", "Mr [Jones] has {pain}.", "negation"),
    ("Mr [Smith]\nNo {fever}.", "Mr [Jones]\n{fever}.", "negation"),
    ("Seen by [Smith] no {fever}.", "Seen by [Jones] {fever}.", "negation"),
    ("There is a lack of {sleep}.", "There is a kind of {sleep}.", "negation"),
    ("He cannot {walk}.", "He could {walk}.", "negation+uncertainty"),
    ("Possible {sepsis}.", "Severe {sepsis}.", "uncertainty+severity"),
    ("Possible {sepsis}.", "Obvious {sepsis}.", "uncertainty"),
    ("Obvious {sepsis}.", "Possible {sepsis}.", "uncertainty"),
    ("?{PE}", "{PE}", "uncertainty"),
    ("{Lymphoma} is unlikely.", "{Lymphoma} is there.", "uncertainty"),
    ("It may be {gout}.", "It must be {gout}.", "uncertainty"),
    ("Suspected {fracture}.", "Old {fracture}.", "uncertainty+historical"),
    ("This suggests {gout}.", "This means {gout}.", "uncertainty"),
    ("Features suggestive of {MS}.", "Features typical of {MS}.", "uncertainty"),
    ("Probable {UTI}.", "{UTI}.", "uncertainty"),
    ("His mother had {cancer}.", "His doctor had {cancer}.", "family"),
    ("His doctor had {cancer}.", "His mother had {cancer}.", "family"),
    ("Her sister has {asthma}.", "Her leg has {asthma}.", "family"),
    ("Father: {MI} at fifty.", "Patient: {MI} at fifty.", "family"),
    ("A maternal {tremor}.", "A nasty {tremor}.", "family"),
    ("Left {knee} pain.", "Right {knee} pain.", "laterality"),
    ("Right {knee} pain.", "Left {knee} pain.", "laterality"),
    ("The left {knee}.", "The {knee}.", "laterality"),
    ("The {knee}.", "The left {knee}.", "laterality"),
    ("Bilateral {oedema}.", "Left {oedema}.", "laterality"),
    ("Pain in the (R) {hip}.", "Pain in the (L) {hip}.", "laterality"),
    ("L {hip} pain.", "R {hip} pain.", "laterality"),
    ("RUQ {pain}.", "LUQ {pain}.", "laterality"),
    ("Seen by [Smith]. Left {knee}.", "Seen by [Jones]. The {knee}.", "laterality"),
    ("Reduce by 5 mg weekly.", "Reduce to 5 mg weekly.", "direction"),
    ("Reduced from 200 mg.", "Reduced to 200 mg.", "direction"),
    ("Acuity improved from 20/200.", "Acuity improved to 20/200.", "direction"),
    ("Referred from the GP.", "Referred to the GP.", "direction"),
    ("Increase 20 mg to 60 mg.", "Increase 20 mg 60 mg.", "direction"),
    ("Not for resuscitation.", "Not with resuscitation.", "relation"),
    ("A lump with {ulcer}.", "A lump or {ulcer}.", "relation"),
    ("A dose of 5 mg.", "A dose in 5 mg.", "relation"),
    ("{Codeine} to be avoided.", "{Codeine} can be avoided.", "modality"),
    ("He must rest.", "He can rest.", "modality"),
    ("He should rest.", "He would rest.", "modality"),
    ("Pain that can be present.", "Pain that can is present.", "modality"),
    ("She only walks.", "She also walks.", "scope"),
    ("He does not want further surgery.", "He does not want any surgery.", "scope"),
    ("She was told by the nurse.", "She was told by the patient.", "agent"),
    ("We saw him.", "They saw him.", "agent"),
    ("A tube was inserted.", "A tube was removed.", "act"),
    ("He received oxygen.", "He died oxygen.", "act"),
    ("Treatment was given.", "Treatment was recommended.", "act"),
    ("{Ramipril} was started.", "{Ramipril} was changed.", "act"),
    ("She was admitted.", "She was discharged.", "act"),
    ("Injecting him.", "Seeing him.", "act"),
    ("{Amlodipine} 5 mg daily.", "{Amlodipine} 50 mg daily.", "dose"),
    ("{Amlodipine} 5 mg daily.", "{Amlodipine} 5 mcg daily.", "dose"),
    ("{Amlodipine} 5mg daily.", "{Amlodipine} 10mg daily.", "dose"),
    ("{Amlodipine} 0.5 mg.", "{Amlodipine} 5 mg.", "dose"),
    ("{Amlodipine} 5 mg once a day.", "{Amlodipine} 5 mg twice a day.", "dose"),
    ("{Amlodipine} 5 mg bd.", "{Amlodipine} 5 mg tds.", "dose"),
    ("{Amlodipine} 5 mg.", "{Amlodipine}.", "dose"),
    ("{Insulin} 10-12 units.", "{Insulin} 10-14 units.", "dose"),
    ("Give 2 tablets of {codeine}.", "Give 3 tablets of {codeine}.", "dose"),
    ("{Codeine} IV.", "{Codeine} PO.", "dose"),
    ("BP 140/85 {hypertension}.", "BP 140/95 {hypertension}.", "number"),
    ("{Hb} 95 g/dl", "{Hb} 59 g/dl", "dose"),
    ("{Fever} of 38.5 °C", "{Fever} of 37.5 °C", "number"),
    ("{Cough} for 3 weeks.", "{Cough} for 3 days.", "number"),
    ("{Cough} for three weeks.", "{Cough} for four weeks.", "number"),
    ("{Nodule} of 5 mm.", "{Nodule} of 5 cm.", "number"),
    ("Grade 2 {tumour}.", "Grade 3 {tumour}.", "number"),
    ("{CRP} <5", "{CRP} >5", "number"),
    ("{Sats} 98% on air", "{Sats} 89% on air", "number"),
    ("On [3 May] he had 4 {fits}.", "On [9 June] he had {fits}.", "number"),
    ("Mild {asthma}.", "Severe {asthma}.", "severity"),
    ("Severe {asthma}.", "Her {asthma}.", "severity"),
    ("Acute {pain}.", "Chronic {pain}.", "severity"),
    ("A benign {lesion}.", "A malignant {lesion}.", "severity"),
    ("Previous {stroke}.", "Current {stroke}.", "historical"),
    ("History of {stroke}.", "Area of {stroke}.", "historical"),
    ("{MI} years ago.", "{MI} years on.", "historical"),
    ("The {ECG} was normal.", "The {ECG} was abnormal.", "opposite"),
    ("{Weight} has increased.", "{Weight} has decreased.", "opposite"),
    ("He remains stable.", "He remains unstable.", "opposite"),
    ("PLAN:\nrest {knee}", "ALLERGIES:\nrest {knee}", "section"),
    ("Family history:\n{gout}", "Social history:\n{gout}", "section"),
    ("Well.\nPLAN: rest", "Well.\nrest", "section"),
]


@pytest.mark.parametrize(("source", "made", "kind"), FLIPS)
def test_planted_flips_are_found(source: str, made: str, kind: str) -> None:
    result = against(source, made)
    assert dict(result.by_kind) == dict.fromkeys(kind.split("+"), 1)
    back = against(made, source)
    assert sum(back.by_kind.values()) >= 1, "the other way round"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("It was noted in the hip.", "It was found within the hip."),
        ("The tube was placed upon the skin.", "A tube was inserted on the skin."),
        ("This revealed a mass, which was treated.", "That showed a mass, that was treated."),
        ("He has pain because he fell.", "He has pain as he fell."),
        ("Further tests, and also rest.", "Additional tests, and too rest."),
        ("He was advised to rest.", "He was instructed to rest."),
        ("Surgery is to follow.", "Surgery was to follow."),
    ],
)
def test_equals_are_no_flip(source: str, made: str) -> None:
    assert not against(source, made).flips


def test_a_flip_in_a_long_letter_is_the_only_one() -> None:
    for old, new, kind in (
        ("no {diabetes}", "{diabetes}", "negation"),
        ("left", "right", "laterality"),
        ("?{PE}", "{PE}", "uncertainty"),
        ("140/85", "140/58", "number"),
        ("5 mg", "50 mg", "dose"),
        ("mother", "daughter", "family"),
        ("mild", "severe", "severity"),
        ("FAMILY", "SOCIAL", "section"),
    ):
        other = LETTER.replace("[Smith]", "[Bell]").replace("Thank you for seeing", "Thanks again for seeing")
        result = against(LETTER, other.replace(old, new))
        assert dict(result.by_kind) == {kind: 1}, old


def test_what_becomes_of_entities() -> None:
    def fates(source: str, made: str) -> dict[str, list[str]]:
        text = marked(source)[0]
        return {
            text[f.start :].split()[0].strip(".,"): sorted(f.changed) for f in against(source, made).fates
        }

    assert fates("No {cough}. {Fever} too.", "{cough}. {Fever} too.") == {"cough": ["assertion"], "Fever": []}
    assert fates("No {cough}, {fever}.", "{cough}, {fever}.") == {
        "cough": ["assertion"],
        "fever": ["assertion"],
    }
    assert fates("left {knee}. {Hip} well", "right {knee}. {Hip} well") == {"knee": ["laterality"], "Hip": []}
    assert fates("{codeine} 5 mg. {Gout}.", "{codeine} 9 mg. {Gout}.") == {"codeine": ["numbers"], "Gout": []}
    assert fates("Severe {chest pain}.", "Severe {chest ache}.") == {"chest": ["text"]}
    assert fates("PLAN:\n{gout}", "HISTORY:\n{gout}") == {"gout": ["section"]}
    assert fates("His mother had {gout}.", "His doctor had {gout}.") == {"gout": ["assertion"]}
    [fate] = against("Possible {gout}.", "Painful {gout}.").fates
    assert fate.assertions == {"uncertain"}


def test_the_sources_own_annotations_count_too() -> None:
    text = "He has gout and Ann has cough."
    letter = Letter(
        "a", text, (Span(7, 11, "D", "clinical"), Span(16, 19, "NAME", "phi"), Span(24, 29, "D", "clinical"))
    )
    made = compare(letter, "He has and has cough.", (), ASSERTIONS)
    assert [sorted(f.changed) for f in made.fates if f.start == 7] == [
        ["assertion", "laterality", "numbers", "section", "text"]
    ]
    assert [sorted(f.changed) for f in made.fates if f.start == 24] == [[]]
    # an identifier that was removed leaves no span in the rewrite; the source's own tells that it was one
    removed = compare(
        Letter("a", "Call 0113 496 now", (Span(5, 13, "PHONE", "phi"),)), "Call now", (), ASSERTIONS
    )
    assert not removed.flips
    assert compare(Letter("a", "Call 0113 496 now"), "Call now", (), ASSERTIONS).flips


def test_headings() -> None:
    text = "HISTORY OF PRESENT ILLNESS: well\n1. Past medical history:\nHe said: hello\nPlan\nDear Sir,\nAllergies: none\n"
    assert [h.name for h in headings(text)] == [
        "history of present illness",
        "past medical history",
        "plan",
        "allergies",
    ]


def evaluated(*pairs: tuple[str, str]) -> FidelityResult:
    letters = {str(n): Letter(str(n), marked(source)[0]) for n, (source, _) in enumerate(pairs)}
    return evaluate_fidelity(
        letters, [Rewrite(str(n), 0, *marked(made)) for n, (_, made) in enumerate(pairs)]
    )


def test_the_whole_result() -> None:
    result = evaluated(*[(LETTER, LETTER)] * 8, *[("No {gout}. {Cough}.", "{gout}. {Cough}.")] * 2)
    assert (result.letters, result.rewrites, result.entities) == (10, 10, 100)
    assert result.unchanged.value == pytest.approx(98 / 100)
    assert result.unchanged.low is not None
    assert result.unchanged.high is not None
    assert result.unchanged.low < 0.98 < result.unchanged.high
    assert result.by_aspect["text"].value == 1
    assert result.by_aspect["assertion"].value == pytest.approx(0.98)
    assert dict(result.by_assertion) == {"negated": 2, "uncertain": 0, "family": 0, "historical": 0}
    assert result.flips["negation"] == sum(result.flips.values()) == 2
    assert result.rewrites_without_flip.value == pytest.approx(0.8)
    assert [w.letter_id for w in result.worst] == ["8", "9"]
    assert result.places == (("8", 0, "negation", 0, False), ("9", 0, "negation", 0, False))
    json.dumps(result.to_json(), allow_nan=False)


def test_variants_strays_and_empty_letters() -> None:
    letters = {"a": Letter("a", "No gout."), "b": Letter("b", "well"), "e": Letter("e", " ")}
    made = [
        Rewrite("a", 0, "No gout.", ()),
        Rewrite("a", 1, "gout.", ()),
        Rewrite("x", 0, "?", ()),
        Rewrite("e", 0, " ", ()),
    ]
    result = evaluate_fidelity(letters, made)
    assert (result.letters, result.rewrites, result.without_rewrite, result.without_source) == (2, 3, 1, 1)
    assert [(w.letter_id, w.variant) for w in result.worst] == [("a", 1)]
    assert result.unchanged.value is None
    assert evaluate_fidelity({}, []).flips_per_rewrite.value is None


def test_long_letters_are_aligned_in_pieces() -> None:
    source = "".join(f"Line {n}: the word{n} is not here, {n} mg daily.\n" for n in range(700))
    made = source.replace("word350 is not", "word350 is now").replace("the", "a")
    started = time.monotonic()
    result = compare(Letter("a", source), made, (), ASSERTIONS)
    assert dict(result.by_kind) == {"negation": 1}
    assert time.monotonic() - started < 60


def test_it_shares_no_code_with_what_protects_a_run() -> None:
    files = list((Path(evaluate.__file__).parent / "clinical").glob("fidelity*.py"))
    assert len(files) > 5
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                if name.startswith("synletters"):
                    assert name in {"synletters.core.document", "synletters.core.errors"} or name.startswith(
                        ("synletters.evaluate", "synletters.text.word_files")  # which reads tables, its own
                    ), name


# the command


def rows(path: Path, items: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def test_the_command(tmp_path: Path, capsys: Any) -> None:
    real = rows(
        tmp_path / "real.jsonl", [{"id": "a", "text": f"{CANARY} has no gout."}, {"id": "b", "text": CANARY}]
    )
    made = tmp_path / "made"
    made.mkdir()
    phi = {"start": 0, "end": 3, "label": "NAME", "kind": "phi"}
    rows(
        made / "letters.jsonl",
        [
            {"id": "a", "variant": 0, "text": "Ann has no gout.", "spans": [phi]},
            {
                "id": "a",
                "variant": 1,
                "text": "Bob has gout.",
                "spans": [phi, {"start": 8, "end": 12, "label": "D", "kind": "clinical"}],
            },
        ],
    )
    out = tmp_path / "out.json"
    assert main(["score", "fidelity", str(real), str(made), str(out)]) == 0
    shown = capsys.readouterr()
    got = json.loads(out.read_text())
    assert got["flips"]["negation"] == 1
    assert got["rewrites"] == 2
    assert got["entities"]["assertions_changed"]["negated"] == 1
    assert got["worst"][0]["variant"] == 1
    assert got["letters_without_a_rewrite"] == 1
    assert CANARY not in shown.out + shown.err + out.read_text()
    assert main(["score", "fidelity", str(real), str(made), str(out)]) == 2
    capsys.readouterr()
    with pytest.raises(SystemExit) as caught:
        main(["score", "fidelity", str(real), str(made / "letters.jsonl"), "--labels", "A=B"])
    assert caught.value.code == 2
    capsys.readouterr()
    other = rows(tmp_path / "other.jsonl", [{"id": "z", "variant": 0, "text": "x", "spans": []}])
    assert main(["score", "fidelity", str(real), str(other)]) == 2
    assert "rewrite of a letter" in capsys.readouterr().err
    twice = rows(tmp_path / "twice.jsonl", [{"id": "a", "variant": 0, "text": "x", "spans": []}] * 2)
    assert main(["score", "fidelity", str(real), str(twice)]) == 1
    assert "twice" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_variants_of_any_table(tmp_path: Path, name: str) -> None:
    from synletters.io import open_writer

    real = rows(tmp_path / "real.jsonl", [{"id": "a", "text": "no gout"}])
    with open_writer(tmp_path / name) as writer:
        for variant in range(2):
            writer.write(Rewrite("a", variant, "no gout", (Span(3, 7, "D", "clinical", "x"),)))
    assert main(["score", "fidelity", str(real), str(tmp_path / name), str(tmp_path / "o.json")]) == 0
    got = json.loads((tmp_path / "o.json").read_text())
    assert (got["rewrites"], got["entities"]["total"], sum(got["flips"].values())) == (2, 2, 0)


def test_nothing_shown_holds_text() -> None:
    result = evaluated((f"{CANARY} has no {{gout}}.", f"{CANARY} has {{gout}}."))
    assert CANARY not in repr(result) + table(result) + json.dumps(result.to_json())


@pytest.mark.parametrize(
    ("text", "made", "replaced", "flips"),
    [
        ("placed on FeSO4 225mg tid now.", "placed on TdFJ1 225mg tid now.", "TdFJ1", {}),
        ("Model: 4568-45 cm.", "Model: 7885-14 cm.", "7885-14", {}),
        ("recurrence in the 1980s, who had", "recurrence in the 1970s, who had", "1970s", {}),
        ("seen on January 31st and her", "seen on March 2nd and her", "March 2nd", {}),
        ("Dr Smith 5mg bd.", "Dr Jones bd.", "Jones", {"dose": 1}),
        ("Dr Smith 5 mg bd.", "Dr Jones mg bd.", "Jones", {"dose": 1}),
        ("saw Smith, no pain.", "saw Jones pain.", "Jones", {"negation": 1}),
    ],
)
def test_a_replaced_code_takes_its_digits_and_nothing_of_the_medicine(
    text: str, made: str, replaced: str, flips: dict[str, int]
) -> None:
    at = made.index(replaced)
    found = compare(
        Letter("a", text), made, (Span(at, at + len(replaced), "ID", "phi", "surrogate"),), Assertions()
    )
    assert dict(found.by_kind) == flips


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("He denies {cough}, {fever} or {rash}.", "He reports no {rash}, {cough} or {fever}."),
        (
            "There was no {rash}. The {skin} was closed with {nylon}.",
            "No {rash} was seen; with {nylon} the {skin} was closed.",
        ),
        ("Takes {aspirin} 75 mg and {digoxin} 125 mcg.", "Takes {digoxin} 125 mcg and {aspirin} 75 mg."),
        ("After the {operation}, he was treated at home.", "He was treated at home after the {operation}."),
    ],
)
def test_what_moved_and_denials_in_other_words_are_no_flips(source: str, made: str) -> None:
    result = against(source, made)
    assert dict(result.by_kind) == {}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (
            "Takes {aspirin} 75 mg daily, {digoxin} 125 mg daily.",
            "Takes {aspirin} 125 mg daily, {digoxin} 75 mg daily.",
        ),
        ("The left {arm} and the right {leg}.", "The right {arm} and the left {leg}."),
    ],
)
def test_what_two_places_exchanged_is_a_flip(source: str, made: str) -> None:
    assert against(source, made).by_kind
