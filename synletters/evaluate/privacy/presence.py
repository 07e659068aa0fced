"""Is a person among those behind the synthetic letters? The attacker has the person's letter, and looks how
near the nearest is."""

from __future__ import annotations

from synletters.evaluate import Score
from synletters.evaluate.bootstrap import Floats
from synletters.evaluate.privacy.roc import roc


def presence(members: Floats, strangers: Floats, how: str) -> Score:
    """AUC of the similarity to the nearest synthetic letter: originals that were rewritten against letters of
    other people."""
    found = roc(members, strangers)
    return Score(
        name="linkage_presence",
        value=found.auc.value,
        letters=len(members) + len(strangers),
        better="lower",
        about=f"how well the similarity ({how}) to the nearest synthetic letter tells originals that were rewritten from letters "
        "of other people (area under the ROC curve); 0.5: not at all, 1.0: every time",
        family="privacy",
        source="distance-based membership inference (Chen et al. 2020, GAN-Leaks); Newcombe 2006",
        range=(0.0, 1.0),
        low=found.auc.low,
        high=found.auc.high,
        baseline=0.5,
        knows="letters of people who may or may not be behind the synthetic letters, and all synthetic letters",
        by={f"true positives at {one.fpr:.1%} false positives": one.known.to_json() for one in found.tpr},
        detail={"rewritten": len(members), "of_other_people": len(strangers)},
    )
