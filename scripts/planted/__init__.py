"""Clinical letters with planted identifiers: a set for measuring an identifier detector, apart from its training data."""
