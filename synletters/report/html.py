"""``write_html``: the report of an evaluation or of a rewriting run as one HTML file that needs nothing
else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from synletters.core.errors import ConfigError, InputError
from synletters.io.atomic import atomic_writer
from synletters.report import evaluation, rewriting
from synletters.report.markup import Markup, el
from synletters.report.parts import Section
from synletters.report.reading import Json, mapping, text
from synletters.report.sidebyside import BANNER
from synletters.report.style import stylesheet

#: whatever a page may hold, the browser is told to load nothing and to run nothing
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(
    report: Json,
    path: Path,
    *,
    per_letter: Sequence[Mapping[str, object]] = (),
    originals: Mapping[str, str] | None = None,
    synthetic: Mapping[str, str] | None = None,
    others: Sequence[tuple[str, Json]] = (),
) -> None:
    """Write the page of ``report`` to ``path``; it appears when it is complete, and replaces what is there.

    ``per_letter``: rows of per_letter.csv, for distributions that the report lacks. ``others``: (name,
    report) of other evaluations, for the
    plot of privacy against what is kept. ``originals`` (letter id -> text) and ``synthetic`` (letter id, with
    ``#variant`` past the first ->
    text) put the worst letters side by side on the page, which then says at its top that it holds patient
    text, and is readable by
    its owner alone. Raises InputError if ``report`` is of no known kind, ConfigError for one of both texts,
    OutputError.
    """
    page = render(report, per_letter=per_letter, originals=originals, synthetic=synthetic, others=others)
    with atomic_writer(path) as out:
        if originals is not None:
            os.fchmod(out.fileno(), 0o600)
        out.write(page)


def kind_of(report: Json) -> str:
    """``evaluation`` or ``rewrite``; empty for anything else."""
    if report.get("kind") == "evaluation":
        return "evaluation"
    return "rewrite" if "kind" not in report and {"letters", "rewrites", "rejected"} <= {*report} else ""


def render(
    report: Json,
    *,
    per_letter: Sequence[Mapping[str, object]] = (),
    originals: Mapping[str, str] | None = None,
    synthetic: Mapping[str, str] | None = None,
    others: Sequence[tuple[str, Json]] = (),
) -> str:
    """The whole page; see ``write_html``."""
    kind = kind_of(report)
    if not kind:
        raise InputError(
            "this is no report of `evaluate` or `rewrite`: pass the report.json that one of them wrote"
        )
    if (originals is None) != (synthetic is None) or (originals is not None and kind == "rewrite"):
        raise ConfigError(
            "side by side needs the report of an evaluation, the original and the synthetic letters: give all of them, or no letters"
        )
    if kind == "rewrite":
        version = text(mapping(mapping(report.get("provenance")).get("versions")).get("synletters"))
        return _page(
            "Letters rewritten",
            "De-identified, rewritten letters: what was done to them",
            version,
            rewriting.sections(report),
        )
    made = evaluation.sections(
        report, per_letter=per_letter, others=others, originals=originals, synthetic=synthetic
    )
    return _page(
        "Synthetic letters measured",
        "Synthetic clinical letters against the real ones they were made from",
        text(report.get("synletters")),
        made,
        banner=originals is not None,
    )


def _page(title: str, subtitle: str, version: str, parts: Iterable[Section], *, banner: bool = False) -> str:
    sections = list(parts)
    links = [el("li", el("a", part.heading, href=f"#{part.name}")) for part in sections]
    holds = (
        "Holds patient text: see the banner above."
        if banner
        else "Holds figures and ids of letters, no text of any letter."
    )
    warning = el(
        "div",
        el("div", el("p", el("span", "▲ ", aria_hidden="true"), BANNER), class_="wide"),
        class_="banner",
        role="region",
        aria_label="Warning",
    )
    body = [
        el("a", "Skip to the figures", href="#in-short", class_="skip"),
        warning if banner else Markup(),
        el(
            "div",
            el("header", el("h1", title), el("p", f"{subtitle}. {holds}", class_="quiet")),
            el("nav", el("ul", links), aria_label="Contents"),
            el("main", [part.html() for part in sections]),
            el(
                "footer",
                el(
                    "p",
                    f"Made by synletters {version or '(version not told)'} from a report's JSON. This page loads nothing, runs no "
                    "script and works without a network.",
                    class_="small quiet",
                ),
            ),
            class_="wide",
        ),
    ]
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        el("title", f"{'PATIENT TEXT: ' if banner else ''}{title}"),
        el("style", Markup(stylesheet())),
    )
    return "<!DOCTYPE html>\n" + el("html", head, el("body", body), lang="en") + "\n"
