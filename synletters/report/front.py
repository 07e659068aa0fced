"""The front page of an evaluation: what was compared, and what came out in plain words, family by family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from synletters.report import rarest
from synletters.report.charts import range_bar
from synletters.report.decision import (
    answers,
    board,
    decided,
    failures_of,
    name_of_letters,
    to_review,
    verdict_line,
)
from synletters.report.markup import Child, Markup, el
from synletters.report.parts import badge, facts, join, legend, table
from synletters.report.rarest import rarest_rows
from synletters.report.reading import (
    FAMILIES,
    Figure,
    Json,
    direction,
    items,
    mapping,
    over,
    plain,
    shown,
    text,
    whole,
)
from synletters.report.verdict import Verdict, verdict

#: family -> (heading, what it asks)
WORDS = {
    "privacy": (
        "Privacy",
        "What could somebody learn of a patient, or link to a letter? Each line says what this somebody is taken to know.",
    ),
    "clinical": ("Fidelity", "Do the synthetic letters still say of the patient what the real ones say?"),
    "usefulness": ("Usefulness", "Do programs that learn from the synthetic letters work on real ones?"),
    "similarity": (
        "Similarity",
        "How much of the wording stayed? More keeps the content, and helps who tries to link letters: no end is good in itself.",
    ),
    "language": ("Language", "Do they read like letters?"),
    "other": ("Other figures", "Figures of a kind that this version does not know."),
}
_LINES = {"privacy": 6, "clinical": 4, "usefulness": 4, "similarity": 3, "language": 2}
#: what comes first within its family, by words of its name
_FIRST = {
    "privacy": (("leak", "surviv"), ("link",)),
    "clinical": (("words_lost",), ("flip",), ("unchanged", "fidel"), ("entit",)),
    "similarity": (("bertscore",), ("rouge",)),
}

STANDING = (
    "This page describes; it approves nothing. No figure here shows that letters may be shared: that is for people to decide, who know "
    "what they are for and who will hold them. A figure says only what was looked for, with the means named beside it."
)


def families(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """Figures by family, in the order of ``FAMILIES``; families without any are absent."""
    made = {name: [f for f in figures if f.family == name] for name in (*FAMILIES, "other")}
    return {name: found for name, found in made.items() if found}


def chosen(family: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the front page: those that name the family's question first; of privacy, every one that
    calls for a look."""
    measured = [figure for figure in figures if figure.value is not None]
    groups = _FIRST.get(family, ())

    def rank(figure: Figure) -> int:
        name = figure.name.lower()
        return next((i for i, group in enumerate(groups) if any(word in name for word in group)), len(groups))

    ordered = sorted(measured, key=lambda figure: (rank(figure), verdict(figure).kind != "attention"))
    most = _LINES.get(family, 2)
    alarms = ordered[most:] if family == "privacy" else []
    return ordered[:most] + [figure for figure in alarms if verdict(figure).kind == "attention"]


def compared(report: Json) -> Markup:
    """What was compared: counts, dates, versions."""
    inputs, pairing = mapping(report.get("inputs")), mapping(report.get("pairing"))
    rows: list[tuple[str, Child, Child]] = []
    for side, name in (("real", "Real letters"), ("synthetic", "Synthetic letters")):
        row = mapping(inputs.get(side))
        notes = [text(row.get("name"))]
        if (variants := whole(row.get("variants"))) is not None:
            notes.append(f"{shown(variants)} {_form(variants, 'variant', 'variants')} a letter")
        if sha := text(row.get("sha256")):
            notes.append(f"sha256 {sha[:12]}")
        rows.append((name, shown(_count(row, "letters")), ", ".join(note for note in notes if note)))
    alone = [
        (whole(pairing.get(key)), one, many)
        for key, one, many in (
            (
                "real_without_synthetic",
                "real letter without a synthetic one",
                "real letters without a synthetic one",
            ),
            (
                "synthetic_without_real",
                "synthetic letter without a real one",
                "synthetic letters without a real one",
            ),
            ("identical", "pair is identical", "pairs are identical"),
            ("empty", "is empty", "are empty"),
            ("duplicates", "is a duplicate", "are duplicates"),
        )
    ]
    odd = "; ".join(f"{shown(count)} {_form(count, one, many)}" for count, one, many in alone if count)
    rows.append(
        (
            "Pairs compared",
            shown(_count(pairing, "pairs")),
            odd or ("every letter has its pair" if pairing else ""),
        )
    )
    created = text(report.get("created"))
    made_by = f"synletters {text(report.get('synletters')) or '(version not told)'}"
    rows.append(("Measured on", created[:10] or "not told", f"{created[11:16]} {made_by}".strip()))
    return facts(rows)


