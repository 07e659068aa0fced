"""The same letters plain and in markup: of the planted identifiers, how many are found in each form, and what is written back.

    python -m scripts.bench.markup GOLD.jsonl [--letters 100] [--point balanced]

Each letter is written as HTML (a part of its words in bold), RTF, HL7 (a line an OBX) and garbled UTF-8. A planted span is found
where each of its letters and digits is; a rewrite holds where the letter is not refused and its tags are those of the source.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from synletters import Letter, Rejected, Rewriter, RunConfig

Pieces = Iterator[
    tuple[str, int]
]  # a piece of the written letter, and how many characters of the plain one it stands for


def _html(text: str) -> Pieces:
    yield "<html><body><p>", 0
    for match in re.finditer(r"\n|[ ]{2,}|\w+|.", text, re.DOTALL):
        piece = match[0]
        if piece == "\n":
            yield "<br/>", 1
        elif piece.isspace():
            yield "&nbsp;" * len(piece), len(piece)
        elif len(piece) > 4 and match.start() % 11 == 0:
            yield "<b>", 0
            yield from _each(piece, _entity)
            yield "</b>", 0
        else:
            yield from _each(piece, _entity)
    yield "</p></body></html>", 0


def _entity(char: str) -> str:
    return html.escape(char) if char.isascii() else f"&#{ord(char)};"


def _rtf(text: str) -> Pieces:
    yield "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0\\fs20 ", 0
    for char in text:
        if char == "\n":
            yield "\\par\r\n", 1
        elif char in "\\{}":
            yield f"\\{char}", 1
        elif char.isascii():
            yield char, 1
        else:
            yield "".join(f"\\u{int.from_bytes(char.encode('utf-16-le')[k:k + 2], 'little', signed=True)}?" for k in range(0, len(char.encode("utf-16-le")), 2)), 1  # fmt: skip
    yield "}", 0


def _hl7(text: str) -> Pieces:
    written = {"|": "\\F\\", "^": "\\S\\", "&": "\\T\\", "~": "\\R\\", "\\": "\\E\\"}
    yield "MSH|^~\\&|LAB|||X|20210314||ORU^R01|M1|P|2.4\rOBX|1|FT|||", 0
    yield from _each(text, lambda char: "\\.br\\" if char == "\n" else written.get(char, char))
    yield "\r", 0


def _garbled(text: str) -> Pieces:
    yield from _each(text, lambda char: char if char.isascii() else char.encode().decode("latin-1"))
    yield "\nTemp 37 Â°C.\n", 0


def _each(text: str, write: Callable[[str], str]) -> Pieces:
    for char in text:
        yield write(char), 1


FORMS: dict[str, Callable[[str], Pieces]] = {
    "plain": lambda text: iter([(text, len(text))]),
    "HTML": _html,
    "RTF": _rtf,
    "HL7": _hl7,
    "garbled UTF-8": _garbled,
}


def _written(pieces: Pieces) -> tuple[str, list[tuple[int, int]]]:
    """The letter as it is written, and where each character of the plain one stands in it."""
    out, places, at = [], [], 0
    for piece, count in pieces:
        out.append(piece)
        if count == len(piece):
            places += [(at + k, at + k + 1) for k in range(count)]
        elif count:
            places += [(at, at + len(piece))] * count
        at += len(piece)
    return "".join(out), places


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--point", default="strict")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.open(encoding="utf-8")][: args.letters]
    rewriter = Rewriter(RunConfig(point=args.point, strategy="none", seed=1))
    for name, form in FORMS.items():
        made = [_written(form(row["text"])) for row in rows]
        letters = [Letter(str(row["id"]), text) for row, (text, _) in zip(rows, made, strict=True)]
        found = missed = refused = broken = 0
        for row, (text, places), letter in zip(rows, made, rewriter.detect(letters), strict=True):
            if isinstance(letter, Rejected):
                refused += 1
                continue
            covered = bytearray(len(text))
            for span in letter.spans:
                if span.kind == "phi":
                    covered[span.start : span.end] = b"\1" * (span.end - span.start)
            for span in row["spans"]:
                spots = [places[k] for k in range(span["start"], span["end"]) if row["text"][k].isalnum()]
                whole = all(all(covered[start:end]) for start, end in spots)
                found, missed = found + whole, missed + (not whole)
        signs = re.compile(r"</?[a-z]+\/?>|\\par\b|\\\.br\\|\|")
        for letter, result in zip(letters, rewriter.rewrite(letters), strict=True):
            if isinstance(result, Rejected):
                refused += 1
            elif name != "plain":
                broken += signs.findall(letter.text) != signs.findall(result.text)
        print(
            f"{name:14} {found} of {found + missed} planted spans; {refused} refused, {broken} with other markup"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
