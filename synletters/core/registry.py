"""From a name to a component: a built-in name, ``package.module:Attr``, or an entry point.

Entry-point groups are ``synletters.detectors``, ``synletters.strategies``, ``synletters.refillers``,
``synletters.reworders``, ``synletters.checks`` and
``synletters.metrics``. Built-in components are named here as strings, so that looking one up imports nothing
else.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from synletters.core.errors import SynlettersError, UnknownComponentError
from synletters.core.strangers import place_of

BUILT_IN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "detectors": MappingProxyType(
            {
                "tagger": "synletters.detect.tagger.detector:TaggerDetector",
                "rules": "synletters.detect.rules.detector:RulesDetector",
                "layout": "synletters.detect.layout:LayoutDetector",
                "safewords": "synletters.detect.vocabulary_pass:SafeWords",
                "guard": "synletters.detect.guard:GuardDetector",
                "abbreviations": "synletters.detect.abbreviations:AbbreviationDetector",
                "spacy": "synletters.detect.spacy:SpacyDetector",
                "hf": "synletters.detect.hf:HuggingFaceDetector",
                "lists": "synletters.detect.lists:ListsDetector",
                "presidio": "synletters.detect.presidio:RecognizerDetector",
            }
        ),
        "strategies": MappingProxyType(
            {
                "random": "synletters.rewrite.masking:random_words",
                "stopwords": "synletters.rewrite.masking:stopwords",
                "nouns": "synletters.rewrite.masking:nouns",
                "verbs": "synletters.rewrite.masking:verbs",
                "adjectives": "synletters.rewrite.masking:adjectives",
                "adverbs": "synletters.rewrite.masking:adverbs",
                "none": "synletters.rewrite.masking:no_words",
            }
        ),
        "refillers": MappingProxyType(
            {
                "mlm": "synletters.refill.mlm:MaskedLMRefiller",
                "seq2seq": "synletters.refill.seq2seq:Seq2SeqRefiller",
            }
        ),
        "reworders": MappingProxyType({"grammar": "synletters.reword.own:grammar"}),
        "checks": MappingProxyType({}),
        "metrics": MappingProxyType(
            {
                "overlap": "synletters.evaluate.similarity.overlap:Overlap",
                "bertscore": "synletters.evaluate.similarity.bertscore:BertScore",
                "leaks": "synletters.evaluate.privacy.leaks.metric:Leaks",
                "canaries": "synletters.evaluate.privacy.canaries:Canaries",
                "verbatim": "synletters.evaluate.privacy.verbatim:Verbatim",
                "hiding": "synletters.evaluate.privacy.hiding:Hiding",
                "linkage": "synletters.evaluate.privacy.linkage:Linkage",
                "singled-out": "synletters.evaluate.privacy.singled_out:SingledOut",
                "membership": "synletters.audit.membership_metric:Membership",
                "rouge": "synletters.evaluate.similarity.rouge:RougeMetric",
                "sacrebleu": "synletters.evaluate.similarity.wording:SacreBleu",
                "meteor": "synletters.evaluate.similarity.wording:Meteor",
                "pseudo-perplexity": "synletters.evaluate.language.pseudo_perplexity:PseudoPerplexity",
                "perplexity": "synletters.evaluate.language.perplexity:Perplexity",
                "readability": "synletters.evaluate.language.readability:Readability",
                "words": "synletters.evaluate.language.lexis:InvalidWords",
                "distinct": "synletters.evaluate.language.lexis:Distinct",
                "self-bleu": "synletters.evaluate.language.self_bleu:SelfBleu",
                "fidelity": "synletters.evaluate.clinical.fidelity_metric:Fidelity",
                "clinical-words": "synletters.evaluate.clinical.words_lost.metric:ClinicalWordsLost",
                "judge": "synletters.evaluate.clinical.judge:Judge",
                "usefulness": "synletters.evaluate.utility.metric:Usefulness",
            }
        ),
    }
)


#: ``hf:obi/deid_roberta_i2b2``, ``presidio:UsSsnRecognizer``, ``spacy:en_ner_bc5cdr_md``: the component
#: before the colon, made of what follows it
_MADE_OF = ("hf", "presidio", "spacy")
_ONE = {
    "detectors": "detector",
    "strategies": "strategy",
    "refillers": "refiller",
    "reworders": "reworder",
    "metrics": "metric",
    "checks": "check",
}


def names(group: str) -> tuple[str, ...]:
    """All names that ``find`` knows in a group, built-in first."""
    plugged = (point.name for point in entry_points(group=f"synletters.{group}"))
    return tuple(dict.fromkeys([*BUILT_IN[group], *plugged]))


def find(group: str, name: str) -> Callable[..., Any]:
    """The class or factory that ``name`` stands for in ``group`` (``detectors``, ``strategies``, …).

    Raises UnknownComponentError, naming what there is.
    """
    kind, colon, what = name.partition(":")
    if group == "detectors" and colon and what and kind in _MADE_OF:
        return partial(_load(BUILT_IN[group][kind], group, kind), what)
    target = BUILT_IN[group].get(name)
    if target is None and ":" not in name:
        for point in entry_points(group=f"synletters.{group}"):
            if point.name == name:
                return _load(point.value, group, name)
        raise UnknownComponentError(
            f"no {_ONE[group]} is called {name!r}; there are {', '.join(names(group))}, or name your own as package.module:Attr"
        )
    return _load(target or name, group, name)


def make(group: str, name: str, *args: Any, **options: Any) -> Any:
    """The component that ``name`` stands for, built. Raises UnknownComponentError as ``find``, and where one of the user's own
    cannot be built: with the error's words, as it has seen no letter yet."""
    factory = find(group, name)
    try:
        return factory(*args, **options)
    except SynlettersError:
        raise
    except Exception as error:
        if name in BUILT_IN[group]:
            raise
        raise UnknownComponentError(
            f"the {_ONE[group]} {name!r} could not be built: {type(error).__name__}: {error}{place_of(error)}"
        ) from error


def _load(target: str, group: str, name: str) -> Callable[..., Any]:
    module_name, _, attribute = target.partition(":")
    if not module_name or module_name.startswith("."):
        raise UnknownComponentError(f"the {_ONE[group]} {name!r} names no module; write package.module:Attr")
    try:
        found: Any = _imported(module_name)
        for part in attribute.split("."):
            found = getattr(found, part)
    except Exception as error:  # a stranger's module may fail in any way while it loads
        raise UnknownComponentError(
            f"the {_ONE[group]} {name!r} could not be loaded from {target!r}: {type(error).__name__}: {error}{place_of(error)}"
        ) from error
    if not callable(found):
        raise UnknownComponentError(f"the {_ONE[group]} {name!r} ({target}) is not callable")
    return found  # type: ignore[no-any-return]


def _imported(name: str) -> Any:
    """A module, looked for in the working directory last, where a user's own lies; the installed command does not look there by itself."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        here = os.getcwd()
        if error.name != name.partition(".")[0] or here in sys.path:
            raise
    sys.path.append(here)  # and there it stays: the module may import its neighbours later
    importlib.invalidate_caches()
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name.partition(".")[0]:
            sys.path.remove(here)
        raise
