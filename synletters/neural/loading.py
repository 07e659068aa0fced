"""Models by name: ``embedded`` (shipped), a local folder, or a hub id; checked before any letter is touched.

Nothing is downloaded unless that was asked for (``allow_downloads``): a hub id is else one that this
machine's cache holds.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from synletters.core.errors import ModelError
from synletters.neural.memory import out_of_memory

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedTokenizerBase

Task = Literal["mlm", "tagger", "seq2seq"]

_KINDS = {
    "mlm": "masked language model",
    "tagger": "token classifier",
    "seq2seq": "encoder-decoder that fills spans",
}
_PICKLES = ("pytorch_model*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
_SEQ2SEQ = frozenset({"t5", "mt5", "umt5", "longt5", "switch_transformers", "bart", "mbart", "mvp", "led"})


def embedded_folder(task: Task) -> Path:
    """Where the model that ships with synletters lies: inside the installed package, or beside it in a
    checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "models" / task, package.parent / "models" / task):
        if (folder / "config.json").is_file():
            return folder
    raise ModelError(f"the embedded {task} model is missing from this installation; reinstall synletters")


#: set for this process and those that it starts once a download was asked for
_DOWNLOADS = "SYNLETTERS_ALLOW_DOWNLOAD"


def allow_downloads() -> None:
    """From now on a hub id that is not in this machine's cache is fetched, by this process and those that it
    starts."""
    os.environ[_DOWNLOADS] = "1"


def downloads_allowed() -> bool:
    return os.environ.get(_DOWNLOADS) == "1"


def resolve(name: str, task: Task) -> str:
    """The folder that ``name`` stands for: of a hub id the one in this machine's cache, or the id itself if
    downloads are allowed.

    Opens no connection. Raises ModelError for a folder without a config or without weights, naming what is
    missing, and for
    a name that is no folder and not in the cache unless downloads are allowed.
    """
    if name == "embedded":
        return str(embedded_folder(task))
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "config.json").is_file():
            raise ModelError(
                f"the model folder {name} has no config.json; give the folder that save_pretrained wrote"
            )
        _refuse_other_weights(folder, name)
        return str(folder)
    if folder.is_absolute() or name.startswith((".", "~")) or name.count("/") != 1:
        raise ModelError(
            f"there is no model folder {name}; give a folder, a hub id such as owner/name, or 'embedded'"
        )
    cached = cached_folder(name)
    if cached is not None:
        _refuse_other_weights(Path(cached), name)
        return cached
    if not downloads_allowed():
        raise ModelError(
            f"there is no model folder {name}, and no model of that name in the cache of this machine; nothing is downloaded unless "
            "you pass --allow-download, and scripts/build/fetch_models.py brings models of a hub to machines without network"
        )
    return name


def _refuse_other_weights(folder: Path, name: str) -> None:
    """Raises ModelError for a folder without safetensors: a pickle may run any code when it is opened."""
    if next(folder.glob("*.safetensors"), None):
        return
    pickles = sorted(path.name for kind in _PICKLES for path in folder.glob(kind))
    if pickles:
        raise ModelError(
            f"the model {name} has its weights in a pickle ({pickles[0]}), which can run code when it is opened, and is "
            "not loaded; scripts/build/to_safetensors.py writes the same weights as safetensors"
        )
    raise ModelError(f"the model folder {name} has no weights (model.safetensors)")


def offline(source: str) -> dict[str, Any]:
    """What every ``from_pretrained`` of ``resolve``'s answer is told: ask nobody unless a download was asked for, and
    run no code that came with a model."""
    return {
        "local_files_only": Path(source).is_dir() or not downloads_allowed(),
        "trust_remote_code": False,
    }


def weights_of(source: str) -> dict[str, Any]:
    """``offline``, and weights in safetensors alone."""
    return {**offline(source), "use_safetensors": True}


