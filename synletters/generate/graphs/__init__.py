"""Knowledge graphs that cases are drawn from."""
