"""Generator of clinical letters filled with synthetic identifiers and exact spans."""
