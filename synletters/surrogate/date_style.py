"""How the letters of one patient write dates: day or month first, with leading zeros, months in short."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synletters.surrogate.date_pieces import pieces

_PLAIN = re.compile(r"\d(?:st|nd|rd|th)? (?!of )[A-Za-z]{3}", re.IGNORECASE)
_NUMERIC = ("num", "ab")
_DAY_BEFORE_MONTH = ("dmy", "range")
_MONTH_BEFORE_DAY = ("mdy", "mspan")


class DateStyle:
    """Read from the texts of all dates; ``cues`` says whether the day comes first where no date tells, and
    ``told`` whether that is more than a guess."""

    def __init__(self, values: Iterable[str], cues: bool, *, told: bool = True) -> None:
        # with a year and without one: days in the first place, days in the second
        sure, short = [0, 0], [0, 0]
        worded, months = [0, 0], [0, 0]
        zeros: dict[str, list[int]] = {}
        for value in values:
            for found in pieces(value):
                kind = found.lastgroup or ""
                # "15-Mar-2021", "15MAR2021" and "the 15th of March" are written in both countries
                worded[0] += kind in _DAY_BEFORE_MONTH and _PLAIN.search(found.group()) is not None
                worded[1] += kind in _MONTH_BEFORE_DAY
                if kind in _DAY_BEFORE_MONTH + _MONTH_BEFORE_DAY:
                    month = found[f"{kind}_m"].rstrip(".")
                    months[0] += len(month) <= 4 and month.casefold() not in ("may", "june", "july")
                    months[1] += len(month) > 4 or month.casefold() in ("june", "july")
                if kind not in _NUMERIC:
                    continue
                texts = [found[f"{kind}_{part}"] for part in "ab"]
                shape = kind + (f"{len(found['num_y'])}" if kind == "num" else "")
                seen = zeros.setdefault(shape, [0, 0])
                seen[0] += any(text[0] == "0" for text in texts)
                seen[1] += any(len(text) == 1 for text in texts) and not any(text[0] == "0" for text in texts)
                a, b = map(int, texts)
                count = sure if kind == "num" else short
                if max(a, b) <= 31:
                    count[0] += a > 12
                    count[1] += b > 12
        first, second = sure if sure[0] != sure[1] else short
        #: whether a day above 12 tells
        self.sure = first != second
        #: whether anything does: such a day, a month's name before its day, words of one country
        self.told = told or self.sure or worded[0] != worded[1]
        by_words = worded[0] > worded[1] if worded[0] != worded[1] and not told else cues
        self.day_first = first > second if self.sure else by_words
        self._bare = {shape for shape, (padded, bare) in zeros.items() if bare and not padded}
        #: whether months are written in short, which "May" does not tell
        self.short_months = months[0] > 0 == months[1]

    def other_order(self) -> DateStyle:
        """The same with day and month the other way round."""
        style = DateStyle((), not self.day_first)
        style._bare, style.short_months = self._bare, self.short_months
        return style

    def padded(self, shape: str, *texts: str) -> bool:
        """Whether the numbers of a date get leading zeros: as these texts have them, or else the patient's other
        dates of the shape ("num4", "num2" by the digits of their years, "ab" without one)."""
        if any(text[0] == "0" for text in texts):
            return True
        return all(len(text) == 2 for text in texts) and shape not in self._bare
