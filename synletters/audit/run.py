"""How much a tuned model remembers of the letters that it was tuned on: membership inference, exposure and
recovery of canaries.

``members`` are letters of the training set, ``controls`` letters of the same source that were kept out of it.
Whoever knows a letter
computes the model's loss on it and guesses "trained on" where it is low (Yeom et al. 2018), or low beside the
loss of a reference
model (Watson et al. 2022; Mireshghallah et al. 2022 for masked models). Canaries are made-up identifiers that
were planted in the
training letters; see ``canaries`` and ``exposure``. An audit gives lower bounds: a better attack may find
more.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synletters.audit.canaries import Canary, plant, without
from synletters.audit.config import AuditConfig
from synletters.audit.exposure import (
    Exposure,
    Reader,
    Recovery,
    Setting,
    by_luck,
    exposure,
    recognition_gap,
    recover,
)
from synletters.audit.losses import load_for_audit, reference_fits, task_of
from synletters.audit.membership import attack, sides
from synletters.core.document import Letter
from synletters.core.errors import EvaluationError, ModelError
from synletters.evaluate.bootstrap import Interval
from synletters.evaluate.privacy.roc import Roc
from synletters.neural.loading import Loaded, Task, resolve

__all__ = ["AuditResult", "Canary", "audit", "plant"]

Floats = NDArray[np.float64]
FEWEST_CONTROLS, FPR = 20, 0.01
LIMITS = (
    "an audit finds what these attacks find: it is a lower bound of what the model remembers, and proves no absence",
    "the attacker is taken to have the model's weights, and to know the letter (membership) or all of the sentence but its secret (canaries)",
    "canaries stand for identifiers of their form that stand as often in the letters; rarer or odder facts may be remembered better",
)


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What an audit found; holds no text of a letter and no canary.

    ``membership``: attack -> its ROC; ``reference`` among them is no attack but the reference model's own
    loss, which should tell nothing.
    ``exposures``: one a canary; ``recovery`` of a model that fills words, ``recognition`` of a tagger.
    """

    model: str
    task: Task
    fingerprint: str
    reference: str
    members: int
    controls: int
    membership: Mapping[str, Roc]
    exposures: tuple[Exposure, ...]
    recovery: Mapping[str, Recovery]
    recognition: Mapping[str, Interval]
    limits: tuple[str, ...]
    settings: Mapping[str, Any]
    seconds: float = 0.0
    _config: AuditConfig = field(default_factory=AuditConfig, repr=False)

    @property
    def worst(self) -> Exposure | None:
        """The most exposed of the canaries that were planted."""
        return max((e for e in self.exposures if e.repeats), key=lambda e: (e.bits, e.drawn), default=None)

    def faults(self, *, max_exposure: float | None = None, max_tpr: float | None = None) -> list[str]:
        """One sentence for each threshold that the model is over, or that cannot be checked on what was
        given; None: not asked.

        The figure itself decides, not its interval. ``max_exposure`` looks at ranks alone, never at what is
        extrapolated.
        """
        return [*self._over_exposure(max_exposure), *self._over_tpr(max_tpr)]

    def _over_exposure(self, most: float | None) -> list[str]:
        if most is None:
            return []
        worst = self.worst
        if worst is None:
            return [
                "exposure was not measured: no canary that was planted was given; tune with canaries and name them"
            ]
        can = np.log2(self._config.alternatives + 1)
        if most > can:
            return [
                f"{self._config.alternatives} alternatives show at most {can:.1f} bits, and {most:g} were asked for"
            ]
        if worst.bits <= most:
            return []
        over = sum(e.bits > most for e in self.exposures if e.repeats)
        planted = sum(e.repeats > 0 for e in self.exposures)
        return [
            f"canary {worst.number}, planted {worst.repeats} times, has an exposure of {worst.bits:.1f} bits "
            f"({worst.low:.1f} to {worst.high:.1f}), over {most:g}; {over} of {planted} canaries are over it"
        ]

    def _over_tpr(self, most: float | None) -> list[str]:
        if most is None:
            return []
        out = []
        for name, found in self.membership.items():
            if name == "reference":
                continue
            tpr = found.at(FPR)
            if not tpr.resolved:
                return [
                    f"the share found at 1% false positives cannot be told with {found.controls} controls; it needs {round(1 / FPR)}"
                ]
            if tpr.value.value is not None and tpr.value.value > most:
                out.append(
                    f"the {name} attack finds {tpr.value.value:.1%} of the members at 1% false positives "
                    f"({tpr.value.low:.1%} to {tpr.value.high:.1%}), over {most:.1%}"
                )
        return out

    def to_json(self) -> dict[str, Any]:
        worst = self.worst
        planted = [e for e in self.exposures if e.repeats]
        by_repeats: dict[str, Any] = {}
        for times in sorted({e.repeats for e in self.exposures}):
            bits = [e.bits for e in self.exposures if e.repeats == times]
            by_repeats[str(times)] = {
                "canaries": len(bits),
                "mean_bits": round(float(np.mean(bits)), 4),
                "max_bits": round(max(bits), 4),
            }
        return {
            "kind": "audit",
            "model": self.model,
            "task": self.task,
            "fingerprint": self.fingerprint,
            "reference": self.reference,
            "members": self.members,
            "controls": self.controls,
            "membership": {name: found.to_json() for name, found in self.membership.items()},
            "exposure": {
                "worst_bits": None if worst is None else round(worst.bits, 4),
                "by_luck": None if worst is None else round(by_luck(worst.bits, len(planted)), 6),
                "expected_without_memory": round(1 / float(np.log(2)), 4),
                "by_repeats": by_repeats,
                "canaries": [e.to_json() for e in self.exposures],
            },
            "recovery": {name: found.to_json() for name, found in self.recovery.items()},
            "recognition": {name: found.to_json() for name, found in self.recognition.items()},
            "limits": list(self.limits),
            "settings": dict(self.settings),
            "seconds": round(self.seconds, 1),
        }


