"""Letters with spans of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from synletters.core.document import Kind, Letter, Span

_ODD = st.sampled_from(
    [
        "e\u0301",
        "שלום",
        "مرحبا",
        "👩‍⚕️",
        "\r\n",
        "\t",
        "\x00",
        "ﬁ",
        "İ",
        "ß",
        "प्रिया",
        "李伟",
        "Smith",
        "smith's",
        " ",
        ".",
        "12/03/2021",
        "\u200b",
        "\ud800",
        "the",
        "Dr",
        "&",
        ",",
    ]
)

_TEXT = st.lists(_ODD | st.text(max_size=4), min_size=1, max_size=25).map("".join).filter(bool)

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("NAME", "phi"),
    ("DATE", "phi"),
    ("ID", "phi"),
    ("PROBLEM", "clinical"),
    ("NEGATION", "structure"),
    ("POS:NOUN", "structure"),
)


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    text = draw(_TEXT)
    spans = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        label, kind = draw(st.sampled_from(_KINDS))
        spans.append(Span(start, draw(st.integers(start + 1, min(len(text), start + 12))), label, kind))
    return Letter("a", text, tuple(spans))
