"""Rare terms that gave way to their class, on the page of a run: what became of them, and what that cost."""

from __future__ import annotations

from synletters.report.markup import Markup
from synletters.report.parts import facts, join, table
from synletters.report.reading import Json, mapping, shown, whole


def blunted(told: Json) -> Markup:
    least = shown(whole(told.get("least_people")))
    rows = [
        (str(phrase), shown(whole(mapping(row).get("concepts"))), shown(whole(mapping(row).get("people"))))
        for phrase, row in mapping(told.get("phrases")).items()
    ]
    return join(
        f"Diseases, drugs and procedures that letters of fewer than {least} people hold stand in the letters as their class, which {least} "
        "people or more share. A reader no longer learns which of the class it was. What no class is known of stands as it was.",
        facts(
            (
                ("Concepts seen", shown(whole(told.get("concepts"))), ""),
                ("Concepts blunted", shown(whole(told.get("concepts_blunted"))), ""),
                (
                    "Of these, shared by fewer even so",
                    shown(whole(told.get("concepts_shared_by_fewer_even_so"))),
                    "the most general class",
                ),
                ("Facts blunted", shown(whole(told.get("facts_blunted"))), ""),
                ("Letters touched", shown(whole(told.get("letters_touched"))), ""),
                ("Facts left, no class known", shown(whole(told.get("facts_left"))), "common and rare ones"),
            )
        ),
        table("What stands for them", ("Class", "Concepts", "People"), rows, numbers=(1, 2))
        if rows
        else None,
    )
