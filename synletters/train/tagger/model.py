"""The model that training starts from: an encoder of any kind under a classifier for the labels that are
wanted.

Two forms. ``heads`` is the project's own: labels named ``head/label``, each head with a softmax of its own;
tuning one head keeps the
others' rows. ``plain`` is a token classifier as the hub holds many, with one set of labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from synletters.core.errors import ModelError, TrainingError
from synletters.neural.encoding import TYPES
from synletters.neural.loading import (
    check_architecture,
    embedded_folder,
    fingerprint,
    load_tokenizer,
    longest_window,
    offline,
    resolve,
    weights_of,
)
from synletters.train.tagger.codes import Scheme, bio
from synletters.train.tagger.letters import Task

Form = Literal["heads", "plain"]
#: the name of the one head of a plain model
PLAIN = ""
#: heads of clinical entities whose labels a corpus may be mapped onto, in the order in which they are tried
_CLINICAL = ("term", "anatomy", "case")
NEW_HEAD = "clinical"


@dataclass(slots=True)
class Start:
    """A model before training. ``heads`` are the labels of each head in the order of the columns; ``head`` is
    the one to train."""

    model: Any
    tokenizer: Any
    name: str
    form: Form
    head: str
    heads: dict[str, tuple[str, ...]]
    max_length: int
    types: bool
    sha256: str
    new_rows: int
    teacher: Any = field(default=None, repr=False)

    @property
    def at(self) -> int:
        """The first column of the head to train."""
        return sum(
            len(labels) for head, labels in list(self.heads.items())[: list(self.heads).index(self.head)]
        )

    @property
    def labels(self) -> tuple[str, ...]:
        return self.heads[self.head]


def source_of(name: str) -> str:
    """The folder or hub id of ``embedded`` (the tagger), ``embedded-mlm``, or any other name. Raises
    ModelError."""
    return str(embedded_folder("mlm")) if name == "embedded-mlm" else resolve(name, "tagger")


def heads_of(config: Any) -> dict[str, tuple[str, ...]]:
    """The heads of a model by its label names; none for a model of another form."""
    out: dict[str, tuple[str, ...]] = {}
    for i in range(config.num_labels):
        head, slash, label = str(config.id2label[i]).partition("/")
        if not slash or (head in out and head != next(reversed(out))):
            return {}
        out[head] = (*out.get(head, ()), label)
    return out


def start(
    name: str,
    task: Task,
    labels: Sequence[str],
    *,
    form: Form | None = None,
    head: str | None = None,
    scheme: Scheme = "bio",
    dropout: float | None = None,
    keep_heads: bool = True,
    seed: int = 1,
) -> Start:
    """Load ``name`` and give it a classifier for ``labels``; rows of labels that it has already are kept, new
    ones drawn by ``seed``.

    Raises ModelError for a model that cannot be loaded or is not an encoder, TrainingError for a head or
    scheme that does not fit.
    """
    import torch

    torch.manual_seed(seed)
    known = heads_of(config := _config(name))
    form = form or ("heads" if known else "plain")
    if form == "plain" and head:
        raise TrainingError("--head goes with --form heads: a plain model has no heads")
    if form == "heads" and scheme != "bio":
        raise TrainingError(
            "--scheme bioes goes with --form plain: the project's own taggers are read as BIO"
        )
    tags = tuple(labels) if task == "pos" else bio(labels, scheme)
    if form == "plain":
        heads = {PLAIN: _same_order(tags, config)}
        chosen = PLAIN
    else:
        chosen = head or _head(task, labels, known)
        _check_head(chosen, task)
        heads = {**known, chosen: _merged(known.get(chosen, ()), tags)}
    model, tokenizer = _loaded(name, dropout)
    sha256 = fingerprint(
        model.base_model
    )  # that of the encoder as it was found: a classifier is drawn anew where there is none
    if form == "heads":
        _widen_types(model)
    types = int(getattr(model.config, "type_vocab_size", 0) or 0) == TYPES
    new = _reclassify(
        model, [f"{h}/{label}" if form == "heads" else label for h, row in heads.items() for label in row]
    )
    made = Start(
        model, tokenizer, name, form, chosen, heads, longest_window(model, tokenizer), types, sha256, new
    )
    if form == "heads" and keep_heads and set(known) - {chosen}:
        import copy

        made.teacher = copy.deepcopy(model).eval().requires_grad_(False)
    return made


def _config(name: str) -> Any:
    from transformers import AutoConfig

    source = source_of(name)
    try:
        return AutoConfig.from_pretrained(source, **offline(source))
    except Exception as error:
        raise ModelError(
            f"the config of the model {name!r} could not be read ({type(error).__name__}); check its name"
        ) from None


def _loaded(name: str, dropout: float | None) -> tuple[Any, Any]:
    import torch
    import transformers
    from transformers.utils import logging

    source = source_of(name)
    local = Path(source).is_dir()
    auto: Any = transformers.AutoModelForTokenClassification
    hf_logging: Any = logging
    verbosity = hf_logging.get_verbosity()
    hf_logging.set_verbosity_error()
    hf_logging.disable_progress_bar()
    try:
        check_architecture(name, source, auto, "tagger")
        tokenizer = load_tokenizer(source)
        config = _config(name)
        if dropout is not None:
            for key in (
                "hidden_dropout_prob",
                "attention_probs_dropout_prob",
                "dropout",
                "attention_dropout",
                "classifier_dropout",
                "seq_classif_dropout",
            ):
                if hasattr(config, key):
                    setattr(config, key, dropout)
        model, report = auto.from_pretrained(
            source,
            config=config,
            dtype=torch.float32,
            output_loading_info=True,
            attn_implementation="eager",
            **weights_of(source),
        )
    except ModelError:
        raise
    except Exception as error:
        hint = "check the folder" if local else "is it the id of a hub, and can this machine reach it?"
        raise ModelError(f"the model {name!r} could not be loaded ({type(error).__name__}); {hint}") from None
    finally:
        hf_logging.set_verbosity(verbosity)
    lacking = [
        key
        for key in sorted(report["missing_keys"])
        if not key.startswith("classifier") and "position_ids" not in key and "pooler" not in key
    ]
    if lacking:
        raise ModelError(
            f"the model {name!r} has no encoder to start from: its weights lack {lacking[0]} and {len(lacking) - 1} more"
        )
    if len(tokenizer) > model.get_input_embeddings().weight.shape[0]:
        raise ModelError(
            f"the tokenizer of {name!r} has more tokens than its embeddings have rows: they do not match"
        )
    if tokenizer.cls_token_id is None or tokenizer.sep_token_id is None:
        raise ModelError(f"the tokenizer of {name!r} has no tokens that begin and end a text (cls, sep)")
    if not isinstance(getattr(model, "classifier", None), torch.nn.Linear):
        raise ModelError(
            f"the model {name!r} has no linear layer called classifier; start from a BERT, RoBERTa, DistilBERT or the like"
        )
    return model.float(), tokenizer


def _same_order(tags: tuple[str, ...], config: Any) -> tuple[str, ...]:
    """The labels in the order of the start, if it has the very same."""
    there = tuple(str(config.id2label[i]) for i in range(config.num_labels))
    return there if set(there) == set(tags) else tags


def _merged(there: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...]:
    """A head's labels, and behind them those that are new."""
    return (*there, *(tag for tag in tags if tag not in there))


