"""What the figures in README.md and docs were measured with."""
