"""Rare clinical terms give way to a class that enough people's letters share: which, how, and what the letter says then."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters import ConfigError, Letter, OutputError, Rewrite, Rewriter, RunConfig, Span
from synletters.io import open_source
from synletters.rewrite.generalise import composed, generalised, left
from synletters.rewrite.rare_terms import Holders, RareTerms, terms_of
from synletters.rewrite.run import rewrite
from synletters.text.term_classes import shipped

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=1, generalise_rare=3)
CLASSES = shipped()


def of(text: str, *terms: str, label: str = "DISEASE", name: str = "L") -> Letter:
    spans = []
    for term in terms:
        at = -1
        while (at := text.find(term, at + 1)) >= 0:
            spans.append(Span(at, at + len(term), label, "clinical", "test"))
    return Letter(name, text, tuple(sorted(spans)))


def all_rare(letter: Letter, least: int = 2) -> RareTerms:
    """As if nobody else had any term of the letter, with each term's own class."""
    phrases = {found.concept: found.phrase for found in terms_of(letter)}
    return RareTerms(least, phrases, dict.fromkeys(phrases.values(), 1), len(phrases))


def blunt(text: str, *terms: str, label: str = "DISEASE") -> str:
    letter = of(text, *terms, label=label)
    return generalised(letter, all_rare(letter)).letter.text


# --- how a term is blunted


@pytest.mark.parametrize(
    ("text", "terms", "made"),
    [
        ("She has Fabry disease.", ["Fabry disease"], "She has lysosomal storage disease."),
        ("Fabry disease was found.", ["Fabry disease"], "Lysosomal storage disease was found."),
        ("KNOWN FABRY DISEASE", ["FABRY DISEASE"], "KNOWN LYSOSOMAL STORAGE DISEASE"),
        (
            "No evidence of Fabry disease.",
            ["Fabry disease"],
            "No evidence of lysosomal storage disease of a certain kind.",
        ),
        ("Had a Kasai procedure.", ["Kasai procedure"], "Had an abdominal operation."),
        ("He underwent Kasai procedure.", ["Kasai procedure"], "He underwent an abdominal operation."),
        ("Takes vigabatrin 500 mg bd.", ["vigabatrin"], "Takes antiepileptic medication 500 mg bd."),
        ("Severe Fabry's disease", ["Severe Fabry's disease"], "Severe lysosomal storage disease"),
        (
            "Fabry disease (AFD) is rare. AFD again.",
            ["Fabry disease"],
            "Lysosomal storage disease is rare. Lysosomal storage disease again.",
        ),
        ("Fabry disease. Later FABRY DISEASE, fabry disease", ["Fabry disease"], None),
    ],
)
def test_the_words_that_stand_for_a_term(text: str, terms: list[str], made: str | None) -> None:
    said = blunt(text, *terms)
    assert made is None or said == made
    assert "fabry" not in said.casefold()


def test_spans_are_of_the_new_words_and_others_keep_theirs() -> None:
    letter = of("Dr Ash saw severe Fabry disease; gout too.", "severe Fabry disease", "gout")
    letter = letter.with_spans((Span(3, 6, "NAME", "phi"), *letter.spans))
    rare = RareTerms(2, {"DOID:14499": "metabolic disease"}, {"metabolic disease": 1}, 2)
    made = generalised(letter, rare)
    said = [(made.letter.text[s.start : s.end], s.label, s.source) for s in made.letter.spans]
    assert said == [
        ("Ash", "NAME", ""),
        ("severe metabolic disease", "DISEASE", "generalised"),
        ("gout", "DISEASE", "test"),
    ]
    assert (made.facts, made.letter.id) == (1, "L")


def test_identifiers_and_titles_are_no_terms() -> None:
    text = "Ms Gaucher has MS, and Gaucher disease."
    letter = of(text, "MS", "Gaucher disease")
    letter = letter.with_spans((Span(3, 10, "NAME", "phi"), *letter.spans))
    made = generalised(letter, all_rare(letter)).letter.text
    assert made == "Ms Gaucher has neurological disease, and lysosomal storage disease."


@pytest.mark.parametrize("text", ["tracheostomy tube", "asthma nurse", "hypersensitivity gout pneumonitis"])
def test_a_term_in_longer_words_is_left_and_counted(text: str) -> None:
    letter = of(f"Seen: {text}.", text)
    assert not list(terms_of(letter))
    assert left(letter) == 1
    assert left(of("Seen: gout.", "gout")) == 0


def test_an_entity_that_was_cut_is_the_whole_term() -> None:
    letter = of("Two daughters had breast cancer.", "cancer")
    assert [(letter.text[f.start : f.end], f.phrase) for f in terms_of(letter)] == [
        ("breast cancer", "cancer")
    ]


def test_a_laboratory_value_is_no_drug() -> None:
    assert not list(terms_of(of("Vancomycin 12.1", "Vancomycin", label="TEST")))


