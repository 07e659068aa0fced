"""Markup is read as plain text with exact places, and what is changed is written back between tags that stay."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters.text.markup import MarkupError, View, read, woven

WORDS = ["Orla", "Fenwick,", "seen", "03/04/2021", "5", "mg", "J.", "O'Dowd"]
HTML = [
    "<p>", "</p>", "<b>", "</b>", "<br/>", "<td>", "</td>", "<tr>\n", "&nbsp;", "&amp;", "&#39;", "&eacute;", " ",
    '<a href="mailto:o.f@x.org">', "</a>", '<span class="x">', "</span>", "<!-- Fenwick -->", "\n", "<5", "R&D ",
]  # fmt: skip
RTF = [
    "\\par ",
    "\\b ",
    "\\b0 ",
    "\\'e9",
    "\\u8805?",
    "{\\i Fen}",
    "\\tab ",
    "\\~",
    "\\emdash ",
    " ",
    "\r\n",
    "\\{",
    "\\}",
    "\\\\",
]
HL7 = [
    "|",
    "^",
    "~",
    "\\F\\",
    "\\T\\",
    "\\.br\\",
    "\\X0D\\",
    "\\E\\",
    "\\H\\",
    "\rOBX|2|TX|||",
    "\rPID|1||44^^^X||A^B^C||19380412|",
    " ",
]
QUOTED = ["=C3=A9", "=20", "=3D", "=\n", "=E2=82=AC", "HR=80 ", " ", "="]
MOJIBAKE = ["Ã©", "Âµ", "â‰¥", "Â ", " ", "é"]


def _texts(marks: list[str], before: str = "", after: str = "") -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from([*WORDS, *marks]), min_size=1, max_size=25)
    return pieces.map(lambda found: before + "".join(found) + after)


def _view(text: str) -> View | None:
    try:
        return read(text)
    except MarkupError:
        return None


ANY = st.one_of(
    _texts(HTML, "<div>", "</div>"),
    _texts(RTF, "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}", "}"),
    _texts(RTF[:4]),
    _texts(HL7, "MSH|^~\\&|LAB|X|Y|Z|20210314\rOBX|1|FT|||"),
    _texts(HL7),
    _texts(MOJIBAKE),
    _texts(QUOTED, "=E2=80=99"),
    _texts(HTML, "OBX|1|TX|||"),
)


@given(ANY)
def test_a_reading_that_is_not_changed_is_the_source(text: str) -> None:
    view = _view(text)
    if view is None:
        return
    made = woven(view, view.text, [(0, 0, len(view.text))])
    assert made.view.source == text
    assert made.view.text == view.text
    assert made.at == list(range(len(view.text)))


@given(ANY)
def test_every_character_is_said_once_or_hidden_once(text: str) -> None:
    view = _view(text)
    if view is None:
        return
    covered = bytearray(len(text))
    for start, end in view.hidden():
        covered[start:end] = b"\1" * (end - start)
    shown = {
        place
        for place, mark in zip(zip(view.starts, view.ends, strict=True), view.marks, strict=True)
        if not mark
    }
    for start, end in shown:
        assert not any(covered[start:end])
        covered[start:end] = b"\1" * (end - start)
    assert all(covered)


@given(ANY, st.data())
def test_a_place_goes_to_the_source_and_comes_back(text: str, data: st.DataObject) -> None:
    view = _view(text)
    if view is None or not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    for first, last in view.to_source(start, end):
        back = view.from_source(first, last)
        assert back is not None
        # several characters of one escape come and go together
        assert view.starts[back[0]] == first
        assert view.ends[back[1] - 1] == last
        assert back[1] > start
        assert back[0] < end


@settings(max_examples=200)
@given(ANY, st.data())
def test_what_is_written_back_reads_as_it_was_meant_and_no_markup_is_lost(
    text: str, data: st.DataObject
) -> None:
    view = _view(text)
    if view is None or not view.text:
        return
    words = [m.span() for m in re.finditer(r"[^\W_]+(?:[ ,.'/]{1,2}[^\W_]+)*", view.text)]
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    new, places, at = "", [], 0
    for start, end in sorted(chosen):
        places.append((len(new), at, start - at))
        new += view.text[at:start] + data.draw(
            st.sampled_from(["Vale", "Ann Vale", "R&D <5 \\ |", "9", "Zoë {x}"])
        )
        at = end
    places.append((len(new), at, len(view.text) - at))
    new += view.text[at:]
    try:
        made = woven(view, new, places)
    except MarkupError:
        return  # a letter of which this is so is refused
    again = _view(made.view.source)
    if again is not None:
        assert again.text == made.view.text
    tags = r"<[/!a-z][\w-]*|\\par\b|\\b0?\b|\\tab\b|\^|\\\.br\\|\{\\i"
    if "\\" not in new:
        assert re.findall(tags, made.view.source) == re.findall(tags, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hb <100, CRP <5 and >2; R&D, O&G; A&E.",
        "Ring <0161 496 0000> or write to <o.fenwick@x.org>. p <b 0.05",
        "Pain 4/10 | power 5/5 | GCS 15\nName | DOB\nOrla | 12/04/1938",
        "The path was C:\\letters\\2021 and 1 \\ 2.",
        "GCS=15, HR=80, BP=120/80, ref=3D, x=20y, E=E2.",
        "CAFÉ, «ANDRÉ», São Tomé, Ærø",
        "",
    ],
)
def test_a_plain_letter_has_no_view(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("<td>Tel</td><td>01947&nbsp;555012</td>", "   Tel   01947 555012"),
        ("O&#39;Dowd &lt;b&gt; caf&eacute;<br>", "O'Dowd  café\n"),
        ("<tr>\n  <td>Hb</td>\n  <td>98</td>\n</tr>", "\n   Hb   98\n"),
        ("Seen \\'e9 {\\b x}\\par ok", "Seen é {x}\nok"),
        ("{\\rtf1 a\\u233?b\\u-10179?\\u-8704?c}", "aéb😀c"),
        ("NTE|1||seen 03\\F\\04\\F\\2021 \\T\\ home\\.br\\well", "\n\n\nseen 03/04/2021 & home\nwell"),
        ("25 Âµg, â‰¥5, ZoÃ«", "25 µg, ≥5, Zoë"),
        ("tel 01947Â 555012", "tel 01947 555012"),
        ("Zo=C3=AB, tel 01947=20555012=\n, HR=80, x=3D1", "Zoë, tel 01947 555012, HR=80, x=1"),
        ("OBX|1|TX|||&lt;b&gt;x&lt;/b&gt;", "\n\n\n\n\nx"),
    ],
)
def test_markup_reads_as_what_it_shows(text: str, reads: str) -> None:
    view = read(text)
    assert view is not None
    assert view.text == reads


def test_fields_are_identifiers_by_the_standard_and_by_nothing_else() -> None:
    text = (
        "MSH|^~\\&|LAB|X|EPR|Y|202103140815||ORU^R01|M00012|P|2.4\r"
        "PID|1||4471920^^^HOSP^MR||FENWICK^ORLA^J^^MRS||19380412|F|||14 Quarry Cottages^^Elmsett^^IP7 6PA||01473 555012\r"
        "OBX|1|NM|718-7^Haemoglobin^LN||98|g/L|115-155|L|||F\r"
    )
    view = read(text)
    assert view is not None
    found = {text[a:b]: s.label for s in view.spans for a, b in view.to_source(s.start, s.end)}
    assert found == {
        "20210314": "DATE", "M00012": "ID", "4471920": "ID", "FENWICK": "NAME", "ORLA": "NAME", "J": "NAME",
        "19380412": "DATE", "14 Quarry Cottages": "ADDRESS", "Elmsett": "LOCATION", "IP7 6PA": "POSTCODE",
        "01473 555012": "PHONE",
    }  # fmt: skip
    assert "Haemoglobin       98   g/L   115-155" in view.text


def test_a_clinical_document_names_its_people_and_moments() -> None:
    text = (
        '<?xml version="1.0"?><ClinicalDocument><id root="2.16.840.1" extension="4471920"/><recordTarget><patient><name>'
        '<given>Orla</given><family>Fenwick</family></name><birthTime value="193804121030"/></patient></recordTarget>'
        '<custodian><name>St Bride\'s</name></custodian><telecom value="tel:+441473555012"/><code code="371531000" '
        'displayName="Report"/><text>Seen by <content styleCode="Bold">Dr Xu</content></text></ClinicalDocument>'
    )
    view = read(text)
    assert view is not None
    found = {view.text[s.start : s.end]: s.label for s in view.spans}
    assert found["4471920"] == "ID"
    assert found["Orla"] == found["Fenwick"] == "NAME"
    assert found["19380412"] == "DATE"
    assert found["St Bride's"] == "HOSPITAL"
    assert found["+441473555012"] == "PHONE"
    assert "Seen by Dr Xu" in view.text
    assert "371531000" not in view.text


@pytest.mark.parametrize(
    "text",
    [
        "<div><p>Seen by Dr CANARY <td class='x",
        "<p>ok</p><!-- CANARY",
        '<?xml version="1.0"?><ClinicalDocument><text>CANARY',
        '<?xml version="1.0"?><a><b>CANARY</a></b>',
        "{\\rtf1 {\\b CANARY}",
        "{\\rtf1 {\\pict CANARY 0102}}",
        "<p>x</p><script>var n = 'CANARY'</script>",
        '<p><img src="data:image/png;base64,CANARY"></p>',
        "MSH|*#%!|CANARY|X|Y\r",
        "OBX|1|ED|||^application^pdf^Base64^CANARY\r",
        "<p>" + "&amp;" + "amp;" * 12 + "lt; CANARY</p>",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word_of_what_to_do_and_none_of_the_text(text: str) -> None:
    with pytest.raises(MarkupError) as raised:
        read(text)
    assert "CANARY" not in str(raised.value)
    assert "bring it in as plain text" in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "<p " * 20_000, "<p>" + "</div" * 12_000, "<!--" * 15_000, "&#1" * 20_000, "{\\rtf1 " + "{" * 50_000,
        "<p>" + "<a href='" * 8_000, "\\u1" * 20_000 + "\\par", "OBX|" + "^&~" * 20_000, "\\F\\1" * 15_000, "Ãâ" * 30_000,
        "<div>" * 10_000 + "</p>" * 10_000, "<p>" + "<" * 60_000, "<b><name x='" + "a=b " * 15_000,
    ],
)  # fmt: skip
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    begin = time.process_time()
    _view(text)
    assert time.process_time() - begin < 2
