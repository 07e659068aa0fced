"""Presidio's own recognizers, or anybody's, by name: ``presidio:NhsRecognizer``,
``presidio:my.module.MyRecognizer``.

No recognizer that calls a service is taken, and the list of internet suffixes that some of them look up is
the one that
is installed, never fetched. A weak finding is worth more beside one of its recognizer's context words, as
with rules.
Recognizers that read the tokens or entities of a language model need ``nlp``, an installed spaCy pipeline.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from presidio_analyzer import EntityRecognizer, LocalRecognizer, RemoteRecognizer
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

from synletters.core.document import Letter, Span
from synletters.core.errors import ConfigError, LetterError, UnknownComponentError
from synletters.detect.base import BaseDetector
from synletters.detect.rules.base import THRESHOLD
from synletters.detect.rules.context import in_context
from synletters.detect.spacy import load_pipeline

_HOME = "presidio_analyzer.predefined_recognizers"
#: presidio's labels in this project's words; "" is left out, and every other one is an ID
LABELS = MappingProxyType(
    {
        "PERSON": "NAME",
        "LOCATION": "LOCATION",
        "ORGANIZATION": "ORGANIZATION",
        "DATE_TIME": "DATE",
        "AGE": "AGE",
        "EMAIL_ADDRESS": "EMAIL",
        "PHONE_NUMBER": "PHONE",
        "URL": "URL",
        "IP_ADDRESS": "IP",
        "MAC_ADDRESS": "IP",
        "CREDIT_CARD": "CARD",
        "IBAN_CODE": "IBAN",
        "US_SSN": "SSN",
        "UK_NHS": "NHS",
        "UK_POSTCODE": "POSTCODE",
        "NRP": "",
    }
)
#: spaCy's labels in presidio's words
_SPACY = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "FAC": "LOCATION",
    "ORG": "ORGANIZATION",
    "DATE": "DATE_TIME",
    "TIME": "DATE_TIME",
    "NORP": "NRP",
}
_SERVICES = ("azure", "ahds", "langextract", "remote")


class RecognizerDetector(BaseDetector):
    """Runs presidio recognizers. ``options`` go to their constructors, ``labels`` renames what they find."""

    name = "presidio"

    def __init__(
        self,
        recognizer: str | None = None,
        *,
        recognizers: Sequence[str] = (),
        labels: Mapping[str, str] | None = None,
        threshold: float = THRESHOLD,
        nlp: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        names = [*([recognizer] if recognizer else []), *recognizers]
        if not names:
            raise ConfigError(
                "presidio: name at least one recognizer in detector_options.presidio.recognizers"
            )
        if recognizer:
            self.name = f"presidio:{recognizer}"
        suffixes_offline()
        self._recognizers = [_made(name, options or {}) for name in names]
        self._labels = {**LABELS, **(labels or {})}
        self._threshold = threshold
        self._model = _with_model(nlp) if nlp else None
        if not nlp and any("nlp_engine_recognizers" in type(r).__module__ for r in self._recognizers):
            raise ConfigError(
                f"{names[0]} reads the entities of a language model: set nlp to an installed spaCy pipeline"
            )

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [self._one(letter.text) for letter in letters]

    def _one(self, text: str) -> tuple[Span, ...]:
        if not text:
            return ()
        artifacts = self._artifacts(text)
        found: set[Span] = set()
        for recognizer in self._recognizers:
            for result in recognizer.analyze(text, recognizer.supported_entities, artifacts) or ():
                label = self._labels.get(result.entity_type, "ID")
                words = {word.lower() for word in recognizer.context or ()}
                score = in_context(min(1.0, float(result.score)), words, text, result.start, result.end)
                if label and score >= self._threshold:
                    found.add(Span(int(result.start), int(result.end), label, "phi", self.name, score))
        return tuple(sorted(found))

    def _artifacts(self, text: str) -> Any:
        """What a model says of the text; None without one: recognizers of forms read the text alone."""
        if self._model is None:
            return None
        most = self._model.get_nlp("en").max_length
        if len(text) > most:
            raise LetterError(f"{len(text)} characters are more than the pipeline's {most}")
        return self._model.process_text(text, "en")


def _with_model(name: str) -> SpacyNlpEngine:
    """Presidio's engine on a pipeline that is loaded already: it would download one that is not installed."""
    pipeline = load_pipeline(name)
    same = {label: label for labels in pipeline.pipe_labels.values() for label in labels}
    engine = SpacyNlpEngine(
        ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=same | _SPACY)
    )
    engine.nlp = {"en": pipeline}  # type: ignore[assignment]
    return engine


def _made(name: str, options: Mapping[str, Any]) -> EntityRecognizer:
    found = _class(name)
    if issubclass(found, RemoteRecognizer) or any(word in found.__module__.lower() for word in _SERVICES):
        raise ConfigError(
            f"the recognizer {name!r} calls a service over the network; letters never leave the machine"
        )
    known = inspect.signature(found.__init__).parameters
    takes_all = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in known.values())
    try:
        made = found(**{k: v for k, v in options.items() if takes_all or k in known})
    except Exception as error:  # a stranger's constructor may fail in any way
        raise ConfigError(
            f"the recognizer {name!r} could not be made: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(made, EntityRecognizer):
        raise ConfigError(f"{name!r} is no presidio recognizer")
    return made


def _class(name: str) -> type[EntityRecognizer]:
    module, _, attribute = name.replace(":", ".").rpartition(".")
    try:
        found = getattr(importlib.import_module(module or _HOME), attribute)
    except Exception as error:
        near = "" if module else f"; presidio has {', '.join(_predefined())}"
        raise UnknownComponentError(
            f"no recognizer is called {name!r} ({type(error).__name__}){near}"
        ) from error
    if not (isinstance(found, type) and issubclass(found, EntityRecognizer)):
        raise UnknownComponentError(f"{name!r} is no presidio recognizer")
    return found


def _predefined() -> list[str]:
    home = importlib.import_module(_HOME)
    return sorted(
        name
        for name, value in vars(home).items()
        if isinstance(value, type) and issubclass(value, LocalRecognizer) and name.endswith("Recognizer")
    )


def suffixes_offline() -> None:
    """Have tldextract use the list of suffixes that it came with."""
    import tldextract.tldextract as inner

    inner.TLD_EXTRACTOR = inner.TLDExtract(suffix_list_urls=(), cache_dir=None)
