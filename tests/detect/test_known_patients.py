"""Identifiers that a site knows of its patients: found in their letters in every form, and in nobody else's."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from synletters import InputError, Letter, Rewriter, RunConfig, Span
from synletters.cli.main import main
from synletters.core.errors import ConfigError
from synletters.detect.known import KnownPatients
from synletters.detect.lists import drop_never
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import shipped

WORDS = Lexicon(shipped())
HEAD = "patient_id,names,former_names,birth_date,address,phone,email,nhs_number,mrn,relatives,gp\n"
ROW = (
    'p1,Orla Jane Fenwick;Orlie,Quennell,1951-04-03,"14 Quarry Cottages, Elmsett, IP7 6NT",01947 555012 ext 77,o.fenwick@mail.org,'
    "999 671 0394,RX447/1920,Tomasz Wyszynski;Niamh O'Dwyer;Ana de la Cruz,Dr B Achterberg\n"
)


def finder(tmp_path: Path, rows: str = ROW, head: str = HEAD) -> KnownPatients:
    path = tmp_path / "patients.csv"
    path.write_text(head + rows, encoding="utf-8")
    return KnownPatients(path, WORDS)


def found(known: KnownPatients, text: str, patient: str | None = "p1") -> dict[str, str]:
    [spans] = known.find([Letter("a", text, patient_id=patient)])
    return {text[s.start : s.end]: s.label for s in spans}


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("Seen: Orla Fenwick today.", "Orla Fenwick", "NAME"),
        ("Re: FENWICK, Orla J", "FENWICK, Orla J", "NAME"),
        ("O. Fenwick will return.", "O. Fenwick", "NAME"),
        ("ask fenwick to wait", "fenwick", "NAME"),
        ("Mrs Fenwick's knee", "Fenwick", "NAME"),
        ("Mrs Fenwik came", "Fenwik", "NAME"),
        ("Mrs Fewnick came", "Fewnick", "NAME"),
        ("Mrs Fenwyck came", "Fenwyck", "NAME"),
        ("calls herself Orlie", "Orlie", "NAME"),
        ("born Quennell", "Quennell", "NAME"),
        ("her son Tomasz Wyszyński", "Tomasz Wyszyński", "NAME"),
        ("friend Wysznski rang", "Wysznski", "NAME"),
        ("Niamh O’Dwyer rang", "Niamh O’Dwyer", "NAME"),
        ("Ms ODwyer rang", "ODwyer", "NAME"),
        ("cc Dr Achterberg", "Achterberg", "NAME"),
        ("scan_fenwick_03.pdf attached", "scan_fenwick_03.pdf", "NAME"),
        ("DOB 03/04/1951", "03/04/1951", "DATE"),
        ("DOB 3.4.51", "3.4.51", "DATE"),
        ("born on the 3rd of April 1951", "the 3rd of April 1951", "DATE"),
        ("b. April 3, 1951", "April 3, 1951", "DATE"),
        ("19510403", "19510403", "DATE"),
        ("DOB 1951-04-03.", "1951-04-03", "DATE"),
        ("at 14 Quarry\nCottages, Elmsett", "14 Quarry\nCottages", "ADDRESS"),
        ("down Quarry Cottages", "Quarry Cottages", "ADDRESS"),
        ("lives in Elmsett", "Elmsett", "LOCATION"),
        ("postcode ip76nt", "ip76nt", "POSTCODE"),
        ("ring (01947) 555-012", "(01947) 555-012", "PHONE"),
        ("ring +44 1947 555012", "+44 1947 555012", "PHONE"),
        ("Sra de la Cruz came", "de la Cruz", "NAME"),
        ("bleep 01947 555012 ext 77", "01947 555012 ext 77", "PHONE"),
        ("mail O.Fenwick@mail.org", "O.Fenwick@mail.org", "EMAIL"),
        ("NHS 9996710394", "9996710394", "NHS"),
        ("no RX 447 1920", "RX 447 1920", "ID"),
    ],
)
def test_every_form_is_found(tmp_path: Path, text: str, value: str, label: str) -> None:
    told = found(finder(tmp_path), text)
    assert told.get(value) == label, told


@pytest.mark.parametrize(
    "text",
    [
        "The patient was seen on 4 March 1951 and 3/5/1951; pulse 51, dose 14 mg.",
        "Call 555012 units; BP 140/85, 999 671 0395.",
        "An orbital fracture. Fennel tea, a quarry worker, the cottages.",
        "Seen by Dr Smith, Hill Surgery; mother well.",
    ],
)
def test_what_is_not_the_patients_stays(tmp_path: Path, text: str) -> None:
    assert found(finder(tmp_path), text) == {}


def test_only_the_patients_own_letters_are_searched(tmp_path: Path) -> None:
    known = finder(tmp_path, ROW + "p2,Hope Rash,,,,,,,,,\n")
    text = "Orla Fenwick has a rash. We hope it settles."
    assert set(found(known, text)) == {"Orla Fenwick"}
    assert found(known, text, "p2") == {}
    assert found(known, text, "p3") == {}
    assert found(known, text, None) == {}


def test_a_name_that_is_a_word_goes_where_it_is_a_name(tmp_path: Path) -> None:
    known = finder(tmp_path, "p2,Hope Rash,,,,,,,,,\n")
    assert set(
        found(known, "Re: Hope Rash. Rash on both arms; no hope. Seen with Hope. Mrs Rash agrees.", "p2")
    ) == {
        "Hope Rash",
        "Hope",
        "Rash",
    }
    assert found(known, "Rash on both arms. RASH. We hope.", "p2") == {}


def test_empty_cells_and_a_patient_twice(tmp_path: Path) -> None:
    known = finder(tmp_path, ROW + "p1,,Bellweather,,,,,,12,,\n\n")
    assert known.counts["rows_of_a_patient_again"] == 1
    assert known.counts["empty_cells"] == 8
    assert known.counts["numbers_too_short"] == 1
    assert set(found(known, "Bellweather, Fenwick; 12 tablets")) == {"Bellweather, Fenwick"}


def test_parquet_with_dates_numbers_and_lists(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "p.parquet"
    rows = {
        "patient_id": [7],
        "Names": [["Orla Fenwick", "Orla Quennell"]],
        "DOB": [date(1951, 4, 3)],
        "mrn": [4471920.0],
    }
    pq.write_table(pa.table(rows), path)
    known = KnownPatients(path, WORDS)
    assert set(found(known, "Quennell, 3 Apr 1951, no 4471920", "7")) == {"Quennell", "3 Apr 1951", "4471920"}


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ("patient_id,adress\n", "p1,Quuxbert\n", "did you mean address"),
        ("patient_id,eyes\n", "p1,Quuxbert\n", "is not known"),
        ("names\n", "Quuxbert\n", "no column patient_id"),
        ("patient_id,names,names\n", "p1,Quuxbert,\n", "more than once"),
        ("patient_id,names\n", ",Quuxbert\n", "line 2: patient_id is empty"),
        ("patient_id,names\n", "p1,Quuxbert,x\n", "3 fields, but 2 columns"),
        ("patient_id,names\n", 'p1,"Quuxbert\n', "line 2"),
        ("patient_id,names\n", "", "holds no patient"),
        ("", "", "is empty"),
    ],
)
def test_a_bad_file_is_refused_without_a_cell_of_it(tmp_path: Path, head: str, rows: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as told:
        finder(tmp_path, rows, head)
    assert "Quuxbert" not in str(told.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    for name, held in (("a.txt", b"x"), ("a.csv", b"patient_id\n\xff\n"), ("a.parquet", b"x")):
        (tmp_path / name).write_bytes(held)
        with pytest.raises(InputError):
            KnownPatients(tmp_path / name)
    with pytest.raises(InputError, match="cannot read"):
        KnownPatients(tmp_path / "none.csv")
    with pytest.raises(ConfigError, match="no_phi"):
        RunConfig(patients="a.csv", no_phi=True)


def test_a_list_of_words_that_are_never_identifiers_does_not_let_them_stand() -> None:
    spans = (Span(0, 4, "NAME", "phi", "patients"), Span(5, 9, "NAME", "phi", "tagger"))
    assert drop_never(spans, "Hope Hope", ["Hope"]) == spans[:1]


def test_odd_texts_are_searched_in_time(tmp_path: Path) -> None:
    known = finder(tmp_path)
    begin = time.perf_counter()
    for text in ("", "Fenwick-" * 5_000, "a" * 100_000, "O." * 20_000, "0 1 9 4 7 " * 5_000, "@" * 50_000):
        known.find([Letter("a", text, patient_id="p1")])
    assert time.perf_counter() - begin < 20


def test_a_run_replaces_them_and_says_what_the_detectors_missed(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "p.csv").write_text(HEAD + ROW, encoding="utf-8")
    letters = [
        {"id": "a", "patient_id": "p1", "text": "fenwick came with wyszynski; RX 447 1920. No fever."},
        {"id": "b", "patient_id": "p9", "text": "She came alone. No fever."},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text("".join(json.dumps(row) + "\n" for row in letters), encoding="utf-8")
    options = [
        "--detectors",
        "rules",
        "--strategy",
        "none",
        "--seed",
        "1",
        "--patients",
        str(tmp_path / "p.csv"),
    ]
    assert main(["rewrite", str(source), str(out), *options]) == 0
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))
    made = (out / "letters.jsonl").read_text(encoding="utf-8").casefold()
    assert not any(word in made for word in ("fenwick", "wyszynski", "447 1920"))
    known = told["known_identifiers"]
    assert (known["letters"], known["letters_of_other_patients"], known["left_in_output"]) == (1, 1, 0)
    assert known["by_label"]["NAME"] == {"places": 2, "found_by_detectors": 0}
    assert known["recall_of_detectors"] < 1
    assert "known identifiers" in capsys.readouterr().out
    for name in ("report.json", "report.html"):
        assert "enwick" not in (out / name).read_text(encoding="utf-8")


def test_given_spans_find_their_way_through_the_rewriter(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(HEAD + ROW, encoding="utf-8")
    config = RunConfig(patients=str(tmp_path / "p.csv"), detectors=("rules",), strategy="none", seed=1)
    [letter] = Rewriter(config, detectors=[]).detect([Letter("a", "ask fenwick", patient_id="p1")])
    assert isinstance(letter, Letter)
    assert [(s.start, s.end, s.source) for s in letter.spans if s.kind == "phi"] == [(4, 11, "patients")]
