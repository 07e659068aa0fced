"""A real letter beside its synthetic one, differences marked. The only part of any page that holds text of
letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from synletters.report.markup import Child, Markup, el
from synletters.report.parts import ident, join
from synletters.report.reading import Json, mapping, shown, whole

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
#: a longer letter is shown without its differences: comparing takes time by the square of its length
_MOST_WORDS = 6000

BANNER = (
    "This page holds patient text. It shows original letters beside synthetic ones, because somebody asked for that. Handle it as you "
    "handle the letters themselves, and delete it when you have read it."
)


def key_of(letter_id: str, variant: int) -> str:
    """As in the values of single letters: the id, with ``#variant`` for variants past the first."""
    return f"{letter_id}#{variant}" if variant else letter_id


def side_by_side(worst: Sequence[Json], originals: Mapping[str, str], synthetic: Mapping[str, str]) -> Markup:
    """Each of the worst letters that both sides have; for the others, which side has none."""
    pieces: list[Child] = [
        el("p", el("strong", BANNER), class_="badge attention"),
        "Words that are struck through stand in the original alone, underlined ones in the synthetic letter alone.",
    ]
    for row in worst:
        letter_id, variant = str(row.get("id", "")), whole(row.get("variant")) or 0
        pieces.append(el("h3", "Letter ", ident(letter_id), f", variant {shown(variant)}"))
        source, made = originals.get(letter_id), synthetic.get(key_of(letter_id, variant))
        if source is None or made is None:
            missing = " and ".join(
                name for name, found in (("originals", source), ("synthetic letters", made)) if found is None
            )
            pieces.append(el("p", f"The {missing} that were given do not have it."))
            continue
        pieces.append(_pair(source, made, shown(letter_id)))
    return join(*pieces)


def _pair(source: str, made: str, name: str) -> Markup:
    before, after = marked(source, made)
    note = (
        None
        if before or not (source and made)
        else el("p", "It is too long for its differences to be marked.")
    )
    sides = [
        el(
            "div",
            el("h4", heading),
            el(
                "div",
                words or text or "(empty)",
                class_=class_,
                role="group",
                tabindex=0,
                aria_label=f"{heading}: {name}",
            ),
        )
        for heading, words, text, class_ in (
            ("Original (patient text)", before, source, "letter original"),
            ("Synthetic", after, made, "letter"),
        )
    ]
    return join(note, el("div", sides, class_="sides"))


def marked(source: str, made: str) -> tuple[Markup, Markup]:
    """Both texts with what the other has not in ``del`` and ``ins``; nothing for texts that are too long to
    compare."""
    a, b = _WORDS.findall(source), _WORDS.findall(made)
    if max(len(a), len(b)) > _MOST_WORDS:
        return Markup(), Markup()
    codes = SequenceMatcher(None, a, b, autojunk=len(a) + len(b) > 1500).get_opcodes()
    return (
        Markup("".join(_runs(a, [(tag != "equal", i0, i1) for tag, i0, i1, _, _ in codes], "del"))),
        Markup("".join(_runs(b, [(tag != "equal", j0, j1) for tag, _, _, j0, j1 in codes], "ins"))),
    )


def _runs(words: Sequence[str], cuts: Sequence[tuple[bool, int, int]], tag: str) -> Iterator[Markup]:
    for differs, start, end in cuts:
        if start < end:
            text = "".join(words[start:end])
            yield el(tag, text) if differs else el("span", text)


def texts_known(worst: Sequence[Json], originals: Mapping[str, str], synthetic: Mapping[str, str]) -> bool:
    """Whether any of the worst letters can be shown."""
    return any(
        str(mapping(row).get("id", "")) in originals
        and key_of(str(mapping(row).get("id", "")), whole(mapping(row).get("variant")) or 0) in synthetic
        for row in worst
    )
