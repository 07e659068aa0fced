"""Identifiers that have a form: one module a kind, one engine."""
