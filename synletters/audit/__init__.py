"""How much a tuned model remembers of its letters: membership, exposure, canaries."""
