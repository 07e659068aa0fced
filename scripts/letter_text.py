"""What the generators of planted letters share: plain work on a finished text."""

from __future__ import annotations


def wrap(text: str, width: int) -> str:
    """Break lines at spaces without changing the length of the text."""
    chars, start, last = list(text), 0, -1
    for i, c in enumerate(chars):
        if c == "\n":
            start, last = i + 1, -1
        elif c == " ":
            last = i
        if i - start >= width and last > start:
            chars[last], start, last = "\n", last + 1, -1
    return "".join(chars)


def marked(text: str, spans: list[dict]) -> str:
    """The text with every span in brackets, to look at."""
    for span in reversed(spans):
        value = text[span["start"] : span["end"]]
        text = f"{text[: span['start']]}[{span['label']} {value}]{text[span['end'] :]}"
    return text
