"""Sections, their names, and masking within some of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.cli.main import main
from synletters.core.config import RunConfig, load
from synletters.core.document import Fill, Letter, MaskPlan, Rewrite, Slot
from synletters.core.errors import ConfigError
from synletters.rewrite.rewriter import Rewriter
from synletters.text.section_names import HEADINGS, NAMES
from synletters.text.sections import name_of, names_at, section_at, sections


def parts(text: str) -> list[tuple[str, str, str]]:
    return [
        (s.name, text[s.start : s.heading_end], text[s.heading_end : s.end].strip()) for s in sections(text)
    ]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("CHIEF COMPLAINT:", "chief_complaint"),
        ("PC:", "chief_complaint"),
        ("HPC", "history_of_present_illness"),
        ("PMHx:", "past_medical_history"),
        ("DHx:", "medications"),
        ("SHx:", "social_history"),
        ("FHx:", "family_history"),
        ("O/E", "physical_exam"),
        ("Ix:", "investigations"),
        ("Imp.", "assessment"),
        ("A/P:", "assessment_and_plan"),
        ("Assessment & Plan", "assessment_and_plan"),
        ("Vital Signs:", "vital_signs"),
        ("LABS:", "labs"),
        ("**Allergies:**", "allergies"),
        ("HOSPITAL COURSE:", "hospital_course"),
        ("Discharge Medications", "discharge_medications"),
        ("DISCHARGE INSTRUCTIONS:", "discharge_instructions"),
        ("Follow-up:", "follow_up"),
        ("Review of  systems", "review_of_systems"),
        ("RELEVANT PAST MEDICAL HISTORY:", "past_medical_history"),
        ("GRAFT SITE:", "other"),
    ],
)
def test_headings_have_canonical_names(heading: str, name: str) -> None:
    assert name_of(heading) == name
    assert name in NAMES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("He is well.", [("preamble", "", "He is well.")]),
        ("Dear Ann,\nPlan: rest", [("preamble", "", "Dear Ann,"), ("plan", "Plan:", "rest")]),
        (
            "PMHx: gout. DHx: nil",
            [("past_medical_history", "PMHx:", "gout."), ("medications", "DHx:", "nil")],
        ),
        (
            "HPC - cough\nO/E chest clear",
            [("history_of_present_illness", "HPC -", "cough"), ("physical_exam", "O/E", "chest clear")],
        ),
        (
            "EXAM:\nLungs: clear\nHeart: normal\nPLAN: rest",
            [("physical_exam", "EXAM:", "Lungs: clear\nHeart: normal"), ("plan", "PLAN:", "rest")],
        ),
        (
            "EXAM:\nVital signs: BP: 120/80\nPulse: 60\nLungs: clear",
            [
                ("physical_exam", "EXAM:", ""),
                ("vital_signs", "Vital signs:", "BP: 120/80\nPulse: 60"),
                ("physical_exam", "Lungs:", "clear"),
            ],
        ),
        (
            "Plan: rest\n\nYours sincerely,\nAnn",
            [("plan", "Plan:", "rest"), ("signature", "Yours sincerely,", "Ann")],
        ),
        (
            "Diagnosis: gout\n\nThank you for referring him.",
            [
                ("diagnoses", "Diagnosis:", "gout"),
                ("history_of_present_illness", "", "Thank you for referring him."),
            ],
        ),
        (
            "Dear Ann,\n\nThank you for referring him.",
            [("preamble", "", "Dear Ann,\n\nThank you for referring him.")],
        ),
        ("GRAFT SITE: clean", [("other", "GRAFT SITE:", "clean")]),
        ("He has PC at home.", [("preamble", "", "He has PC at home.")]),
    ],
)
def test_sections(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert parts(text) == expected


def test_offsets_find_their_section() -> None:
    text = "Well.\nPlan: rest"
    found = sections(text)
    assert names_at(found, [0, 5, 6, 15]) == ["preamble", "preamble", "plan", "plan"]
    assert section_at(found, 7) == found[1]
    assert section_at(found, len(text)) is None


def test_every_heading_leads_to_a_known_name() -> None:
    assert set(HEADINGS.values()) <= set(NAMES)


@given(st.text(alphabet="Plan:PMHx O/E\n.-a*", max_size=120) | st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_sections_partition_the_text(text: str) -> None:
    at = 0
    for part in sections(text):
        assert part.start == at <= part.heading_end <= part.end
        assert part.name in NAMES
        at = part.end
    assert at == len(text)


def test_unknown_sections_are_told_with_the_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        load(None, {"mask_sections": ["plan", "familly_history", "xyzzy"]})
    told = "\n".join(caught.value.faults)
    assert "did you mean family_history?" in told
    assert "chief_complaint" in told
    assert "'plan'" not in told
    with pytest.raises(ConfigError):
        load(None, {"mask_sections": "plan"})
    assert load(None, {"mask_sections": ["plan"]}).mask_sections == ("plan",)


class Dots:
    """Fills every slot with a mark of its own."""

    def fill(self, plans: list[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill("zz") for part in plan.parts if isinstance(part, Slot)) for plan in plans]


TEXT = "Dear colleague, thank you kindly.\nHistory: walks outside often nowadays.\nPlan: keep walking outside often nowadays."


def rewritten(*names: str, ratio: float = 1.0) -> str:
    config = RunConfig(
        strategy="random", ratio=ratio, detectors=("layout",), no_phi=True, mask_sections=names, seed=1
    )
    [result] = Rewriter(config, refiller=Dots()).rewrite([Letter("a", TEXT)])
    assert isinstance(result, Rewrite)
    return result.text


@pytest.mark.usefixtures("any_word")
def test_only_words_in_the_sections_are_masked() -> None:
    before, plan = TEXT.split("Plan:")
    made = rewritten("plan")
    assert made.startswith(before + "Plan:")
    assert made.split("Plan:")[1] == " zz zz zz zz zz."
    assert "zz" in rewritten("preamble").splitlines()[0]
    assert plan in rewritten("preamble")
    assert rewritten("labs") == TEXT


@pytest.mark.usefixtures("any_word")
def test_the_ratio_is_of_the_words_in_the_sections() -> None:
    assert rewritten("plan", ratio=0.4).count("zz") == 2
    assert rewritten().count("zz") > 10


def test_the_command_line_takes_sections(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    letter = tmp_path / "in.txt"
    letter.write_text(TEXT)
    assert (
        main(
            [
                "rewrite",
                str(letter),
                str(tmp_path / "out"),
                "--sections",
                "plan,alergies",
                "--strategy",
                "none",
            ]
        )
        == 2
    )
    assert "did you mean allergies?" in capsys.readouterr().err


def test_on_examination_of_something_opens_no_section() -> None:
    text = "PROCEDURE: The scope was passed. On examination of the areas, it was withdrawn. Biopsies of the antrum."
    assert {part.name for part in sections(text)} == {"procedures"}
    assert "physical_exam" in {p.name for p in sections("PLAN: rest. On examination the chest was clear.")}
