"""One line at the top of a page: ready, look first, or do not share, with its three reasons; and the five questions of a
board, each beside its bound.

No thresholds of our own stand behind it. **Do not share**: an identifier of a source is known to stand in the letters, or the
run itself says that it failed. **Look first**: something else was found, is worse than what it is compared with, or was not
measured. **Ready** means ready for people to decide, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synletters.report.markup import Markup, el
from synletters.report.parts import badge, table
from synletters.report.reading import Figure, Json, items, mapping, over, plain, shown, text, whole
from synletters.report.verdict import KINDS, Verdict, verdict

#: what a page may say at its top, and with which sign
WORDS = {
    "attention": (
        "Do not share",
        "An identifier of a source letter is known to stand in these letters, or the run failed.",
    ),
    "unsure": (
        "Look first",
        "Read the letters that are named, and what was not measured, before anybody decides.",
    ),
    "good": (
        "Ready",
        "Ready for people to decide: nothing was found by the means that are named. That is no leave to share.",
    ),
}
#: the five questions, by words of a figure's name; of those the figure with the gravest verdict answers
QUESTIONS: dict[str, tuple[str, ...]] = {
    "Leaks": ("leak", "surviv", "canar", "left_standing", "memoris", "memoriz"),
    "Clinical words lost": ("words_lost",),
    "Flips": ("flip",),
    "Linkage": ("link",),
    "Wording": ("word_overlap", "rouge", "bertscore", "bleu", "meteor", "jaccard"),
}
_GRAVE = ("attention", "unsure", "plain", "good", "missing")
_REASONS = 3
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: the question, its value and bound in words, and a verdict."""

    question: str
    value: str
    bound: str
    told: Verdict
    #: whether it alone says that the letters are not to be shared
    bars: bool = False


def answers(figures: Sequence[Figure]) -> list[Answer]:
    """The five questions, answered by an evaluation's figures."""
    return [_answer(question, words, figures) for question, words in QUESTIONS.items()]


def _answer(question: str, words: Sequence[str], figures: Sequence[Figure]) -> Answer:
    own = [f for f in figures if f.value is not None and any(word in f.name.lower() for word in words)]
    if not own:
        return Answer(question, "not measured", "", Verdict("missing", "Not measured", ""))
    # how much of the wording stayed is described, by the first figure that is known best
    figure = (
        min(own, key=lambda f: next(i for i, word in enumerate(words) if word in f.name.lower()))
        if question == "Wording"
        else min(own, key=lambda f: (_GRAVE.index(verdict(f).kind), -(f.value or 0)))
    )
    told = verdict(figure)
    return Answer(
        question,
        f"{plain(figure, figure.value)}: {figure.title}, {over(figure)}",
        _bound(figure),
        told,
        bars=question == "Leaks" and told.kind == "attention",
    )


def _bound(figure: Figure) -> str:
    if figure.low is not None and figure.high is not None and figure.high > 0:
        return f"{plain(figure, figure.low)} to {plain(figure, figure.high)}, 95%"
    if not figure.value and figure.better == "lower" and figure.count and figure.range == (0, 1):
        return f"at most {plain(figure, min(1.0, 3 / figure.count))}, 95% (rule of three)"
    return "no interval"


def decided(rows: Sequence[Answer], others: Sequence[tuple[str, str]] = ()) -> tuple[str, list[str]]:
    """(kind, three reasons). ``others``: (kind, a reason) beyond the five questions."""
    reasons: list[tuple[str, str]] = []
    for row in rows:
        if row.told.kind == "attention":
            reasons.append(
                ("attention" if row.bars else "unsure", f"{row.question}: {row.value} ({row.bound}).")
            )
    reasons += others
    for row in rows:
        if row.told.kind in ("unsure", "missing"):
            reasons.append(("unsure", f"{row.question}: {row.told.word.lower()}."))
    kind = next((kind for kind in ("attention", "unsure") if any(own == kind for own, _ in reasons)), "good")
    told = [words for own, words in sorted(reasons, key=lambda one: one[0] != "attention")]
    if kind == "good":
        told = [f"{row.question}: {row.value} ({row.bound})." for row in rows]
    return kind, told[:_REASONS]


def verdict_line(kind: str, reasons: Sequence[str]) -> Markup:
    word, means = WORDS[kind]
    return el(
        "div",
        el(
            "p",
            el("span", KINDS[kind][0], " ", aria_hidden="true"),
            el("strong", word),
            ". ",
            means,
            class_="word",
        ),
        el("ol", [el("li", reason) for reason in reasons]),
        class_=f"verdict {kind}",
        role="group",
        aria_label=f"Verdict: {word}",
    )


