"""Do identifiers of the source stand in the synthetic letter? The judge of the gate of ``rewrite``: it shares no folding,
no list of words and no idea of a name's parts with it."""
