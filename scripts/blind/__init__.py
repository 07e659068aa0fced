"""Letters with planted identifiers from templates and value lists of their own, to measure a detector."""
