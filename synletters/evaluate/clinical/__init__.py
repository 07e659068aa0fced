"""Whether rewrites still say what the letters say, by rules (``fidelity``), and how a language model of the
user's rates them
(``judge``, off unless asked for)."""
