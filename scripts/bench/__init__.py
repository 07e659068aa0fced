"""What the figures in docs/measured.md and the other pages were measured with."""
