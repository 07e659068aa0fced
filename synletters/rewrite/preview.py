"""One letter, in colour, stage by stage. It shows the original: it is meant for the person who may read
it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from synletters.core.config import RunConfig
from synletters.core.document import Action, Letter, Protected, Rejected, Rewrite
from synletters.core.errors import InputError
from synletters.io import open_source, with_annotations
from synletters.rewrite.rewriter import Rewriter, visible

_COLOURS = {"phi": "bold white on red", "clinical": "black on green", "structure": "cyan"}


def show(
    path: Path, config: RunConfig, *, letter_id: str | None = None, console: Console | None = None
) -> int:
    """Print what is found, what may change, and what comes out; exit code 1 if the letter is rejected."""
    console = console or Console(highlight=False, soft_wrap=True)
    letter = _find(path, letter_id, config.annotations)
    rewriter = Rewriter(config)
    [found] = rewriter.detect([letter])
    if isinstance(found, Rejected):
        return _refused(console, found)
    _head(console, "1. found: identifiers red, clinical entities green, guarded words and headings cyan")
    console.print(_painted(found))
    [protected] = rewriter.protect([found])
    if isinstance(protected, Rejected):
        return _refused(console, protected)
    _head(console, "2. protected: identifiers to be replaced red, kept green, the rest open")
    console.print(_regions(protected))
    [result, *_] = rewriter.rewrite([letter])
    if isinstance(result, Rejected):
        return _refused(console, result)
    _head(console, "3. rewritten: surrogates red, kept green, refilled words yellow")
    console.print(_result(letter, result))
    return 0


def _head(console: Console, words: str) -> None:
    """A heading of its own line; one that is wider than the terminal goes on in the next, and nothing of it is cut."""
    console.print()
    console.print(words, style="bold underline", soft_wrap=False)


def _find(path: Path, letter_id: str | None, annotations: str | None = None) -> Letter:
    for item in with_annotations(open_source(path), annotations):
        if isinstance(item, Letter) and letter_id in (None, item.id):
            return item
        if isinstance(item, Rejected) and letter_id in (None, item.letter_id):
            raise InputError(f"{path}: letter {item.letter_id!r} cannot be read: {item.reason}")
    raise InputError(f"{path} has no letter {letter_id!r}" if letter_id else f"{path} holds no letters")


def _refused(console: Console, item: Rejected) -> int:
    console.print(f"rejected at {item.stage}: {item.reason}", style="bold red")
    return 1


def _painted(letter: Letter) -> Text:
    text = Text(letter.text)
    for kind in ("structure", "clinical", "phi"):  # later styles win
        for span in visible(letter.spans):
            if span.kind == kind:
                text.stylize(_COLOURS[kind], span.start, span.end)
    return text


def _regions(protected: Protected) -> Text:
    text = Text(protected.letter.text)
    for region in protected.regions:
        if region.action is not Action.OPEN:
            text.stylize(
                "bold white on red" if region.action is Action.REPLACE else "green", region.start, region.end
            )
    return text


def _result(letter: Letter, result: Rewrite) -> Text:
    """Refilled words are what is neither kept nor replaced, and differs from the source."""
    text = Text(result.text)
    source = set(letter.text.split())
    at = 0
    for word in result.text.split():
        at = result.text.index(word, at)
        if word not in source:
            text.stylize("yellow", at, at + len(word))
        at += len(word)
    for span in result.spans:
        text.stylize("bold white on red" if span.kind == "phi" else "green", span.start, span.end)
    return text
