"""HL7 v2 in and out: read again by its own library, the same surrogates in fields and letters, no sentinel anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import hl7
from hl7_feed import DOCTOR, NAME, NUMBER, mdm, oru

from synletters import RunConfig
from synletters.io import open_source
from synletters.rewrite.run import rewrite

CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, workers=1, second_look=False)


def test_a_feed_goes_in_and_comes_out(tmp_path: Path) -> None:
    source = tmp_path / "feed.hl7"
    source.write_bytes((oru() + mdm(f"Mrs {NAME} went home.\\.br\\Dr Alan {DOCTOR}")).encode())
    report = rewrite(open_source(source), tmp_path / "out", CONFIG)
    assert report["rejected"] == 0
    assert report["records"]["written"] == 2
    data = (tmp_path / "out" / "hl7" / "00001.hl7").read_bytes().decode()
    first, second = (hl7.parse("MSH" + part) for part in data.split("MSH")[1:])
    names = {str(message.segment("PID")[5][0][0]) for message in (first, second)}
    assert len(names) == 1  # one patient, one name, in every message
    family = names.pop()
    lines = [str(segment[5]) for segment in first.segments("OBX")]
    assert f"{first.segment('PID')[5][0][1]} {family}" in lines[0]
    assert str(first.segment("PID")[3][0][0]) in lines[0]
    assert lines[3:] == ["No embolism.", "91"]
    assert f"Mrs {family} went home.\\.br\\" in str(second.segment("OBX")[5])
    assert str(first.segment("MSH")[9]) == "ORU^R01^ORU_R01"
    assert str(first.segment("MSH")[18]) == "UNICODE UTF-8"
    written = "".join(p.read_text() for p in (tmp_path / "out").rglob("*") if p.is_file())
    for sentinel in (
        NAME,
        NUMBER,
        DOCTOR,
        "Oakes",
        "Harwick",
        "Larch",
        "19510312",
        "12 March 1951",
        "960555",
        "secret",
        "MSG00001",
    ):
        assert sentinel not in written, sentinel


def test_a_message_without_a_patient_stands_for_itself(tmp_path: Path) -> None:
    source = tmp_path / "feed.hl7"
    source.write_bytes("\r".join(line for line in mdm("No fever.").split("\r") if line[:3] != "PID").encode())
    assert rewrite(open_source(source), tmp_path / "out", CONFIG)["records"]["written"] == 1
    row = json.loads((tmp_path / "out" / "letters.jsonl").read_text())
    assert row["id"] == "message-1"
