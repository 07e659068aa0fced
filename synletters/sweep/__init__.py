"""Many settings of ``rewrite`` on the same letters, measured alike: what each keeps, changes and gives
away."""