def _form(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _count(row: Json, key: str) -> int | str:
    found = whole(row.get(key))
    return "not told" if found is None else found


def in_short(report: Json, figures: Sequence[Figure]) -> Markup:
    """The first screen and a half: the lines that a board reads."""
    rows = answers(figures)
    pieces: list[Child] = []
    if figures:
        worst = [row.get("id") for row in items(report.get("worst")) if isinstance(row, Mapping)]
        pieces += [verdict_line(*decided(rows, failures_of(report))), board(rows)]
        if worst:
            named = el("a", "letters that call for a look first", href="#worst")
            pieces.append(el("p", f"{shown(len(worst))} ", named, " are named below."))
            pieces.append(to_review(name_of_letters(report), worst))
    pieces += [el("div", el("p", STANDING), class_="note"), compared(report)]
    if failed := len(items(report.get("failures"))):
        told = f"{shown(failed)} {_form(failed, 'metric', 'metrics')} could not be computed"
        pieces.append(el("p", el("strong", told), "; see ", el("a", "Failures", href="#failures"), "."))
    if figures:
        pieces.append(_tally(figures))
    else:
        pieces.append(el("p", el("strong", "The report has no figure at all.")))
    if rare := rarest_rows(figures):
        pieces.append(rarest.in_short(rare))
    groups = families(figures)
    for family in FAMILIES:
        heading, asks = WORDS[family]
        pieces.append(el("h3", heading))
        if family not in groups:
            pieces.append(
                el("p", el("strong", "Not measured."), f" The report has no figure of this family. {asks}")
            )
            continue
        linked = [figure for figure in groups[family] if figure.value is not None and is_linkage(figure)]
        shown_here = chosen(family, [figure for figure in groups[family] if figure not in linked])
        pieces.append(el("p", asks, class_="quiet"))
        if shown_here:
            pieces.append(el("ul", [_line(figure) for figure in shown_here], class_="lines"))
        if linked:
            pieces.append(linkage_table(linked))
        measured = [figure for figure in groups[family] if figure.value is not None]
        empty = [figure.title for figure in groups[family] if figure.value is None]
        if empty:
            pieces.append(el("p", f"Not measured: {', '.join(empty)}."))
        if rest := len(measured) - len(shown_here) - len(linked):
            pieces.append(
                el(
                    "p",
                    el("a", f"{shown(rest)} more under {heading}, below", href=f"#family-{family}"),
                    class_="small",
                )
            )
    pieces += [el("h3", "How to read the signs"), legend()]
    return join(*pieces)


def _tally(figures: Sequence[Figure]) -> Markup:
    """How many figures of the report have which verdict."""
    kinds = Counter(verdict(figure).kind for figure in figures)
    words = {
        "attention": "to look at",
        "unsure": "not told apart",
        "good": "better, or none found",
        "plain": "described",
        "missing": "not measured",
    }
    told = [
        el("li", badge(Verdict(kind, f"{kinds[kind]} {word}", "")))
        for kind, word in words.items()
        if kinds[kind]
    ]
    return el(
        "div",
        el("p", f"{shown(len(figures))} {_form(len(figures), 'figure', 'figures')}, of which:"),
        el("ul", told, class_="tally"),
    )


def _line(figure: Figure) -> Markup:
    told = verdict(figure)
    return el(
        "li",
        badge(told),
        el(
            "div",
            el("p", figure.title, class_="title"),
            el(
                "p",
                el("strong", plain(figure, figure.value)),
                f" ({_bounds(figure)}; {over(figure)}; {direction(figure)})",
                class_="value",
            ),
            el("p", sentence(figure.about)) if figure.about else None,
            el("p", el("strong", "The attacker knows: "), sentence(figure.knows)) if figure.knows else None,
            el("p", told.why, class_="quiet"),
        ),
        range_bar(figure),
    )


def is_linkage(figure: Figure) -> bool:
    return figure.name.lower().startswith("linkage")


def linkage_table(figures: Sequence[Figure]) -> Markup:
    """All attackers who link a synthetic letter to its source, one a row."""
    return table(
        "Linkage: who finds the source of a synthetic letter",
        ("Attacker", "Finds", "95% interval", "By guessing", "Over", "The attacker knows", "Verdict"),
        [
            (
                figure.title.removeprefix("Linkage ") or figure.title,
                plain(figure, figure.value),
                _bounds(figure).removeprefix("95% interval "),
                "not told" if figure.chance is None else plain(figure, figure.chance),
                over(figure),
                sentence(figure.knows) or "not told",
                badge(verdict(figure)),
            )
            for figure in figures
        ],
        numbers=(1,),
        wrap=(5,),
    )


def _bounds(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "no interval"
    return f"95% interval {plain(figure, figure.low)} to {plain(figure, figure.high)}"


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if not words or words[-1] in ".!?" else ".")
