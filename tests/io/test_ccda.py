"""C-CDA taken apart: neither an attribute nor an element stands without a rule; narratives keep their structure."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest
from ccda_document import DOCTOR, DOCUMENT, NAME, NUMBER
from lxml import etree

from synletters import InputError, Rejected, RunConfig
from synletters.io import open_source
from synletters.io.readers.ccda.source import Ccda
from synletters.io.readers.records.record import Record
from synletters.rewrite.run import rewrite

SENTINEL = "Zqsentinel"
CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, workers=1, second_look=False)


def taken(tmp_path: Path, data: bytes) -> Record | Rejected:
    path = tmp_path / "in.xml"
    path.write_bytes(data)
    source = open_source(path)
    assert isinstance(source, Ccda)
    [made] = source.records()
    return made


def stays(made: Record) -> str:
    return etree.tostring(made.body.root).decode() + " ".join((*made.passed, *made.dropped))


@pytest.mark.parametrize("sentinel", [SENTINEL, "4471193001", f"2.16.840.1.113883.10.20.{SENTINEL}"])
def test_what_is_planted_in_any_place_does_not_stand(tmp_path: Path, sentinel: str) -> None:
    count = sum(1 for node in etree.fromstring(DOCUMENT.encode()).iter(etree.Element))
    for at in range(count):
        for where in ("text", "tail", "attribute", "more", "child"):
            root = etree.fromstring(DOCUMENT.encode())
            node = list(root.iter(etree.Element))[at]
            if where in ("text", "tail"):
                setattr(node, where, sentinel)
            elif where == "more":
                node.set("more", sentinel)
            elif where == "child":
                etree.SubElement(node, f"{{urn:hl7-org:v3}}{SENTINEL}").text = sentinel
            for key in list(node.attrib) if where == "attribute" else ():
                node.set(key, sentinel)
            made = taken(tmp_path, etree.tostring(root))
            if isinstance(made, Record):
                assert sentinel not in stays(made), (node.tag, where)
                assert SENTINEL not in stays(made), (node.tag, where)
            else:
                assert SENTINEL not in made.reason


def test_a_document_goes_in_and_comes_out(tmp_path: Path) -> None:
    source = tmp_path / "maud.xml"
    source.write_text(DOCUMENT, encoding="utf-8")
    report = rewrite(open_source(source), tmp_path / "out", CONFIG)
    assert report["rejected"] == 0
    data = (tmp_path / "out" / "ccda" / "00001.xml").read_bytes()
    root = etree.fromstring(data)
    at = {"h": "urn:hl7-org:v3"}

    def text(path: str) -> str:
        return "".join(root.xpath(f"string({path})", namespaces=at))

    family, number = text("//h:patient/h:name/h:family"), text("//h:patientRole/h:id/@extension")
    paragraph = text("//h:section/h:text/h:paragraph")
    assert family in paragraph
    assert number in paragraph
    assert family in text("/h:ClinicalDocument/h:title")
    assert text("//h:section/h:text/h:list/h:item[1]") == "aspirin & bisoprolol"
    assert text("//h:section/h:text/h:table//h:td[2]") == "12 ng/L"
    assert text("//h:observation/h:value/@value") == "91"
    assert text("//h:observation/h:code/@code") == "8867-4"
    assert text("//h:telecom/@value").startswith("tel:01632 ")
    written = data.decode() + (tmp_path / "out" / "letters.jsonl").read_text()
    for sentinel in (
        NAME,
        NUMBER,
        DOCTOR,
        "Larch",
        "Harwick",
        "960555",
        "19510312",
        "9941339108",
        "a3c5f0e2",
        ".xsl",
    ):
        assert sentinel not in written, sentinel


@pytest.mark.parametrize(
    "data",
    [
        b"<ClinicalDocument",
        b"<ClinicalDocument>Zqsentinel</ClinicalDocument>",
        b"",
        f'<!DOCTYPE x [<!ENTITY e "{SENTINEL}">]>{DOCUMENT[38:]}'.encode(),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes) -> None:
    made = taken(tmp_path, data)
    assert isinstance(made, Rejected)
    assert SENTINEL not in made.reason


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(InputError, match=r"pip install 'synletters\[documents\]'"):
        taken(tmp_path, DOCUMENT.encode())


def test_a_folder_of_documents_is_no_folder_of_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(DOCUMENT, encoding="utf-8")
    assert isinstance(open_source(tmp_path), Ccda)


def with_entry(inner: str) -> bytes:
    head = '<entry><observation classCode="OBS" moodCode="EVN"><code code="30525-0" codeSystem="2.16.840.1.113883.6.1"/>'
    return DOCUMENT.replace("</text>", f"</text>{head}{inner}</observation></entry>", 1).encode()


def test_base64_in_an_entry_is_opened_left_out_or_refused(tmp_path: Path) -> None:
    data = base64.b64encode(f"Seen with {SENTINEL}.".encode()).decode()
    for kind in ("B64", "b64", "GZ"):
        for element in ('<value xsi:type="ED"', "<text"):
            end = element[1:6].split()[0].rstrip(" ")
            xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            made = taken(tmp_path, with_entry(f'{element} {xsi} representation="{kind}">{data}</{end}>'))
            assert isinstance(made, Record)
            assert f"Seen with {SENTINEL}." in made.notes.values()
            assert data not in stays(made)
    made = taken(tmp_path, with_entry(f'<text mediaType="image/png" representation="B64">{data}</text>'))
    assert isinstance(made, Rejected)
    made = taken(tmp_path, DOCUMENT.replace("<title>", '<title representation="B64">' + data, 1).encode())
    assert isinstance(made, Record)
    assert data not in stays(made) + str(made.texts)
    for old in ("<text>", "<text "):
        there = DOCUMENT.replace(old, f'<text representation="B64">{data}</text><text>', 1)
    made = taken(tmp_path, there.encode())
    assert data not in (stays(made) + str(made.notes) if isinstance(made, Record) else made.reason)


def test_no_namespace_but_those_of_hl7_stands(tmp_path: Path) -> None:
    at = DOCUMENT.index("<ClinicalDocument") + len("<ClinicalDocument")
    names = f' xmlns:{SENTINEL}="urn:hl7-org:v3" xmlns:b="urn:{SENTINEL}" xmlns:c="urn:hl7-org:{SENTINEL}" b:use="HP"'
    data = DOCUMENT[:at] + names + DOCUMENT[at:]
    data = data.replace(
        "<title>", f"<c:title>{SENTINEL}</c:title><{SENTINEL}:copyTime value='2020'/><title>", 1
    )
    made = taken(tmp_path, data.encode())
    assert isinstance(made, Record)
    assert SENTINEL not in stays(made)
    assert made.body.root.nsmap.keys() == {None, "sdtc", "xsi"}
    assert len(made.body.root.xpath("//h:copyTime", namespaces={"h": "urn:hl7-org:v3"})) == 1
    assert "ClinicalDocument@?" in made.dropped
    made = taken(
        tmp_path,
        data.replace("<ClinicalDocument", f"<{SENTINEL}:ClinicalDocument", 1)
        .replace("</ClinicalDocument", f"</{SENTINEL}:ClinicalDocument", 1)
        .encode(),
    )
    assert isinstance(made, Record)
    assert SENTINEL not in stays(made)


@pytest.mark.parametrize(
    ("attributes", "stands"),
    [
        ('value="88" unit="a"', True),
        ('value="93" unit="a"', False),
        ('value="93"', False),
        ('value="4471193"', False),
        ('nullFlavor="UNK"', True),
        ('nullFlavor="447119"', False),
        ('nullFlavor="HP"', False),
    ],
)
def test_numbers_ages_and_null_flavours(tmp_path: Path, attributes: str, stands: bool) -> None:
    made = taken(tmp_path, with_entry(f"<value {attributes}/>"))
    assert isinstance(made, Record)
    [value] = made.body.root.xpath(
        "//h:observation[h:code/@code='30525-0']/h:value", namespaces={"h": "urn:hl7-org:v3"}
    )
    first = attributes.split("=")[0]
    assert (value.get(first) is not None) is stands
