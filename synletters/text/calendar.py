"""Months and days of the week (``data/calendar.txt``)."""

from __future__ import annotations

from synletters.text.word_files import in_order

MONTHS = in_order("calendar", "months")
WEEKDAYS = in_order("calendar", "weekdays")
#: any month in full, for patterns
FULL_MONTH = "|".join(MONTHS)
