"""Detectors: who finds spans.

A detector takes letters, batch first, and gives back one tuple of spans a letter, in the same order. It is
pure: no
network, no state that a letter leaves behind, exact character offsets, and no exception for odd text.

    rules          rules/            identifiers that have a form                                         kind phi
    lists          lists.py           a site's own words and patterns                                     kind phi
    presidio       presidio.py        presidio recognizers by name                                        kind phi
    hf             hf.py              any token classifier of transformers                                kind phi or clinical
    tagger         tagger/            the trained tagger                                                  all kinds
    safewords      vocabulary_pass.py  marks of words in no public vocabulary; other evidence decides     kind phi
    layout         layout.py         headings and list markers                                            kind structure
    guard          guard.py          words whose change would change the medicine                         kind structure
    spacy          spacy.py          any installed spaCy or scispaCy pipeline                             kind clinical
    abbreviations  abbreviations.py  long and short forms, by scispaCy                                    kind
    clinical

This module imports nothing heavy; look detectors up by name with ``synletters.core.registry.find("detectors",
name)``.
"""

from __future__ import annotations

from synletters.detect.base import BaseDetector, Detector

__all__ = ["BaseDetector", "Detector"]
