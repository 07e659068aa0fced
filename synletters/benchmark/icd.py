"""MedSyn's question: do made letters help to tell ICD codes? Mixes of real and made texts, and controls that
must not help as much.

A *mix* ``R+S`` learns from a share R of the real training texts and, besides, from made texts as many as S
times all the real ones.
*duplicated* puts real texts of the mix, drawn again, where the made ones were: what more of the same would
give. *shuffled* keeps the made
texts and deals their codes out anew: what text without the right code gives. A gain that a control has too is
no gain of the made texts.

hit@k: the share of test texts whose code is among the k that score highest (Blinov et al., RuMedBench, 2022).
A test text whose code was
not learned is a miss.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import numpy as np

from synletters.benchmark.icd_data import Coded
from synletters.benchmark.icd_models import CodeModel
from synletters.core.errors import ConfigError, EvaluationError
from synletters.generate.worlds.network import Floats

KS = (1, 3, 5)
CONTROLS = ("duplicated", "shuffled")
MIXES = ("1+0", "1+0.5", "1+1", "0+1")
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Mix:
    """``real``: share of the real texts in [0, 1]; ``made``: made texts as a multiple of all the real
    ones."""

    real: float
    made: float
    control: str = ""

    @property
    def name(self) -> str:
        return f"{self.real:g}+{self.made:g}" + (f" {self.control}" if self.control else "")


def parse_mix(text: str) -> Mix:
    """``R+S``. Raises ConfigError."""
    real, plus, made = text.partition("+")
    try:
        mix = Mix(float(real), float(made))
    except ValueError:
        mix = Mix(-1.0, -1.0)
    if not plus or not 0.0 <= mix.real <= 1.0 or not 0.0 <= mix.made < 1000.0 or mix.real + mix.made == 0.0:
        raise ConfigError(
            f"the mix {text!r} is none; give R+S, a share of the real texts in [0, 1] and made ones as a multiple of them, such as 1+0.5"
        )
    return mix


@dataclass(slots=True)
class Outcome:
    """One mix: hit@k of each seed, what it learned from, and ``hits`` (seeds, test texts, k) as 0 or 1."""

    mix: Mix
    hits: Any = field(repr=False)
    learned: Sequence[Mapping[str, int]]

    def mean(self, k: int) -> float:
        return float(self.hits[:, :, KS.index(k)].mean())


def compare(
    real: Coded,
    test: Coded,
    made: Coded | None,
    model: CodeModel,
    *,
    mixes: Sequence[str] = MIXES,
    controls: Sequence[str] = CONTROLS,
    seeds: Sequence[int] = (0, 1, 2),
    progress: Callable[[str], object] | None = None,
) -> list[Outcome]:
    """Every mix and its controls on every seed. Without made texts only the mixes of real ones are left.

    Raises ConfigError for mixes and controls that there are not, EvaluationError if nothing is left to
    compare or to learn.
    """
    bad = [name for name in controls if name not in CONTROLS]
    if bad:
        raise ConfigError(f"there is no control {bad[0]!r}; there is {', '.join(CONTROLS)}")
    if not seeds:
        raise ConfigError("no seed is given; one or more are needed")
    wanted: list[Mix] = []
    for mix in dict.fromkeys(map(parse_mix, mixes)):
        if mix.made and made is None:
            continue
        wanted.append(mix)
        if mix.made:
            wanted += [
                Mix(mix.real, mix.made, control)
                for control in controls
                if mix.real or control != "duplicated"
            ]
    if not wanted:
        raise EvaluationError(
            "no mix is left; give made texts with --synthetic, or a mix of real texts alone, such as 1+0"
        )
    out = []
    for mix in wanted:
        hits, learned = [], []
        for seed in seeds:
            if progress is not None:
                progress(mix.name)
            texts, codes, count = assemble(real, made, mix, seed)
            if not texts:
                raise EvaluationError(f"the mix {mix.name} holds no text; there are {len(real)} real ones")
            scores, known = model.scores(texts, codes, test.texts, seed)
            hits.append(hits_of(scores, known, test.codes))
            learned.append(count)
        out.append(Outcome(mix, np.stack(hits), learned))
    return out


def assemble(
    real: Coded, made: Coded | None, mix: Mix, seed: int
) -> tuple[list[str], list[str], dict[str, int]]:
    """The texts and codes to learn from, and how many of each kind. If the made ones do not reach, all of
    them are taken, once."""
    rng = Random(f"{seed}:{mix.real}:{mix.made}")
    at = (
        list(range(len(real)))
        if mix.real == 1.0
        else rng.sample(range(len(real)), round(mix.real * len(real)))
    )
    texts, codes = [real.texts[i] for i in at], [real.codes[i] for i in at]
    count = {"real": len(texts), "made": 0, "duplicated": 0}
    if mix.made and made is not None:
        many = min(round(mix.made * len(real)), len(made))
        if mix.control == "duplicated":
            again = rng.choices(range(len(texts)), k=many)
            texts, codes = texts + [texts[i] for i in again], codes + [codes[i] for i in again]
            count["duplicated"] = many
        else:
            taken = rng.sample(range(len(made)), many)
            dealt = [made.codes[i] for i in taken]
            if mix.control == "shuffled":
                rng.shuffle(dealt)
            texts, codes = texts + [made.texts[i] for i in taken], codes + dealt
            count["made"] = many
    return texts, codes, count


def hits_of(scores: Floats, known: Sequence[str], truth: Sequence[str]) -> Any:
    """For each text and each k of ``KS`` 1 if its code is among the k best: shape (texts, 3). Ties go by the
    code's order."""
    order = np.argsort(-scores, axis=1, kind="stable")
    place = {code: i for i, code in enumerate(known)}
    wanted = np.array([place.get(code, -1) for code in truth])
    where = (order == wanted[:, None]).argmax(axis=1)
    where = np.where(wanted < 0, scores.shape[1] + max(KS), where)
    return np.stack([(where < k).astype(np.float64) for k in KS], axis=1)


