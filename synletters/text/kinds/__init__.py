"""What kind of word may stand where another stood: which words are never masked, and what a refill must be
like.

A word is masked only if it has a *kind*: a closed set of equals ("upon", "on"), or a part of speech with its
inflection (past
forms of verbs). The slot carries the kind's name, the refiller takes words of that kind, and a fill of
another kind is replaced
by the word that stood there.
"""
