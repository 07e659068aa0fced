"""i2b2 XML: exact offsets, types under the project's labels, nothing expanded or fetched, every fault by
name."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synletters.core.document import Letter, Rejected, Span
from synletters.core.errors import InputError
from synletters.core.mentions import mentions_of
from synletters.io import open_source
from synletters.io.labels import IDENTIFIERS, identifier
from synletters.io.readers.i2b2 import I2b2Folder, parse_xml
from synletters.io.rows import BadRow

CANARY = "Quuxbert"
TEXT = f"Dr {CANARY} <saw> Bob & co\non 3/5"


def tag(
    start: int, end: int, quoted: str, kind: str = "DOCTOR", name: str = "P0", category: str = "NAME"
) -> str:
    return f'<{category} id="{name}" start="{start}" end="{end}" text={quoteattr(quoted)} TYPE="{kind}" comment=""/>'


def xml(*tags: str, text: str = TEXT, head: str = '<?xml version="1.0" encoding="UTF-8" ?>\n') -> str:
    safe = text.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"{head}<deIdi2b2>\n<TEXT><![CDATA[{safe}]]></TEXT>\n<TAGS>\n{''.join(tags)}\n</TAGS>\n</deIdi2b2>\n"
    )


NAME = tag(3, 11, CANARY)


def read(folder: Path) -> tuple[dict[str, Letter], dict[str, str]]:
    good: dict[str, Letter] = {}
    bad: dict[str, str] = {}
    for item in open_source(folder):
        if isinstance(item, Rejected):
            assert item.stage == "read"
            assert CANARY not in item.reason + item.letter_id, item
            bad[item.letter_id] = item.reason
        else:
            good[item.id] = item
    return good, bad


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "110-01.xml").write_text(xml(NAME, tag(30, 33, "3/5", "DATE", "P1", "DATE")))
    (tmp_path / "110-02.xml").write_text(xml())
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "note.XML").write_text(xml(tag(18, 21, "Bob", "PATIENT")))
    source = open_source(tmp_path)
    assert isinstance(source, I2b2Folder)
    assert source.total == 3
    good, bad = read(tmp_path)
    assert not bad
    assert list(good) == ["110-01", "110-02", "sub/note"]
    assert [letter.patient_id for letter in good.values()] == ["110", "110", None]
    first = good["110-01"]
    assert first.text == TEXT
    assert first.spans == (Span(3, 11, "NAME", "phi", "i2b2"), Span(30, 33, "DATE", "phi", "i2b2"))
    assert [(m.type, m.id) for m in mentions_of(first)] == [("DOCTOR", "P0"), ("DATE", "P1")]
    assert CANARY not in repr(first) + repr(mentions_of(first))


def test_types_without_a_label_are_identifiers_all_the_same() -> None:
    _, [other] = parse_xml(xml(tag(18, 21, "Bob", "OTHER", category="OTHER")))
    assert (other.label, other.kind) == ("OTHER", "phi")
    _, [by_category] = parse_xml(xml(tag(18, 21, "Bob", "NICKNAME")))
    assert (by_category.label, by_category.type) == ("NAME", "NICKNAME")
    assert identifier("Patient") == "NAME"
    assert identifier("Sign_symptom") is None
    assert identifier("Date") is None, "clinical schemes call any expression of time so"
    assert set(IDENTIFIERS.values()) <= set(IDENTIFIERS)


def test_comments_entities_and_types_of_identifier() -> None:
    more = NAME.replace('comment=""', f'comment="{CANARY}?" entity="e1" identifier_type="DIRECT"')
    _, [made] = parse_xml(xml(more))
    assert (made.notes, made.entity, made.identifier_type) == ((f"{CANARY}?",), "e1", "direct")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (xml(tag(3, 99, CANARY)), "P0 at [3, 99) lies outside the text of 33"),
        (xml(tag(4, 12, CANARY)), "P0 is not what stands at [4, 12)"),
        (xml(tag(11, 3, CANARY)), "annotation P0: the pieces"),
        (xml(NAME, NAME), "two annotations have the id P0"),
        (xml(NAME, tag(8, 16, f"{CANARY[5:]} <saw", name="P1")), "P0 and P1 overlap at [8, 11)"),
        (xml(NAME.replace("start=", "begin=")), "no start and end"),
        (xml(NAME.replace('"3"', '"-3"')), "no start and end"),
        (xml(NAME.replace("text=", "txt=")), "no text to check"),
        (xml(NAME.replace("P0", CANARY + " x")), "number 1 has no sane id"),
        (xml(NAME.replace("DOCTOR", CANARY + "\n")), "no sane TYPE"),
        (xml(NAME)[:-20], "broken XML at line"),
        (xml(NAME).replace("<TEXT>", f"<{CANARY}>"), "broken XML"),
        ("", "broken XML"),
        (f"<a><b>{CANARY}</b></a>", "no TEXT"),
        (f"<a><TEXT>{CANARY}</TEXT></a>", "no TAGS"),
        (f"<a><TEXT>{CANARY}</TEXT><TEXT/><TAGS/></a>", "two TEXT"),
        (f"<a><TEXT>x</TEXT><TAGS/><TAGS><NAME text='{CANARY}'/></TAGS></a>", "two TAGS"),
        (f"<a><TEXT>x <b>{CANARY}</b></TEXT><TAGS/></a>", "inside the text"),
        (f"<a><TEXT>&{CANARY};</TEXT><TAGS/></a>", "broken XML"),
        (xml(text=""), "empty"),
        ("<a>" * 40, "nested too deeply"),
        (xml(NAME).encode().replace(b"saw", b"\xe9\xe9"), "is not UTF-8"),
        (xml(NAME).encode("utf-16"), "b.xml is UTF-16"),
    ],
)
def test_one_file_at_fault_costs_itself_alone(tmp_path: Path, content: str | bytes, reason: str) -> None:
    for name in ("a", "c"):
        (tmp_path / f"{name}.xml").write_text(xml(NAME))
    (tmp_path / "b.xml").write_bytes(content.encode() if isinstance(content, str) else content)
    good, bad = read(tmp_path)
    assert list(good) == ["a", "c"]
    assert list(bad) == ["b"]
    assert reason in bad["b"]
    assert "b.xml" in bad["b"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
        '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;">]>',
        "<!DOCTYPE a>",
    ],
)
def test_declarations_are_refused_and_nothing_is_expanded(tmp_path: Path, doctype: str) -> None:
    content = f"{doctype}<a><TEXT>&x;&m; {CANARY}</TEXT><TAGS/></a>"
    with pytest.raises(BadRow, match="refused"):
        parse_xml(content)
    (tmp_path / "b.xml").write_text(content)
    _, bad = read(tmp_path)
    assert "refused" in bad["b"]


def test_the_text_is_utf_8_whatever_the_file_declares(tmp_path: Path) -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    (tmp_path / "a.xml").write_text("\ufeff" + xml(text="Zoë 😀 x", head=head), encoding="utf-8")
    good, bad = read(tmp_path)
    assert not bad
    assert good["a"].text == "Zoë 😀 x"


def test_a_folder_without_letters(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no letters.*\.xml"):
        I2b2Folder(tmp_path)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    characters = st.one_of(
        st.sampled_from(" \n\tab]>&<é😀\u0301\u2028"),
        st.characters(min_codepoint=32, max_codepoint=0xFFFD, exclude_categories=["Cs"]),
    )
    text = "x" + draw(st.text(characters, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return text, list(zip(cuts[::2], cuts[1::2], strict=False))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(annotated())
def test_what_is_written_is_read(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, places = case
    tags = [tag(start, end, text[start:end], name=f"P{i}") for i, (start, end) in enumerate(places)]
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "l.xml").write_bytes(xml(*tags, text=text).encode())
        [made] = I2b2Folder(Path(name))
    assert isinstance(made, Letter), made
    assert made.text == text
    assert [(span.start, span.end) for span in made.spans] == places
