"""The clinical words that a run lost, on its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synletters.report.markup import Child, Markup, el
from synletters.report.parts import ident, join, table
from synletters.report.reading import Json, items, mapping, number, shown, text, whole


def lost_in_short(words: Json) -> Iterator[tuple[str, Child, Child]]:
    if not words:
        return
    lost, of = whole(words.get("lost")), whole(words.get("words"))
    share = f"{lost / of:.2%} of {shown(of)}" if lost is not None and of else "none in these letters"
    sign = f"{share}, above the threshold" if words.get("above_threshold") else share
    yield "Clinical words lost", el("strong", shown(lost)) if lost else shown(lost), sign


def clinical_words(words: Json) -> Markup:
    most, lost = number(words.get("threshold")), whole(words.get("lost"))
    pieces: list[Child] = [
        "Drugs, findings, doses, results, scores, roles and headings of the source that the rewrite lacks, by an extractor that shares "
        "nothing with what found and replaced identifiers. A word is told by the lexicon's own name for it and its offset in the source; "
        "a value by its kind and offset alone."
    ]
    if words.get("above_threshold"):
        pieces.append(
            el(
                "p",
                el("strong", f"More are lost than the run allows (max_clinical_loss = {shown(most)})."),
                " Do not use these letters.",
            )
        )
    if failed := whole(words.get("not_judged")):
        pieces.append(f"{shown(failed)} rewrites could not be judged.")
    kinds = [(str(kind), mapping(row)) for kind, row in mapping(words.get("by_kind")).items()]
    rows = [
        (kind, shown(whole(row.get("words"))), shown(whole(row.get("lost"))))
        for kind, row in sorted(kinds, key=lambda item: -(whole(item[1].get("lost")) or 0))
    ]
    if rows:
        pieces.append(
            table("Clinical words by kind", ("Kind", "In the source", "Lost"), rows, numbers=(1, 2))
        )
    worst = [row for row in items(words.get("worst")) if isinstance(row, Mapping)]
    if worst:
        pieces.append(
            table(
                "Worst letters first",
                ("Letter", "Lost", "Of", "Words"),
                [
                    (
                        ident(
                            f"{text(row.get('id'))}#{row['variant']}" if row.get("variant") else row.get("id")
                        ),
                        shown(whole(row.get("lost"))),
                        shown(whole(row.get("of"))),
                        ", ".join(_lost_word(mapping(word)) for word in items(row.get("words"))),
                    )
                    for row in worst
                ],
                numbers=(1, 2),
                wrap=(3,),
            )
        )
    elif not lost:
        pieces.append("None was lost.")
    return join(*pieces)


def _lost_word(word: Json) -> str:
    name = text(word.get("word"))
    return f"{text(word.get('kind'))}{f' “{name}”' if name else ''} at {shown(whole(word.get('start')))}"
