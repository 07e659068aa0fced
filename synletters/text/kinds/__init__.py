"""Which words say the same: sets of equals, each with the frame where they do, and words that no other may
stand for.

``tokens`` reads a letter without its identifiers' values, ``frames`` says what must stand around a word,
``inflect`` spells the forms, ``equals`` reads the sets and finds what may stand at a place.
"""