def cached_folder(name: str) -> str | None:
    """The folder of a hub id in this machine's cache, None if it is not there whole. Asks nobody."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return str(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError):
        return None


def kind_of(name: str) -> Task:
    """``seq2seq`` if the config of ``name`` is that of an encoder-decoder, else ``mlm``. Raises ModelError as
    ``resolve`` does."""
    source = resolve(name, "mlm")
    if Path(source).is_dir():
        try:
            config = json.loads((Path(source) / "config.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return "mlm"  # whose loading says what is wrong
        # what older checkpoints leave out is a default of their architecture
        return "seq2seq" if config.get("is_encoder_decoder", config.get("model_type") in _SEQ2SEQ) else "mlm"
    from transformers import AutoConfig

    try:
        found: Any = AutoConfig.from_pretrained(source, **offline(source))
    except Exception:
        return "mlm"
    return "seq2seq" if found.is_encoder_decoder else "mlm"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model ready to run: ``max_length`` counts subwords, special tokens included."""

    model: Any  # a transformers PreTrainedModel; its own types are too loose to check against
    tokenizer: PreTrainedTokenizerBase
    name: str
    device: str
    dtype: str
    max_length: int
    weights_sha256: str = ""


def pick_device(wanted: str) -> str:
    """``auto`` takes CUDA if there is one. Raises ModelError for a device that is not there."""
    import torch

    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted.startswith("cuda"):
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
        number = wanted.removeprefix("cuda").removeprefix(":") or "0"
        if not number.isdecimal():
            raise ModelError(f"device {wanted!r} is not one of auto, cpu, cuda, cuda:N")
        if int(number) >= count:
            raise ModelError(
                f"device {wanted} was asked for, but this machine has {count} CUDA devices; use --device cpu"
            )
    elif wanted != "cpu":
        raise ModelError(f"device {wanted!r} is not one of auto, cpu, cuda, cuda:N")
    return wanted


def pick_dtype(wanted: str, device: str) -> torch.dtype:
    """``auto`` is bf16 where the hardware multiplies it (AMX, AVX512-BF16, CUDA 8.0 and later), else fp32."""
    import torch

    named = {
        "float32": torch.float32,
        "fp32": torch.float32,
        "bfloat16": torch.bfloat16,
        "bf16": torch.bfloat16,
    }
    if wanted != "auto":
        if wanted not in named:
            raise ModelError(f"dtype {wanted!r} is not one of auto, {', '.join(named)}")
        return named[wanted]
    if device.startswith("cuda"):
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    multiplies = any(
        getattr(torch.cpu, probe, bool)() for probe in ("_is_amx_tile_supported", "_is_avx512_bf16_supported")
    )
    return (
        torch.bfloat16
        if multiplies and torch.backends.cpu.get_cpu_capability() != "DEFAULT"
        else torch.float32
    )


def load(name: str, task: Task, *, device: str = "auto", dtype: str = "auto") -> Loaded:
    """Load a masked language model or a token classifier with its fast tokenizer.

    Raises ModelError with the cause and the next step: not found, no weights, another architecture, no mask
    token, a
    vocabulary that does not match, weights that are not numbers.
    """
    source = resolve(name, task)
    local = Path(source).is_dir()
    if local:  # a local folder must never make transformers look at the hub
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch
    import transformers
    from transformers.utils import logging

    hf_logging: Any = logging

    where = pick_device(device)
    precision = pick_dtype(dtype, where)
    auto: Any = {
        "mlm": transformers.AutoModelForMaskedLM,
        "tagger": transformers.AutoModelForTokenClassification,
        "seq2seq": transformers.AutoModelForSeq2SeqLM,
    }[task]
    verbosity = hf_logging.get_verbosity()
    hf_logging.set_verbosity_error()
    hf_logging.disable_progress_bar()
    try:
        check_architecture(name, source, auto, task)
        tokenizer = load_tokenizer(source)
        model, report = auto.from_pretrained(
            source,
            dtype=torch.float32,
            output_loading_info=True,
            **weights_of(source),
        )
    except ModelError:
        raise
    except Exception as error:
        hint = "check the folder" if local else "is it the id of a hub, and can this machine reach it?"
        raise ModelError(
            f"the {task} model {name!r} could not be loaded ({type(error).__name__}); {hint}"
        ) from error
    finally:
        hf_logging.set_verbosity(verbosity)
    _check(name, task, model, tokenizer, sorted(report.get("missing_keys", ())))
    if getattr(model.config, "default_language", "") is None and "en_XX" in getattr(
        model.config, "languages", ()
    ):
        model.set_default_language(
            "en_XX"
        )  # X-MOD has adapters for each language, and reads letters in English
    try:
        model = model.eval().to(device=where, dtype=precision)
    except Exception as error:
        if not out_of_memory(error):
            raise
        raise ModelError(
            f"the {task} model {name!r} does not fit into the memory of {where}; free some, take a smaller model, or --device cpu"
        ) from error
    digest = fingerprint(model)
    if (
        where == "cpu" and precision == torch.bfloat16 and task != "seq2seq"
    ):  # T5 asks its layers for their weights
        from synletters.neural.packed import pack

        pack(model.base_model)
    shown = str(precision).removeprefix("torch.")
    return Loaded(model, tokenizer, name, where, shown, longest_window(model, tokenizer), digest)


