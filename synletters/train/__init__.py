"""Tuning the models on a site's own letters, and what proves how much of them a tuned model remembers."""
