"""Worlds: Bayesian networks that records are drawn from."""
