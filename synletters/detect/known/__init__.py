"""Identifiers that a site knows of its patients (``--patients FILE``), found in their letters whatever the detectors say."""

from synletters.detect.known.finder import KnownPatients as KnownPatients
