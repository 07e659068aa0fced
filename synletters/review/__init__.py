"""A person reads finished letters and decides: a local page, decisions that last, a certified leak rate, and what is
learnt from the marks."""