def gain(of: Outcome, over: Outcome, k: int, *, seed: int = 0) -> tuple[float, float, float]:
    """The mean gain in hit@k, and its 95% interval over test texts (percentile bootstrap of the seeds'
    mean)."""
    at = KS.index(k)
    differences = of.hits[:, :, at].mean(axis=0) - over.hits[:, :, at].mean(axis=0)
    rng = np.random.default_rng(seed)
    drawn = differences[rng.integers(0, len(differences), (_RESAMPLES, len(differences)))].mean(axis=1)
    return float(differences.mean()), float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def by_code(
    of: Outcome, over: Outcome, real: Coded, made: Coded | None, test: Coded
) -> dict[str, dict[str, float | int]]:
    """Hit@1 and its gain for each code of the test texts, with how many texts of it there are: ``support`` in
    the test, real and made."""
    codes = np.array(test.codes)
    learned, dealt = Counter(real.codes), Counter(made.codes if made is not None else ())
    one, other = of.hits[:, :, 0].mean(axis=0), over.hits[:, :, 0].mean(axis=0)
    rows = {}
    for code, support in sorted(Counter(test.codes).items(), key=lambda item: (-item[1], item[0])):
        here = codes == code
        rows[code] = {
            "support": support,
            "real": learned[code],
            "made": dealt[code],
            "hit@1": round(float(one[here].mean()), 4),
            "gain": round(float((one - other)[here].mean()), 4),
        }
    return rows


def report(
    outcomes: Sequence[Outcome],
    real: Coded,
    test: Coded,
    made: Coded | None,
    model: CodeModel,
    seeds: Sequence[int],
) -> dict[str, Any]:
    """The figures as JSON: each mix with its seeds, gains over the first mix, and by code."""
    base = outcomes[0]
    rows = []
    for outcome in outcomes:
        row: dict[str, Any] = {"mix": outcome.mix.name, "learned_from": outcome.learned}
        for k in KS:
            each = outcome.hits[:, :, KS.index(k)].mean(axis=1)
            row[f"hit@{k}"] = {
                "mean": round(float(each.mean()), 4),
                "seeds": [round(float(v), 4) for v in each],
                "sd": round(float(each.std(ddof=1)), 4) if len(each) > 1 else None,
            }
            if outcome is not base:
                mean, low, high = gain(outcome, base, k)
                row[f"gain@{k}"] = {"mean": round(mean, 4), "low": round(low, 4), "high": round(high, 4)}
        if outcome is not base:
            row["by_code"] = by_code(outcome, base, real, made, test)
        rows.append(row)
    unlearned = sum(code not in set(real.codes) for code in test.codes)
    return {
        "task": "icd",
        "model": {"name": model.name, **model.settings},
        "seeds": list(seeds),
        "gains_over": base.mix.name,
        "real": _told(real),
        "test": _told(test) | {"code_not_among_the_real": unlearned},
        "made": _told(made) if made is not None else None,
        "mixes": rows,
        "limits": [
            "A gain is one of the made texts only as far as it is more than that of the controls of the same mix.",
            "Intervals are over test texts; they do not tell how another draw of made texts would do.",
            "Gains of codes with few test texts say little: see their support.",
        ],
    }


def _told(data: Coded) -> dict[str, Any]:
    return {"name": data.name, "texts": len(data), "codes": len(set(data.codes)), "left_out": data.left_out}