def board(rows: Sequence[Answer]) -> Markup:
    """The five questions as a table."""
    return table(
        "What a board asks first",
        ("Question", "Found", "Bound", "Verdict"),
        [(row.question, row.value, row.bound, badge(row.told)) for row in rows],
        wrap=(1, 2),
    )


def of_run(report: Json) -> tuple[list[Answer], list[tuple[str, str]]]:
    """The five questions, as far as a rewriting run can answer them, and what else speaks."""
    known, words = mapping(report.get("known_identifiers")), mapping(report.get("clinical_words"))
    left, places = whole(known.get("left_in_output")), whole(known.get("places"))
    rows = [
        _share("Leaks", left, places, "known identifiers of patients left", bars=True)
        if known
        else _none("Leaks"),
        _share("Clinical words lost", whole(words.get("lost")), whole(words.get("words")), "clinical words", bars=bool(words.get("above_threshold")))
        if words
        else _none("Clinical words lost"),
        _none("Flips"),
        _none("Linkage"),
    ]  # fmt: skip
    changed, of = whole(mapping(report.get("refills")).get("changed")), whole(report.get("words"))
    told = _share("Wording", changed, of, "words changed")
    rows.append(
        Answer(told.question, told.value, told.bound, Verdict("plain", "Described", ""))
        if of and changed is not None
        else told
    )
    return rows, list(_of_run(report))


def _of_run(report: Json) -> Iterator[tuple[str, str]]:
    if mapping(mapping(report.get("provenance")).get("config")).get("no_phi"):
        yield (
            "attention",
            "Identifiers were not looked for (--no-phi): whatever stood in the letters may stand here.",
        )
    rejected = whole(report.get("rejected"))
    if rejected:
        yield (
            "unsure",
            f"{shown(rejected)} of {shown(whole(report.get('letters')))} letters were rejected and are not here: is what is left what it was?",
        )
    repaired = whole(mapping(report.get("gate")).get("letters_repaired"))
    if repaired:
        yield (
            "unsure",
            f"{shown(repaired)} letters were repaired after a check had found an identifier in them.",
        )
    ids = whole(report.get("ids_that_hold_an_identifier"))
    if ids:
        yield (
            "unsure",
            f"{shown(ids)} letters have an id that holds an identifier of theirs (--id-map gives new ones).",
        )


def _none(question: str) -> Answer:
    return Answer(
        question,
        "not measured by a run; evaluate does it",
        "",
        Verdict("missing", "Not measured", ""),
    )


def _share(question: str, part: int | None, of: int | None, what: str, *, bars: bool = False) -> Answer:
    """Counts with Wilson's (1927) 95% interval. ``bars`` if any at all forbids sharing."""
    if part is None or not of or part > of:
        return Answer(
            question,
            "none in these letters" if of == 0 else "not measured",
            "",
            Verdict("missing", "Not measured", ""),
        )
    share, zz = part / of, _Z * _Z
    middle = (share + zz / (2 * of)) / (1 + zz / of)
    half = _Z / (1 + zz / of) * (share * (1 - share) / of + zz / (4 * of * of)) ** 0.5
    low, high = max(0.0, middle - half) if part else 0.0, min(1.0, middle + half)
    told = Verdict("attention", "Found", "") if part else Verdict("good", "None found", "")
    return Answer(
        question,
        f"{shown(part)} of {shown(of)} {what} ({share:.2%})",
        f"{low:.2%} to {high:.2%}, 95%",
        told,
        bars and bool(part),
    )


def name_of_letters(report: Json) -> str:
    """How an evaluation calls the letters that were measured."""
    return text(mapping(mapping(report.get("inputs")).get("synthetic")).get("name")) or "OUT"


def to_review(name: str, ids: Sequence[object]) -> Markup | None:
    """Where a person reads the letters that are named."""
    if not ids:
        return None
    first = shown(ids[0])
    return el(
        "p",
        "Read them on a page of your own machine, and decide on each: ",
        el("code", f"synletters review {_quoted(name)} --letters LETTERS --at {_quoted(first)}"),
        " begins with the first; the others are found there by their ids.",
    )


def _quoted(name: str) -> str:
    plain_name = all(c.isalnum() or c in "-_.:#/" for c in name)
    return name if plain_name else "'" + name.replace("'", "'\"'\"'") + "'"


def failures_of(report: Json) -> list[tuple[str, str]]:
    failed = len(items(report.get("failures")))
    if not failed:
        return []
    return [
        (
            "unsure",
            f"{shown(failed)} {'metric' if failed == 1 else 'metrics'} could not be computed; what they measure is not known.",
        )
    ]
