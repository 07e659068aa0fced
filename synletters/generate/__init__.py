"""Letters from nothing: a world is drawn from, and what was drawn is told.

network.py     Bayesian networks of tables, noisy-OR, logistic and Poisson nodes, as values
parse.py       a network from YAML, every fault told
sample.py      records by numpy
infer.py       exact posteriors, expectations, effects, and samples given evidence
spec.py        World: a network, and what its letters say of it
grammar.py     the language of phrases
marked.py      Text: a text that knows where its facts and identifiers stand
cast.py        people, places, dates and numbers to plant
values.py      pronouns, durations, measurements
telling.py     which facts are told, and the sentences that tell them
layouts.py     how letters and notes begin, go on and end
forms.py       letter, note and compact note
compact.py     abbreviations, and where each offset went
make.py        letters(world, count)
graph.py       Graph: diseases, symptoms, drugs, side effects; from TSV
obo.py         the same from OBO
graph_sample.py   cases, as MedSyn draws them
graph_letters.py  graph_letters(graph, count)
graph_check.py  the rubric for letters of a graph
lm_letters.py  letters by a language model, checked fact by fact
rewritten.py   made letters through the rewriter, checked fact by fact
learn.py       a network from a table, by pgmpy
run.py         letters and records to files
"""

from __future__ import annotations

from synletters.generate.graphs.base import Graph
from synletters.generate.graphs.letters import graph_letters
from synletters.generate.graphs.load import load_graph
from synletters.generate.letters.make import Made, letters
from synletters.generate.worlds.infer import effect, expectation, posterior, probability
from synletters.generate.worlds.sample import rows, sample
from synletters.generate.worlds.spec import World, load_world

__all__ = [
    "Graph",
    "Made",
    "World",
    "effect",
    "expectation",
    "graph_letters",
    "letters",
    "load_graph",
    "load_world",
    "posterior",
    "probability",
    "rows",
    "sample",
]
