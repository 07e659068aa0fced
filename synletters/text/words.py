"""Word lists that several stages share."""

from __future__ import annotations

from synletters.text.word_files import listed

#: English function words (closed classes), without negations. Contractions lose their apostrophe part to the
#: text around.
STOPWORDS = listed("stopwords")

#: Words that are also people's or places' names. Standing alone, even with a capital, they are not looked for
#: elsewhere in a
#: letter merely because somebody in it bears them; each place is judged by its own context.
COMMON_NAMES = listed("common_names")

#: Labels of numbers that are written solid here and in groups there ("943 476 5919", "943-476-5919",
#: "9434765919").
GROUPED_NUMBERS = frozenset({"PHONE", "ID", "NHS", "SSN", "CARD", "IBAN", "POSTCODE"})
