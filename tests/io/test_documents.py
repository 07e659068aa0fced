"""DOCX, RTF and PDF: every place that holds text is read, what is not is counted, and what cannot be read is refused."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from office_files import docx, pdf, rtf

from synletters import InputError, Letter, Rejected
from synletters.io import open_source

BODY = "Dear Dr Petheridge,\nNo fever."


def read(tmp_path: Path, **files: bytes) -> dict[str, Letter | Rejected]:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_bytes(data)
    return {item.id if isinstance(item, Letter) else item.letter_id: item for item in open_source(folder)}


def text_of(tmp_path: Path, **files: bytes) -> str:
    [item] = read(tmp_path, **files).values()
    assert isinstance(item, Letter), item
    return item.text


def reason(tmp_path: Path, **files: bytes) -> str:
    [item] = read(tmp_path, **files).values()
    assert isinstance(item, Rejected), item
    return item.reason


def test_every_place_of_a_docx_is_read(tmp_path: Path) -> None:
    source = read(tmp_path, a_docx=docx(BODY, every="Sentinel"))
    [letter] = source.values()
    assert isinstance(letter, Letter)
    for number in range(1, 9):
        assert letter.text.count(f"Sentinel{number}") == 1, number
    assert "Name\tSentinel4" in letter.text
    opened = open_source(tmp_path / "in")
    list(opened)
    # neither what was deleted nor a title goes out, and both are said
    assert opened.told()["left_out"] == {"deleted passages": 1, "titles and other properties": 1}
    assert "Sentinel9" not in letter.text
    assert "Sentinel0" not in letter.text


def test_every_place_of_an_rtf_is_read(tmp_path: Path) -> None:
    more = (
        r"{\fonttbl{\f0 Arial;}}{\info{\title Sentinel0}{\author Ida Tarnbrook}}{\header Sentinel1\par}{\footerf Sentinel2\par}"
        r"{\*\annotation Sentinel3}{\footnote Sentinel4}{\*\shptxt Sentinel5}"
    )
    text = text_of(
        tmp_path, a_rtf=rtf("Dear M\u00fcller,\nno \u2013 fever. \\trowd a\\cell b\\cell\\row", more)
    )
    for number in range(1, 6):
        assert f"Sentinel{number}" in text, number
    assert "M\u00fcller" in text
    assert "\u2013" in text
    assert "Sentinel0" not in text
    assert "Arial" not in text
    opened = open_source(tmp_path / "in")
    [letter] = [item for item in opened if isinstance(item, Letter)]
    assert letter.meta["\x00known"] == (("name", "Ida Tarnbrook"),)
    assert opened.told()["left_out"] == {"titles and other properties": 1}


def test_pages_of_a_pdf_and_pages_that_are_pictures(tmp_path: Path) -> None:
    assert text_of(tmp_path, a_pdf=pdf("Dear Dr Petheridge,\nno fever.", "Page two.")).split() == [
        *"Dear Dr Petheridge, no fever. Page two.".split()
    ]
    assert "page 2 of 2 is a picture" in reason(tmp_path, a_pdf=pdf("One.", "", picture=1))
    assert "no text; where it is a scan" in reason(tmp_path, a_pdf=pdf(""))


def test_people_in_properties_are_known(tmp_path: Path) -> None:
    made = read(
        tmp_path, a_docx=docx(BODY, author="Ida Tarnbrook"), b_pdf=pdf("No fever.", author="Ida Tarnbrook")
    )
    for letter in made.values():
        assert isinstance(letter, Letter)
        assert letter.meta["\x00known"] == (("name", "Ida Tarnbrook"),)


@pytest.mark.parametrize("name", ["a_docx", "a_pdf", "a_rtf"])
@pytest.mark.parametrize("data", [b"", b"Sentinel", b"PK\x03\x04Sentinel", b"%PDF-1.4 Sentinel", b"{\\rtf1 "])
def test_what_is_no_such_file_is_rejected(tmp_path: Path, name: str, data: bytes) -> None:
    assert "Sentinel" not in reason(tmp_path, **{name: data})


def test_a_cut_file_is_rejected_and_the_others_go_on(tmp_path: Path) -> None:
    made = read(
        tmp_path, a_docx=docx(BODY)[:-200], b_docx=docx(BODY), c_txt=b"No fever.", b_txt=b"The other."
    )
    assert {name: type(item) for name, item in made.items()} == {
        "a": Rejected,
        "b.docx": Letter,
        "b.txt": Letter,
        "c": Letter,
    }


@pytest.mark.parametrize(
    ("library", "suffix", "data"),
    [("docx", "docx", docx()), ("striprtf.striprtf", "rtf", rtf("x")), ("pypdf", "pdf", pdf("x"))],
)
def test_a_missing_extra_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, suffix: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"pip install 'synletters\[documents\]'"):
        list(open_source(path))


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_missing_column_is_told_with_those_that_are_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        path.write_text("NOTE_ID,note_text,Seen-On\n1,x,2\n")
    elif suffix == "jsonl":
        path.write_text('{"NOTE_ID": "1", "note_text": "x", "Seen-On": "2"}\n')
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"NOTE_ID": ["1"], "note_text": ["x"], "Seen-On": ["2"]}), path)
    with pytest.raises(InputError, match="NOTE_ID, note_text, Seen-On"):
        open_source(path)
    # without a header the first line is of a letter, and is not shown
    path = tmp_path / "b.csv"
    path.write_text('17,"Dear Dr Sentinel, no fever.",x\n18,x,y\n')
    with pytest.raises(InputError) as told:
        open_source(path)
    assert "Sentinel" not in str(told.value)


def test_formulas_drawings_and_moved_passages_are_counted(tmp_path: Path) -> None:
    more = (
        b'<w:p xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        b"<m:oMath><m:r><m:t>Sentinel</m:t></m:r></m:oMath><a:t>Sentinel</a:t>"
        b"<w:moveFrom><w:r><w:t>Sentinel</w:t></w:r></w:moveFrom></w:p>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(BODY))) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.namelist():
            data = old.read(item)
            new.writestr(
                item, data.replace(b"<w:body>", b"<w:body>" + more) if item.endswith("document.xml") else data
            )
    assert "Sentinel" not in text_of(tmp_path, a_docx=made.getvalue())
    opened = open_source(tmp_path / "in")
    list(opened)
    left_out = opened.told()["left_out"]
    assert {"formulas": 1, "texts in drawings": 1, "passages moved away": 1}.items() <= left_out.items()


@pytest.mark.parametrize(("at", "sign"), [("flag", 1), ("method", 99), ("data", 0xFF)])
def test_locked_and_damaged_parts_of_a_docx_are_rejected_and_the_others_go_on(
    tmp_path: Path, at: str, sign: int
) -> None:
    data = bytearray(docx(BODY))
    if at == "data":
        start = data.index(b"word/document.xml") + len("word/document.xml")
        data[start : start + 25] = bytes(value ^ sign for value in data[start : start + 25])
    for head, flag, method in ((b"PK\x01\x02", 8, 10), (b"PK\x03\x04", 6, 8)):
        place = -1
        while at != "data" and (place := data.find(head, place + 1)) >= 0:
            data[place + (flag if at == "flag" else method)] = sign
    made = read(tmp_path, Maud_docx=bytes(data), b_txt=b"The other.")
    assert isinstance(made["b"], Letter)
    rejected = made["Maud"]
    assert isinstance(rejected, Rejected)
    assert "Maud" not in rejected.reason
    assert "file 1" in rejected.reason


def test_deleted_text_of_an_rtf_is_no_text_and_hidden_text_stays_apart(tmp_path: Path) -> None:
    body = (
        r"Seen{\v by Tarnbrook}{\b today}. {\deleted Sentinel \'e9\u233?}Well\deleted  Sentinel\deleted0 , and"
        r" {\v one\v0 two} \'e9."
    )
    text = text_of(tmp_path, a_rtf=rtf(body, ""))
    assert "Sentinel" not in text
    assert text.split() == "Seen by Tarnbrook today. Well, and one two é.".split()
    opened = open_source(tmp_path / "in")
    list(opened)
    assert opened.told()["left_out"] == {"deleted passages": 2}
