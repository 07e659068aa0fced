"""Whether rewrites read like letters: figures of the rewrites, of their letters, and the difference of the
two.

None of them looks at meaning. docs/evaluate.md defines every figure.
"""