@pytest.mark.parametrize("name", ["Ash", "ASH", "Gout", "No", "A.\nB", "Disease", "Abernethy-Fabry"])
def test_what_an_identifier_says_changes_nothing(name: str) -> None:
    """The same words stand around it, whatever its letters are."""
    before, after = "KNOWN FABRY DISEASE, DR ", " FABRY DISEASE, GOUT"
    letter = of(before + name + after, "FABRY DISEASE", "GOUT")
    at = len(before)
    spans = (
        Span(at, at + len(name), "NAME", "phi"),
        *(s for s in letter.spans if s.end <= at or s.start > at),
    )
    made = generalised(letter.with_spans(spans), RareTerms(2, {"DOID:14499": "metabolic disease"}, {}))
    assert made.letter.text == f"KNOWN METABOLIC DISEASE, DR {name} METABOLIC DISEASE, GOUT"


def test_nothing_rare_changes_nothing() -> None:
    letter = of("She has gout.", "gout")
    made = generalised(letter, RareTerms(2, {}, {}))
    assert (made.letter, made.facts) == (letter, 0)


TERMS = ["Fabry disease", "gout", "vigabatrin", "Kasai procedure", "asthma", "Gaucher disease"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "no ", "has a ", "(", "Dr Ash. ", "\n- ", "é\u0301 "]),
            st.sampled_from(TERMS),
        ),
        max_size=8,
    ),
    st.sets(st.sampled_from(TERMS)),
)
def test_what_stays_is_told_exactly_and_no_rare_term_stays(
    parts: list[tuple[str, str]], rare: set[str]
) -> None:
    text = ", ".join(before + term for before, term in parts) + "."
    letter = of(text, *TERMS)
    ids = {found.concept: found.phrase for term in rare for found in CLASSES.find(term)}
    made = generalised(letter, RareTerms(2, ids, dict.fromkeys(ids.values(), 1)))
    for new, old, length in made.places:
        assert made.letter.text[new : new + length] == text[old : old + length]
    assert not {found.concept for found in CLASSES.find(made.letter.text)} & ids.keys()
    assert all(made.letter.text[s.start : s.end].strip() for s in made.letter.spans)
    assert all(rest not in made.letter.text for rest in ("  ", " ,")) or "  " in text
    back = composed([(0, 0, len(made.letter.text))], made.places)
    assert back == list(made.places)


# --- which terms are rare, and what they become


def chosen(least: int, *people: Sequence[str]) -> RareTerms:
    holders = Holders(least)
    for number, terms in enumerate(people):
        found = [(f.concept, f.phrase) for term in terms for f in CLASSES.find(term)]
        holders.add(f"p{number}", found)
    return holders.chosen()


def test_a_term_that_enough_people_hold_stays() -> None:
    made = chosen(2, ["gout"], ["gout"], ["Fabry disease"])
    assert set(made.phrases) == {"DOID:14499"}


def test_the_nearest_class_that_enough_people_share_is_taken() -> None:
    made = chosen(2, ["Fabry disease"], ["Gaucher disease"], ["phenylketonuria"], ["cystinuria"])
    assert set(made.phrases.values()) <= {
        "lysosomal storage disease",
        "metabolic disease",
        "disease of amino acid metabolism",
        "kidney disease",
        "disease",
    }
    assert made.phrases["DOID:14499"] == "lysosomal storage disease"
    assert made.people["lysosomal storage disease"] == 2
    wider = chosen(3, ["Fabry disease"], ["Gaucher disease"], ["phenylketonuria"])
    assert set(wider.phrases.values()) == {"metabolic disease"}


def test_two_terms_of_one_person_are_one_person() -> None:
    made = chosen(2, ["Fabry disease", "Gaucher disease"])
    assert set(made.phrases.values()) == {"disease"}
    assert made.report({})["concepts_shared_by_fewer_even_so"] == 2
    assert made.report({})["phrases"]["disease"] == {"concepts": 2, "people": None}


def test_other_names_of_a_thing_count_for_it() -> None:
    assert not chosen(2, ["vigabatrin"], ["Sabril"]).phrases


def test_every_class_leads_to_a_root_and_every_term_has_one() -> None:
    roots = {CLASSES.line(phrase)[-1] for _, phrase in CLASSES.terms.values()}
    assert roots == {"disease", "medication", "procedure"}
    assert len(CLASSES.terms) > 10_000
    english = "all con epi sch wee the and she was not has with for but".split()
    assert not [word for word in english if word in CLASSES.terms]


# --- a whole run

RARE = ["Fabry disease", "Gaucher disease", "Pompe disease", "phenylketonuria", "Ebstein anomaly", "asthma"]


def corpus(path: Path, terms: Sequence[str] = RARE) -> Path:
    rows = []
    for i, term in enumerate(terms):
        text = f"Dear Dr Quillfeather, MRN 12{i:05}. Known {term}, and asthma. Again: {term}."
        letter = of(text, term, "asthma")
        rows.append({"id": f"L{i}", "text": text, "spans": [s.to_json() for s in letter.spans]})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def letters_of(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "letters.jsonl").read_text(encoding="utf-8").splitlines()]


