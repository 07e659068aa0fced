"""HL7 v2 taken apart: escapes, encodings, lines of one letter, and no field that stands without a rule."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hl7_feed import NAME, NUMBER, mdm, oru

from synletters import InputError, Letter, Rejected
from synletters.io import open_source
from synletters.io.readers.hl7.escapes import escaped, opened
from synletters.io.readers.hl7.source import Hl7
from synletters.io.readers.records.record import Record

SENTINEL = "Zqsentinel"


def records(tmp_path: Path, data: bytes) -> list[Record | Rejected]:
    path = tmp_path / "in.hl7"
    path.write_bytes(data)
    source = open_source(path)
    assert isinstance(source, Hl7)
    return list(source.records())


@pytest.mark.parametrize("sentinel", [SENTINEL, "4471193001", f"A01^{SENTINEL}", f"2.5.{SENTINEL}"])
def test_what_is_planted_in_any_field_does_not_stand(tmp_path: Path, sentinel: str) -> None:
    segments = oru().rstrip("\r").split("\r")
    for at, segment in enumerate(segments):
        fields = segment.split("|")
        for number in range(1, len(fields) + 12):
            if segment.startswith("MSH") and number < 2:
                continue
            row = [*fields, *[""] * max(0, number + 1 - len(fields))]
            row[number] = sentinel
            planted = "\r".join([*segments[:at], "|".join(row), *segments[at + 1 :]])
            [made] = records(tmp_path, planted.encode())
            if isinstance(made, Rejected):
                assert SENTINEL not in made.reason
                continue
            where = f"{segment[:3]}-{number}"
            word = sentinel.rpartition("^")[2].rpartition(".")[2]
            assert word not in str(made.body.segments), where
            assert word not in " ".join(made.passed), where
            assert word not in " ".join(made.dropped), where


def test_lines_of_one_letter_and_what_is_known(tmp_path: Path) -> None:
    [made] = records(tmp_path, oru().encode())
    assert isinstance(made, Record)
    assert made.patient == NUMBER
    assert made.notes["OBX1-5"].splitlines()[1:3] == [
        "born 12 March 1951",
        "Seen by Dr Alan Petheridge on 3 May 2021.",
    ]
    assert made.notes["NTE1-3"] == "Told to Dr Petheridge & team\nby phone."
    assert {
        ("name", f"Maud Iris {NAME}"),
        ("date", "1951-03-12"),
        ("number", NUMBER),
        ("name", "Ned Oakes"),
    } <= set(made.known)
    assert "Z" in made.dropped
    assert "PID-3.authority" in made.dropped


def test_messages_one_after_the_other_in_a_batch_and_framed(tmp_path: Path) -> None:
    feed = "FHS|^~\\&\rBHS|^~\\&\r" + oru() + mdm("No fever.") + "BTS|2\rFTS|1\r"
    assert len(records(tmp_path, feed.encode())) == 2
    framed = b"".join(b"\x0b" + m.encode() + b"\x1c\r" for m in (oru(), mdm("No fever.")))
    assert [type(item) for item in records(tmp_path, framed)] == [Record, Record]
    assert len(records(tmp_path, feed.replace("\r", "\n").encode())) == 2
    letters = [item for item in open_source(tmp_path / "in.hl7") if isinstance(item, Letter)]
    assert [letter.id for letter in letters] == ["message-1#OBX1-5", "message-1#NTE1-3", "message-2"]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("8859/1", "latin-1"), ("UNICODE UTF-8", "utf-8"), ("", "utf-8"), ("WINDOWS-1252", "cp1252")],
)
def test_encodings_are_those_that_msh_names(tmp_path: Path, charset: str, codec: str) -> None:
    [made] = records(tmp_path, oru("Frau Müller klagt.", charset=charset).encode(codec))
    assert isinstance(made, Record)
    assert made.notes["OBX1-5"] == "Frau Müller klagt."


def test_a_message_in_another_encoding_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    feed = (
        oru("Frau Müller klagt.").encode("latin-1")
        + oru(charset=SENTINEL).encode()
        + mdm("No fever.").encode()
    )
    made = records(tmp_path, feed)
    assert [type(item) for item in made] == [Rejected, Rejected, Record]
    reasons = [item.reason for item in made if isinstance(item, Rejected)]
    assert "MSH-18" in reasons[0]
    assert "MSH-18" in reasons[1]
    assert not any(SENTINEL in reason or "ller" in reason for reason in reasons)


def test_escapes_there_and_back() -> None:
    for text in ("a|b^c&d~e\\f", "two\nlines", "a\\.br\\b", "\\X41\\", "plain"):
        assert opened(escaped(text)) == text
    assert opened("\\H\\bold\\N\\ \\X41\\\\.sp 2\\x\\Zzz\\") == "bold A\nx"


def test_data_in_obx_are_opened_or_refused(tmp_path: Path) -> None:
    def with_value(value: str) -> Record | Rejected:
        [made] = records(
            tmp_path,
            oru().replace("OBX|5|NM|8867-4^Heart rate^LN||91", f"OBX|5|ED|18748-4^x^LN||{value}").encode(),
        )
        return made

    made = with_value("S^TEXT^PLAIN^Base64^Tm8gZmV2ZXIu")
    assert isinstance(made, Record)
    assert "No fever." in made.notes.values()
    for value, reason in (
        ("S^IM^PNG^Base64^AAAA", "image"),
        ("S^TEXT^PLAIN^Base64^%%", "no base64"),
        ("S^TEXT^PLAIN^A^Zqsentinel", "OBX-5.4"),
    ):
        refused = with_value(value)
        assert isinstance(refused, Rejected)
        assert reason in refused.reason


@pytest.mark.parametrize("data", [b"", b"PID|1|Zqsentinel", b"Dear Dr Zqsentinel"])
def test_no_message_at_all(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "in.hl7").write_bytes(data)
    with pytest.raises(InputError, match="no HL7 messages") as told:
        open_source(tmp_path / "in.hl7")
    assert SENTINEL not in str(told.value)


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hl7", None)
    with pytest.raises(InputError, match=r"pip install 'synletters\[hl7\]'"):
        records(tmp_path, oru().encode())


def with_obx(segment: str) -> bytes:
    return ("\r".join([*(s for s in oru().split("\r") if s[:3] in ("MSH", "PID")), segment]) + "\r").encode()


@pytest.mark.parametrize("blank", ["", " "])
def test_a_long_text_in_numbers_is_opened_and_one_of_an_unknown_kind_refused(
    tmp_path: Path, blank: str
) -> None:
    text = f"Seen with {SENTINEL}. " * 30
    told = blank.join(f"{sign:02X}" for sign in text.encode())
    [made] = records(tmp_path, with_obx(f"OBX|1|TX|1^Note||\\X{told}\\"))
    assert isinstance(made, Record)
    assert text in made.notes["OBX1-5"]
    for other in ("Z" + told.replace(" ", ""), "X" + told.replace(" ", "") + "0"):
        [made] = records(tmp_path, with_obx(f"OBX|1|TX|1^Note||\\{other}\\"))
        assert isinstance(made, Rejected)
        assert told[:20] not in made.reason


@pytest.mark.parametrize(
    ("segment", "stands"),
    [
        ("NM|718-7^Hb^LN||13.25|g/dL", "13.25"),
        ("NM|718-7^Hb^LN||772^6633^4711^0915|g/dL", ""),
        ("NM|718-7^Hb^LN||336699.772211|g/dL", "336700"),
        ("NM|718-7^Hb^LN||4471193|g/dL", ""),
        ("SN|718-7^Hb^LN||=^336^-^7722|g/dL", ""),
        ("SN|718-7^Hb^LN||=^336^-^772|g/dL", "336"),
        ("NM|30525-0^Age^LN||89|a", "89"),
        ("NM|30525-0^Age^LN||93|a", ""),
        ("NM|30525-0^Age^LN||93", ""),
        ("ST|30525-0^Age^LN||93 years", ""),
        ("NM|30525-0^Age^LN||1100|mo", ""),
        ("NM|30525-0^Age^LN||1000|mo", "1000"),
    ],
)
def test_numbers_stand_by_all_of_their_digits_and_ages_by_their_years(
    tmp_path: Path, segment: str, stands: str
) -> None:
    [made] = records(tmp_path, with_obx(f"OBX|1|{segment}"))
    assert isinstance(made, Record)
    [obx] = [one for one in made.body.segments if one.name == "OBX"]
    told = [str(part) for part in obx.fields[5][0] if str(part)]
    assert (stands in told) if stands else not told
