"""The end of a masked language model on masked places alone: its head, and where it can be, most of its last
layer.

Behind the last attention no place reads another, so what is not asked for need not be computed. In BERT and
its kin that is
seven tenths of the last layer's products: a twentieth of a model of 12 layers, a tenth of one of 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

# what may follow the base model in transformers' masked language models, in the order of its forward pass
_HEADS = ("cls", "lm_head", "vocab_transform", "head", "predictions", "generator_predictions", "pred_layer")
# kinds whose last attention's ``output`` (dense, dropout, norm) takes (batch, places, hidden) twice, and
# whose layers end with it
_LIKE_BERT = frozenset({"bert", "roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "electra"})


def narrow_at(model: Any) -> Any:
    """The module from which on only the asked places are needed: in the last layer, the head, or None if
    neither is known."""
    config = model.config
    if config.model_type in _LIKE_BERT and not getattr(config, "chunk_size_feed_forward", 0):
        try:
            return model.base_model.encoder.layer[-1].attention.output
        except (AttributeError, IndexError):
            pass
    return next((getattr(model, name) for name in _HEADS if hasattr(model, name)), None)


def logits_at(model: Any, module: Any, inputs: Mapping[str, Any], where: tuple[Any, Any]) -> Any:
    """(n, subwords) scores in fp32 at ``where``; ``module`` is what ``narrow_at`` found, and reads these
    places alone."""
    with narrowed(module, where):
        scores = model(**inputs).logits
    return (scores if scores.ndim == 2 else scores[where]).float()


@contextmanager
def narrowed(module: Any, where: tuple[Any, Any]) -> Iterator[None]:
    """Within, ``module`` reads its inputs of (batch, places, hidden) at ``where``, (rows, columns), alone:
    (n, hidden)."""
    if module is None:
        yield
        return

    def cut(_: Any, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(value[where] if getattr(value, "ndim", 0) == 3 else value for value in inputs)

    hook = module.register_forward_pre_hook(cut)
    try:
        yield
    finally:
        hook.remove()