def _head(task: Task, labels: Sequence[str], known: Mapping[str, Sequence[str]]) -> str:
    if task != "clinical":
        return task
    for head in _CLINICAL:
        if set(bio(labels)) <= set(known.get(head, ())):
            return head
    return NEW_HEAD


def _check_head(head: str, task: Task) -> None:
    if not head.isidentifier():
        raise TrainingError(f"{head!r} is no name for a head; take letters, digits and underscores")
    if (head in ("phi", "pos") or task != "clinical") and head != task:
        raise TrainingError(f"the head {head!r} does not go with --task {task}")


def _widen_types(model: Any) -> None:
    """Sixteen token types, which carry case and line ends; models without token types read neither."""
    import torch

    from synletters.train.tagger.batches import widened_types

    table = getattr(getattr(model.base_model, "embeddings", None), "token_type_embeddings", None)
    if not isinstance(table, torch.nn.Embedding) or table.num_embeddings in (0, TYPES):
        return
    if not hasattr(model.config, "type_vocab_size"):
        return
    wide = torch.nn.Embedding(TYPES, table.embedding_dim)
    with torch.no_grad():
        wide.weight.copy_(widened_types(table.weight.detach(), TYPES))
    model.base_model.embeddings.token_type_embeddings = wide
    model.config.type_vocab_size = TYPES


def _reclassify(model: Any, names: Sequence[str]) -> int:
    """A classifier for ``names``; how many of its rows are new."""
    import torch

    old = model.classifier
    there = {str(model.config.id2label[i]): i for i in range(model.config.num_labels)}
    made = torch.nn.Linear(old.in_features, len(names), bias=old.bias is not None)
    new = 0
    with torch.no_grad():
        made.weight.normal_(0.0, 0.02)
        if made.bias is not None:
            made.bias.zero_()
        for row, name in enumerate(names):
            if name in there and there[name] < old.out_features:
                made.weight[row] = old.weight[there[name]]
                if made.bias is not None:
                    made.bias[row] = old.bias[there[name]]
            else:
                new += 1
    model.classifier = made
    model.num_labels = len(names)
    model.config.num_labels = len(names)
    model.config.id2label = dict(enumerate(names))
    model.config.label2id = {name: i for i, name in enumerate(names)}
    model.config.architectures = [type(model).__name__]
    return new