def audit(
    model_dir: Path | str,
    members: Sequence[Letter],
    controls: Sequence[Letter],
    *,
    reference: str,
    canaries: Sequence[str | Canary],
    device: str = "auto",
    seed: int = 0,
    config: AuditConfig | None = None,
) -> AuditResult:
    """Audit the model in ``model_dir``: a masked language model, an encoder-decoder that fills spans, or a
    token classifier.

    ``reference``: the model that it was tuned from, or ``""`` for none; ``canaries``: the planted sentences,
    each looked for in
    ``members``; one that stands nowhere there was planted as often as ``COUNT<tab>`` before it says, or not
    at all. Raises ModelError for a model that cannot be read,
    is of another kind, or has weights that are no numbers; EvaluationError for too few letters, for controls
    that are members or hold a
    canary, and for a sentence that is no canary. No error holds text of a letter.
    """
    began = time.monotonic()
    config = config or AuditConfig()
    planted = _read(canaries, members, controls)
    bare, kept_out = sides(
        [without(letter, planted) for letter in members], controls, least_controls=FEWEST_CONTROLS
    )
    task = task_of(str(model_dir))
    loaded = load_for_audit(str(model_dir), task, device)
    rng = np.random.default_rng(seed)
    few, fewer = _some(bare, config.letters, rng), _some(kept_out, config.letters, rng)
    limits = list(LIMITS)
    membership = _membership(
        loaded, task, few, fewer, reference, limits, device=device, seed=seed, config=config
    )
    reader = Reader(loaded, task, labels_of=members, batch_tokens=config.batch_tokens)
    settings = [Setting.of(canary, members) for canary in planted]
    exposures = tuple(
        exposure(reader, canary, setting, number=number, alternatives=config.alternatives, seed=seed)
        for number, (canary, setting) in enumerate(zip(planted, settings, strict=True), 1)
    )
    pairs = [(canary, setting) for canary, setting in zip(planted, settings, strict=True) if canary.repeats]
    recovery: Mapping[str, Recovery] = {}
    recognition: Mapping[str, Interval] = {}
    if pairs and task == "tagger":
        recognition = recognition_gap(reader, pairs, controls=config.controls, seed=seed)
    elif pairs:
        recovery = recover(reader, pairs, controls=config.controls, seed=seed)
    else:
        limits.append("no planted canary was given: exposure and recovery were not measured")
    return AuditResult(
        model=Path(model_dir).name,
        task=task,
        fingerprint=loaded.weights_sha256,
        reference=Path(reference).name if reference else "",
        members=len(few),
        controls=len(fewer),
        membership=membership,
        exposures=exposures,
        recovery=recovery,
        recognition=recognition,
        limits=tuple(limits),
        seconds=time.monotonic() - began,
        _config=config,
        settings={
            "seed": seed,
            "device": loaded.device,
            "alternatives": config.alternatives,
            "draws": config.draws,
            "share": config.share,
            "controls": config.controls,
        },
    )


