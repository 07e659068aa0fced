"""What a figure says in a word, without thresholds of our own: it is held against chance or a baseline, or
only described.

No verdict says that letters are safe. "Better" and "worse" mean: than the value named beside, by more than
the interval leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass

from synletters.report.reading import Figure, plain, shown

#: kind -> (sign, what it means); the sign and the word tell it without colour
KINDS = {
    "attention": ("▲", "Something was found, or the figure is worse than what it is compared with."),
    "unsure": ("◆", "The interval includes the value that it is compared with, or there is no interval."),
    "good": ("✓", "Better than what it is compared with, or nothing was found. It does not mean safe."),
    "plain": ("○", "There is nothing to compare it with, or neither way is better."),
    "missing": ("–", "The report has no value for it."),
}
#: a figure of these that is above 0 is a finding by itself: each case is something that should not be there
_FINDINGS = (
    "leak",
    "flip",
    "verbatim",
    "surviv",
    "canar",
    "memoris",
    "memoriz",
    "left_standing",
    "invented",
    "words_lost",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: str
    word: str
    why: str

    @property
    def sign(self) -> str:
        return KINDS[self.kind][0]


def verdict(figure: Figure) -> Verdict:
    """The verdict on one figure, with a sentence that gives the value it is compared with."""
    if figure.value is None:
        return Verdict("missing", "Not measured", "The report has no value for this figure.")
    if figure.better == "none":
        return Verdict("plain", "Described", "Neither a high nor a low value is better in itself.")
    for name, reference in (("chance", figure.chance), ("the baseline", figure.baseline)):
        if reference is not None:
            return _against(figure, figure.value, name, reference)
    finding = figure.better == "lower" and any(word in figure.name.lower() for word in _FINDINGS)
    if finding and figure.value <= 0:
        return Verdict("good", "None found", _none_found(figure))
    if finding:
        return Verdict("attention", "Found", "Each one is something that should not be there.")
    return Verdict("plain", "Described", "There is no chance level and no baseline to compare it with.")


def _against(figure: Figure, value: float, name: str, reference: float) -> Verdict:
    told = f"{name[:1].upper()}{name[1:]}: {plain(figure, reference)}."
    short = name.removeprefix("the ")
    sign = 1 if figure.better == "higher" else -1
    if figure.low is None or figure.high is None:
        way = "equal to" if value == reference else "above" if value > reference else "below"
        return Verdict(
            "unsure",
            f"{way[:1].upper()}{way[1:]} {short}, no interval",
            f"{told} Without an interval it may be by chance.",
        )
    low, high = sorted((sign * (figure.low - reference), sign * (figure.high - reference)))
    if figure.family == "privacy" and name == "chance":  # an attacker is who guesses
        words = ("Attacker worse than guessing", "Attacker beats guessing", "Not told apart from guessing")
    else:
        words = (f"Better than {short}", f"Worse than {short}", f"Not told apart from {short}")
    if low > 0:
        return Verdict(
            "good", words[0], f"{told} The whole interval, {_interval(figure)}, is on the better side."
        )
    if high < 0:
        return Verdict(
            "attention", words[1], f"{told} The whole interval, {_interval(figure)}, is on the worse side."
        )
    return Verdict("unsure", words[2], f"{told} It lies within the interval, {_interval(figure)}.")


def _none_found(figure: Figure) -> str:
    if figure.high is not None and figure.high > 0:
        return f"With the letters at hand the true figure may be as high as {plain(figure, figure.high)}."
    if figure.count and figure.range == (0, 1):
        # the rule of three: Hanley and Lippman-Hand 1983
        bound = min(1.0, 3 / figure.count)
        return f"None in {shown(figure.count)} {figure.unit} leaves open, with 95% confidence, a share of up to {plain(figure, bound)} (rule of three)."
    return "Only what was looked for can be found."


def _interval(figure: Figure) -> str:
    return f"{plain(figure, figure.low)} to {plain(figure, figure.high)}"
