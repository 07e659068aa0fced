"""What a stranger could learn from synthetic letters. docs/privacy-metrics.md defines every figure.

Every figure names its attacker. None of them proves that letters are safe: an attack that fails here says
what this attacker
cannot do, and nothing of a better one.
"""