def check_architecture(name: str, source: str, auto: Any, task: Task) -> None:
    """Raises ModelError if transformers has no model of this task for the config's architecture."""
    from transformers import AutoConfig

    config: Any = AutoConfig.from_pretrained(source, **offline(source))
    if type(config) not in auto._model_mapping:
        raise ModelError(
            f"the model {name!r} is of the architecture {config.model_type!r}, of which there is no {_KINDS[task]}; "
            "give a checkpoint of another"
        )


def load_tokenizer(source: str) -> PreTrainedTokenizerBase:
    """A fast tokenizer that treats letter text as text (a literal ``[MASK]`` is no mask) and keeps case if
    the vocabulary does.

    emilyalsentzer/Bio_ClinicalBERT has a cased vocabulary but does not tell its tokenizer so, and then loses
    every
    capital to [UNK] or to pieces; a vocabulary with capitals is never lowercased here.
    """
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(source, **offline(source))
    if not tokenizer.is_fast:
        raise ModelError(
            f"the tokenizer of {source} is not a fast one and gives no offsets; save it with use_fast=True"
        )
    cased = sum(any(c.isupper() for c in token) for token in tokenizer.get_vocab() if token[:1] not in "[<")
    if cased > 0.01 * len(tokenizer) and getattr(tokenizer, "do_lower_case", False):
        tokenizer = AutoTokenizer.from_pretrained(source, do_lower_case=False, **offline(source))
    tokenizer.split_special_tokens = True  # set on the backend alone it would be undone by the next call
    return tokenizer  # type: ignore[no-any-return]


def _check(name: str, task: Task, model: Any, tokenizer: Any, missing: list[str]) -> None:
    import torch

    head = [
        key
        for key in missing
        if "position_ids" not in key and "pooler" not in key and "decoder.bias" not in key
    ]
    if head:
        raise ModelError(
            f"the model {name!r} is no {_KINDS[task]}: "
            f"its weights lack {head[0]}{f' and {len(head) - 1} more' if len(head) > 1 else ''}"
        )
    if len(tokenizer) <= len(tokenizer.all_special_ids):
        raise ModelError(
            f"the tokenizer of {name!r} has no vocabulary (tokenizer.json, vocab.txt or vocab.json); copy it into the folder"
        )
    if task == "mlm" and tokenizer.mask_token_id is None:
        raise ModelError(f"the model {name!r} has no mask token; a masked language model is needed")
    rows = getattr(getattr(model.get_input_embeddings(), "weight", None), "shape", (0,))[0]
    if len(tokenizer) > rows:
        raise ModelError(
            f"the tokenizer of {name!r} has {len(tokenizer)} tokens but its embeddings {rows} rows: they do not match"
        )
    for key, value in model.named_parameters():
        if not bool(torch.isfinite(value).all()):
            raise ModelError(f"the model {name!r} has weights that are not finite numbers, first in {key}")


def fingerprint(model: Any) -> str:
    """SHA-256 over the parameters as they run, so that any other weights or precision show."""
    import torch

    digest = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(value.detach().cpu().contiguous().view(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def longest_window(model: Any, tokenizer: Any) -> int:
    """Subwords a window may hold. A tokenizer that states no maximum says 10**30; the positions then
    decide."""
    config = model.config
    limits = [512]
    positions = getattr(config, "max_position_embeddings", None)
    if positions:
        # RoBERTa and its kin number positions from padding_idx + 1
        offset = (
            config.pad_token_id + 1
            if config.model_type in {"roberta", "xlm-roberta", "camembert", "longformer"}
            else 0
        )
        limits.append(int(positions) - offset)
    if tokenizer.model_max_length and tokenizer.model_max_length < 10**6:
        limits.append(int(tokenizer.model_max_length))
    return min(limits)