def _membership(
    loaded: Loaded,
    task: Task,
    members: Sequence[Letter],
    controls: Sequence[Letter],
    reference: str,
    limits: list[str],
    *,
    device: str,
    seed: int,
    config: AuditConfig,
) -> dict[str, Roc]:
    other = _reference(loaded, task, reference, device) if reference else None
    if not reference:
        limits.append(
            "no reference model was given: the calibrated attack, which is the stronger one, was not made"
        )
    elif other is None:
        limits.append("the reference model has other labels: the calibrated attack was not made")
    elif other.weights_sha256 == loaded.weights_sha256:
        raise EvaluationError(
            "the reference model has the same weights as the model; give the one that it was tuned from"
        )
    found = attack(
        loaded,
        task,
        members,
        controls,
        [] if other is None else [other],
        seed=seed,
        draws=config.draws,
        share=config.share,
        batch_tokens=config.batch_tokens,
    )
    if found.blind is None:
        return dict(found.by_name)
    plain = found.blind.auc
    if plain.low is not None and plain.high is not None and not plain.low <= 0.5 <= plain.high:
        limits.append(
            f"the reference model, which saw none of them, tells members from controls too (AUC {plain.value:.2f}): they are not of the same "
            "source, and the membership figures say less"
        )
    return {**found.by_name, "reference": found.blind}


def _reference(loaded: Loaded, task: Task, reference: str, device: str) -> Loaded | None:
    """The reference model; None for a tagger that was tuned from a model without its labels."""
    resolve(reference, task)
    try:
        other = load_for_audit(reference, task, device)
    except ModelError:
        if task == "tagger" and reference != "embedded" and task_of(reference) != "tagger":
            return None
        raise
    return other if task != "tagger" or reference_fits(loaded, other) else None


def _read(
    canaries: Sequence[str | Canary], members: Sequence[Letter], controls: Sequence[Letter]
) -> list[Canary]:
    out = []
    for number, given in enumerate(canaries, 1):
        told, tab, sentence = ("", "", given.text) if isinstance(given, Canary) else given.rpartition("\t")
        stated = given.repeats if isinstance(given, Canary) else int(told) if told.isdecimal() else 0
        if tab and not told.isdecimal():
            raise EvaluationError(
                f"canary {number} has something before its tab that is no count; write COUNT, a tab, the sentence"
            )
        sentence = sentence.strip()
        # the members may be the letters as they were before planting: then the stated count holds
        times = sum(letter.text.count(sentence) for letter in members) or stated
        if any(sentence in letter.text for letter in controls):
            raise EvaluationError(
                f"canary {number} stands in a control letter; controls are letters that the model was not tuned on"
            )
        out.append(Canary.read(sentence, repeats=times, number=number))
    return out


def _some(letters: Sequence[Letter], most: int, rng: np.random.Generator) -> list[Letter]:
    if len(letters) <= most:
        return list(letters)
    return [letters[i] for i in sorted(rng.choice(len(letters), most, replace=False).tolist())]
