"""The picture of the README: a letter before and after, drawn from a real rewrite of an example letter.

    python -m scripts.build.picture               # docs/before-and-after.svg anew
    python -m scripts.build.picture --check       # exit 1 if the picture is not what this version makes

Plain SVG: no script, no font of others, text that can be selected and read aloud.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from synletters import Letter, Rewrite, Rewriter, RunConfig
from synletters.core.document import Span
from synletters.detect.merging import merged_findings
from synletters.rewrite.rewriter import visible

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "before-and-after.svg"
LETTER = ROOT / "examples" / "letters" / "us-ed-note.txt"
#: paragraphs of the letter that are shown, and the settings of the rewrite
PARAGRAPHS = 5
CONFIG = RunConfig(seed=7, strategy="stopwords+nouns+verbs+adjectives@0.5", mark_refills=True, device="cpu")
COLUMNS, LINE, CHAR, LEFT = 64, 17, 7.25, 14
STYLES = {
    "phi": ("#fbd9a5", "replaced identifier"),
    "refilled": ("#b5dcf5", "another word, the same meaning"),
    "clinical": ("#d5efd0", "clinical term, kept"),
}
Mark = tuple[int, int, str]


def marks(spans: Sequence[Span], refilled: Sequence[tuple[int, int]] = ()) -> list[Mark]:
    """One layer: identifiers, refilled words, then clinical terms where nothing else is."""
    out: list[Mark] = [(s.start, s.end, "phi") for s in spans if s.kind == "phi"]
    out += [(start, end, "refilled") for start, end in refilled]
    longest = sorted(
        (s for s in spans if s.kind == "clinical" and s.score >= 0.5), key=lambda s: s.start - s.end
    )
    for span in longest:
        if not any(span.start < end and start < span.end for start, end, _ in out):
            out.append((span.start, span.end, "clinical"))
    return sorted(out)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines as they are drawn: those of the text, broken at blanks."""
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip("\r\n"))
        while end - start > COLUMNS:
            cut = text.rfind(" ", start, start + COLUMNS + 1)
            cut = cut if cut > start else start + COLUMNS
            yield start, cut
            start = cut + 1 if text[cut : cut + 1] == " " else cut
        yield start, end
        at += len(line)


def panel(title: str, text: str, marked: Sequence[Mark], x: float) -> tuple[str, int]:
    """One side of the picture, and how many lines it has."""
    out = [f'<text x="{x + LEFT}" y="26" class="title">{title}</text>']
    count = 0
    for count, (start, end) in enumerate(lines(text), start=1):
        y = 46 + count * LINE
        for a, b, kind in marked:
            lo, hi = max(a, start), min(b, end)
            if lo < hi:
                left, width = x + LEFT + (lo - start) * CHAR - 1, (hi - lo) * CHAR + 2
                out.append(
                    f'<rect x="{left:.1f}" y="{y - 12}" width="{width:.1f}" height="15" rx="2" class="{kind}"/>'
                )
        words = escape(text[start:end].replace("\t", " "))
        width = (end - start) * CHAR
        if words.strip():
            out.append(
                f'<text x="{x + LEFT}" y="{y}" textLength="{width:.1f}" xml:space="preserve">{words}</text>'
            )
    return "\n".join(out), count


def svg(before: Letter, found: Sequence[Span], after: Rewrite) -> str:
    """The picture of a letter and what was made of it."""
    wide = COLUMNS * CHAR + 2 * LEFT
    left, rows = panel("before", before.text, marks(found), 0)
    right, more = panel("after", after.text, marks(after.spans, after.refilled or ()), wide)
    height = 46 + (max(rows, more) + 3) * LINE
    rules = "\n".join(f".{name} {{ fill: {colour} }}" for name, (colour, _) in STYLES.items())
    legend = []
    shown = [name for name in STYLES if f'class="{name}"' in left + right]
    for at, name in enumerate(shown):
        about = STYLES[name][1]
        x = LEFT + at * 260
        legend.append(f'<rect x="{x}" y="{height - 24}" width="14" height="14" rx="2" class="{name}"/>')
        legend.append(f'<text x="{x + 20}" y="{height - 13}" class="small">{about}</text>')
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * wide:.0f} {height:.0f}" role="img" aria-labelledby="what">
<title id="what">An invented emergency note before and after: names, dates and numbers are replaced, clinical terms are kept</title>
<style>
text {{ font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1d2733 }}
.title {{ font: bold 14px system-ui, sans-serif }}
.small {{ font: 12px system-ui, sans-serif }}
{rules}
</style>
<rect width="100%" height="100%" rx="8" fill="#ffffff"/>
<line x1="{wide:.1f}" y1="14" x2="{wide:.1f}" y2="{height - 40:.0f}" stroke="#c9d1d9"/>
{left}
{right}
{chr(10).join(legend)}
</svg>
"""


def made() -> str:
    """The picture as this version draws it."""
    whole = LETTER.read_bytes().decode("utf-8")
    text = "\n\n".join(whole.split("\n\n")[:PARAGRAPHS])
    rewriter = Rewriter(CONFIG)
    letter = Letter("example", text)
    [found] = rewriter.detect([letter])
    [result] = rewriter.rewrite([letter])
    if not isinstance(found, Letter) or not isinstance(result, Rewrite):
        raise SystemExit("the example letter was rejected")
    return svg(letter, merged_findings(visible(found.spans)), result)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    picture = made()
    if check:
        return int(picture != OUT.read_text("utf-8"))
    OUT.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
