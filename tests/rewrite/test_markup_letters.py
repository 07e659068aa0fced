"""Letters in markup, from end to end: identifiers inside of it go, tags and separators stay, or the letter is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

import pytest

from synletters import Fill, Letter, MaskPlan, Rejected, Rewrite, Rewriter, RunConfig, Span
from synletters.core.document import Word
from synletters.rewrite.attributes import statements

RULES = RunConfig(detectors=("rules",), strategy="none", seed=5, second_look=False)


def _rewritten(text: str, *spans: Span) -> Rewrite | Rejected:
    [result] = Rewriter(RULES).rewrite([Letter("a", text, spans)])
    return result


LETTERS = [
    (
        "<div><p>Seen by Dr Fenwick at A&amp;E.</p><td>Tel</td><td>01947&nbsp;555012</td>NHS: 943&nbsp;476&nbsp;5919</div>",
        ("Fenwick", "01947", "555012", "476"),
        ("<div><p>Seen by Dr ", " at A&amp;E.</p><td>Tel</td><td>", "&nbsp;", "</td>NHS: "),
    ),
    (
        "PID|1||4471920^^^HOSP||FENWICK^ORLA^J||19380412|F\\X0D\\OBX|1|TX|||seen 03\\F\\04\\F\\2021 by Dr Fenwick",
        ("4471920", "FENWICK", "ORLA", "19380412", "Fenwick", "03\\F\\04"),
        ("PID|1||", "^^^HOSP||", "|F\\X0D\\OBX|1|TX|||seen "),
    ),
    (
        "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Dr {\\b Fen}wick\\par DOB 12/04/1938\\par Tel 01947\\~555012\\par H\\'e9mor.}",
        ("Fen", "wick", "12/04/1938", "555012"),
        ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Dr {\\b ", "\\par DOB ", "\\~", "\\par H\\'e9mor.}"),
    ),
    (
        '<?xml version="1.0"?><ClinicalDocument><id extension="4471920"/><patient><name><given>Orla</given><family>Fenwick</family>'
        '</name><birthTime value="19380412"/></patient><text>Orla <content>Fenwick</content> is well<br/></text></ClinicalDocument>',
        ("4471920", "Orla", "Fenwick", "19380412"),
        ('<id extension="', "<given>", "</given><family>", " is well<br/></text></ClinicalDocument>"),
    ),
    ("Creatinine 118 Âµmol/L, seen by Dr FernÃ¡ndez 03/04/2021", ("FernÃ¡ndez", "03/04/2021"), ("118 Âµmol/L",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "go", "stay"), LETTERS)
def test_identifiers_in_markup_go_and_markup_stays(
    text: str, go: tuple[str, ...], stay: tuple[str, ...]
) -> None:
    result = _rewritten(text)
    assert isinstance(result, Rewrite)
    at = 0
    for piece in stay:
        at = result.text.index(piece, at) + len(piece)
    for value in go:
        assert value not in result.text
    for span in result.spans:
        assert not re.search(r"[<>^|]|\\par", result.text[span.start : span.end])


@pytest.mark.parametrize(("text", "go", "stay"), LETTERS)
def test_what_is_found_stands_in_the_source_as_it_was_written(
    text: str, go: tuple[str, ...], stay: tuple[str, ...]
) -> None:
    [found] = Rewriter(RULES).detect([Letter("a", text)])
    assert isinstance(found, Letter)
    assert found.text == text
    inside = [text[s.start : s.end] for s in found.spans if s.kind == "phi"]
    assert inside
    assert not any(re.search(r"[<>^|]|\\par", piece) for piece in inside)
    for value in go:
        assert any(value in piece or piece in value for piece in inside)


def test_a_surrogate_is_written_in_the_escapes_of_its_letter() -> None:
    config = RunConfig(
        detectors=("lists",), detector_options={"lists": {"always": {"ORGANIZATION": ["Marks & Vale"]}}}, strategy="none",
        seed=1, second_look=False, policy="tag",
    )  # fmt: skip
    [result] = Rewriter(config).rewrite([Letter("a", "<p>Works for Marks &amp; Vale, &lt;5 h.</p>")])
    assert isinstance(result, Rewrite)
    assert "Vale" not in result.text
    assert result.text.startswith("<p>Works for ")
    assert result.text.endswith(", &lt;5 h.</p>")


def test_spans_that_came_with_the_letter_are_read_through_markup() -> None:
    text = "<p>Seen by <b>Quix</b>ote &amp; well.</p>"
    name = Span(text.index("Quix"), text.index("ote") + 3, "NAME", "phi", "hand")
    kept = Span(text.index("well"), text.index("well") + 4, "Sign_symptom", "clinical", "hand")
    config = RunConfig(detectors=(), strategy="none", seed=5, second_look=False)
    [found] = Rewriter(config).detect([Letter("a", text, (name, kept))])
    assert isinstance(found, Letter)
    assert name in found.spans
    assert kept in found.spans
    [result] = Rewriter(config).rewrite([Letter("a", text, (name, kept))])
    assert isinstance(result, Rewrite)
    assert re.fullmatch(r"<p>Seen by <b>\w+</b> &amp; well\.</p>", result.text)
    assert "Quix" not in result.text
    assert [result.text[s.start : s.end] for s in result.spans if s.kind == "clinical"] == ["well"]
    assert len(list(statements(result))) == len(result.spans)


def test_an_identifier_inside_of_a_tag_refuses_the_letter() -> None:
    result = _rewritten('<div class="Fenwick"><p>Seen by Dr Fenwick.</p></div>')
    assert isinstance(result, Rejected)
    assert result.stage == "markup"
    assert "Fenwick" not in result.reason
    text = "<p class='quixote'>Well.</p>"
    at = text.index("quixote")
    result = _rewritten(text, Span(at, at + 7, "NAME", "phi", "hand"))
    assert isinstance(result, Rejected)
    assert result.stage == "markup"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Seen by Dr Fenwick <td class='x",
        "{\\rtf1 Dr Fenwick",
        "<p>Dr Fenwick</p><script>x</script>",
        "<p>Dr Fenwick<!--",
    ],
)
def test_markup_that_cannot_be_read_refuses_its_letter_alone(text: str) -> None:
    results = Rewriter(RULES).rewrite([Letter("a", text), Letter("b", "Seen by Dr Fenwick.")])
    assert isinstance(results[0], Rejected)
    assert results[0].stage == "markup"
    assert "Fenwick" not in results[0].reason
    assert isinstance(results[1], Rewrite)


def test_a_letter_in_markup_says_what_its_plain_twin_says() -> None:
    plain = "Seen by Dr Fenwick.\nDOB 12/04/1938, tel 01947 555012.\nWell."
    html = plain.replace("\n", "<br>").replace("01947 555012", "01947&nbsp;555012")
    a, b = _rewritten(plain), _rewritten(html)
    assert isinstance(a, Rewrite)
    assert isinstance(b, Rewrite)
    assert b.text.replace("<br>", "\n").replace("&nbsp;", " ") == a.text


def test_masked_words_are_marked_where_they_stand_in_the_markup() -> None:
    text = "<p>The plan rests <b>upon</b> examination &amp; the bloods.</p>"
    config = RunConfig(
        detectors=("rules",), strategy="random", ratio=1.0, seed=3,
        second_look=False, mark_refills=True,
    )  # fmt: skip
    [result] = Rewriter(config, strategy=Upon(), refiller=Speaker()).rewrite([Letter("a", text)])
    assert isinstance(result, Rewrite)
    assert re.findall(r"<[^>]*>", result.text) == re.findall(r"<[^>]*>", text)
    assert result.refilled
    assert {result.text[start:end] for start, end in result.refilled} == {"on"}


class Upon:
    """A strategy that masks one word alone."""

    def select(self, words: Sequence[Word], rng: Random) -> frozenset[int]:
        del rng
        return frozenset(i for i, word in enumerate(words) if word.text == "upon")


class Speaker:
    """A refiller that knows one word, which may stand for "upon"."""

    def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
        return [tuple(Fill("on") for _ in range(plan.slots)) for plan in plans]


def test_a_long_letter_of_one_line_is_done_in_bounded_time() -> None:
    text = "<p>" + "Seen by Dr Fenwick on 03/04/2021 &amp; well; tel 01947&nbsp;555012. " * 750 + "</p>"
    result = _rewritten(text)
    assert isinstance(result, Rewrite)
    assert "Fenwick" not in result.text
    assert "555012" not in result.text
    assert result.text.count("&amp; well; tel ") == 750