def run(tmp_path: Path, config: RunConfig = CONFIG, out: str = "out", **options: object) -> dict:
    source = open_source(corpus(tmp_path / "in.jsonl"))
    return rewrite(source, tmp_path / out, config, **options)  # type: ignore[arg-type]


def test_a_run_blunts_what_is_rare_and_tells_what_that_cost(tmp_path: Path) -> None:
    report = run(tmp_path)
    rows = letters_of(tmp_path / "out")
    assert len(rows) == len(RARE)
    for row in rows:
        assert not any(term.casefold() in row["text"].casefold() for term in RARE[:5])
        assert "asthma" in row["text"]
        clinical = [row["text"][s["start"] : s["end"]] for s in row["spans"] if s["kind"] == "clinical"]
        assert "asthma" in clinical
        assert all(said.endswith(("isease", "asthma")) for said in clinical)
    told = report["generalised"]
    assert (told["least_people"], told["concepts"], told["concepts_blunted"]) == (3, 6, 5)
    assert (told["facts_blunted"], told["letters_touched"]) == (10, 5)
    assert told["phrases"]["metabolic disease"] == {"concepts": 4, "people": 4}
    assert report["clinical_words"]["lost"] == 0  # blunting is told by itself, and no loss of the rewriting
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert len(manifest["run"]["rare terms"]) == 64
    said = (tmp_path / "out" / "report.json").read_text() + json.dumps(manifest)
    assert not any(term.casefold() in said.casefold() for term in RARE[:5])
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Rare terms blunted" in page
    assert "metabolic disease" in page
    assert not (tmp_path / "out.unfinished").exists()


def test_the_batch_and_a_rewriter_of_ones_own_change_nothing(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, replace(CONFIG, chunk=50), "wide")
    run(tmp_path, out="own", rewriter=Rewriter(CONFIG))
    assert letters_of(tmp_path / "out") == letters_of(tmp_path / "wide") == letters_of(tmp_path / "own")


ONE = replace(CONFIG, chunk=1)  # four letters are a shard then


class Stops:
    """A detector that ends the run at the fifth letter, once the corpus was counted."""

    name = "stops"
    finds_phi = True

    def __init__(self) -> None:
        self.left = 1

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == "L4" for letter in letters):
            self.left -= 1
            if self.left < 0:
                raise KeyboardInterrupt
        return [() for _ in letters]


def test_a_run_goes_on_to_the_same_letters_and_not_with_another_k(tmp_path: Path) -> None:
    run(tmp_path, out="whole")
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, ONE, rewriter=Rewriter(ONE, detectors=[*Rewriter(ONE).detectors, Stops()]))
    assert (tmp_path / "out.unfinished").exists()
    with pytest.raises(OutputError, match="generalise-rare"):
        run(tmp_path, replace(ONE, generalise_rare=4), resume=True)
    run(tmp_path, ONE, resume=True)
    assert letters_of(tmp_path / "out") == letters_of(tmp_path / "whole")


def test_other_counts_are_another_run(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, ONE, rewriter=Rewriter(ONE, detectors=[*Rewriter(ONE).detectors, Stops()]))
    source = corpus(tmp_path / "in.jsonl", [*RARE[:5], "Fabry disease", "Fabry disease"])
    with pytest.raises(OutputError, match="rare terms"):
        rewrite(open_source(source), tmp_path / "out", ONE, resume=True)


def test_letters_are_not_added_to_counted_ones(tmp_path: Path) -> None:
    run(tmp_path)
    with pytest.raises(ConfigError, match="append"):
        run(tmp_path, append=True)


def test_without_a_corpus_nobody_knows_what_is_rare() -> None:
    with pytest.raises(ConfigError, match="whole corpus"):
        Rewriter(CONFIG).rewrite([Letter("a", "She has gout.")])


def test_a_letter_in_markup_keeps_its_tags() -> None:
    rewriter = Rewriter(CONFIG)
    rewriter.rare = RareTerms(3, {"DOID:14499": "metabolic disease"}, {"metabolic disease": 3}, 1)
    text = "<html><body><p>Known <b>Fabry disease</b> &amp; gout.</p><p>Dr Quillfeather</p></body></html>"
    at = text.index("Fabry")
    [made] = rewriter.rewrite([Letter("a", text, (Span(at, at + 13, "DISEASE", "clinical"),))])
    assert isinstance(made, Rewrite)
    assert "<b>metabolic disease</b> &amp; gout.</p><p>" in made.text
    assert [made.text[s.start : s.end] for s in made.spans if s.kind == "clinical"] == ["metabolic disease"]


def test_workers_are_told_and_what_they_are_told_holds_no_letter(tmp_path: Path) -> None:
    run(tmp_path)
    run(tmp_path, replace(CONFIG, workers=2), "two")
    assert letters_of(tmp_path / "out") == letters_of(tmp_path / "two")
    made = chosen(2, ["Fabry disease"], ["gout"], ["gout"])
    assert set(made.to_json()) == {"least", "phrases", "people", "concepts"}
    assert "Fabry" not in json.dumps(made.to_json()) + repr(made)
