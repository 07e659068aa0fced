"""Loading models: every fault is a ModelError that says what is wrong and what to do, at once and without the
network."""

from __future__ import annotations

import json
import shutil
import socket
import time
from pathlib import Path
from typing import Any

import pytest
import tiny

from synletters.core.errors import ModelError
from synletters.neural import loading
from synletters.neural.loading import load, resolve


def copy(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def refused(name: str | Path, task: Any = "mlm", **options: Any) -> str:
    begin = time.monotonic()
    with pytest.raises(ModelError) as caught:
        load(str(name), task, **({"device": "cpu"} | options))
    assert time.monotonic() - begin < 10, "a missing model must be told at once"
    return str(caught.value)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", fail)
    monkeypatch.setattr(socket, "getaddrinfo", fail)


@pytest.mark.parametrize("task", ["mlm", "tagger"])
def test_the_embedded_model_is_missing(task: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "__file__", str(tmp_path / "package" / "neural" / "loading.py"))
    assert "reinstall synletters" in refused("embedded", task)
    # beside the package, and inside it, are both looked at
    for home in (tmp_path, tmp_path / "package"):
        folder = home / "models" / task
        folder.mkdir(parents=True)
        (folder / "config.json").write_text("{}")
        assert loading.embedded_folder(task) == folder


def test_a_folder_without_weights_or_config(mlm: Path, tmp_path: Path) -> None:
    folder = copy(mlm, tmp_path / "m")
    (folder / "model.safetensors").unlink()
    assert "no weights" in refused(folder)
    assert str(folder) in refused(folder)
    (folder / "config.json").unlink()
    assert "config.json" in refused(folder)
    assert "save_pretrained" in refused(folder)
    assert "there is no model folder" in refused(tmp_path / "nowhere")
    assert "there is no model folder" in refused("./owner/name")
    assert "embedded" in refused("embeded")


def test_damaged_files(mlm: Path, tmp_path: Path) -> None:
    for number, (name, content) in enumerate(
        [
            ("model.safetensors", b"\0" * 100),
            ("config.json", b"{"),
            ("config.json", b'{"model_type": "nothing"}'),
        ]
    ):
        folder = copy(mlm, tmp_path / str(number))
        (folder / name).write_bytes(content)
        message = refused(folder)
        assert "could not be loaded" in message
        assert str(folder) in message
        assert "check the folder" in message


def test_weights_cut_short(mlm: Path, tmp_path: Path) -> None:
    folder = copy(mlm, tmp_path / "m")
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])
    assert "could not be loaded" in refused(folder)


def test_no_tokenizer(mlm: Path, tmp_path: Path) -> None:
    folder = copy(mlm, tmp_path / "m")
    for name in ("vocab.txt", "tokenizer.json", "tokenizer_config.json"):
        (folder / name).unlink(missing_ok=True)
    assert str(folder) in refused(folder)


def test_a_tokenizer_without_mask_token(mlm: Path, tmp_path: Path) -> None:
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from transformers import PreTrainedTokenizerFast

    folder = copy(mlm, tmp_path / "m")
    for name in ("vocab.txt", "tokenizer.json", "tokenizer_config.json"):
        (folder / name).unlink(missing_ok=True)
    words = {word: i for i, word in enumerate(["[PAD]", "[UNK]", *tiny.WORDS])}
    plain = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    PreTrainedTokenizerFast(tokenizer_object=plain, unk_token="[UNK]", pad_token="[PAD]").save_pretrained(
        folder
    )
    assert "no mask token" in refused(folder)


def test_a_model_of_the_wrong_kind(mlm: Path, tagger: Path, bio: Path) -> None:
    assert "no masked language model" in refused(tagger)
    assert "no masked language model" in refused(bio)
    assert "no token classifier" in refused(mlm, "tagger")


def test_an_encoder_alone_is_no_masked_language_model(tmp_path: Path) -> None:
    from transformers import BertConfig, BertModel

    tiny.wordpiece(tmp_path, tiny.UNCASED)
    config: Any = BertConfig(vocab_size=len(tiny.UNCASED), **tiny.SHAPE)
    BertModel(config).save_pretrained(tmp_path)
    assert "no masked language model" in refused(tmp_path)


def test_a_decoder_is_no_masked_language_model(tmp_path: Path) -> None:
    from transformers import GPT2Config, GPT2LMHeadModel

    tiny.wordpiece(tmp_path, tiny.UNCASED)
    config: Any = GPT2Config(vocab_size=len(tiny.UNCASED), n_embd=32, n_layer=2, n_head=2)
    GPT2LMHeadModel(config).save_pretrained(tmp_path)
    message = refused(tmp_path)
    assert str(tmp_path) in message
    assert "'gpt2'" in message
    assert "no masked language model" in message


def test_a_tokenizer_without_offsets(mlm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import AutoTokenizer, EsmTokenizer

    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("\n".join(["<pad>", "<unk>", "<cls>", "<eos>", "<mask>", *tiny.WORDS]))
    slow = EsmTokenizer(str(vocabulary))  # one of those that are written in Python
    monkeypatch.setattr(AutoTokenizer, "from_pretrained", lambda *_, **__: slow)
    message = refused(mlm)
    assert "offsets" in message
    assert "fast" in message


def test_no_room_on_the_device(mlm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch
    from transformers import BertForMaskedLM

    def full(*_: Any, **__: Any) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")

    monkeypatch.setattr(BertForMaskedLM, "to", full)
    message = refused(mlm)
    assert "does not fit" in message
    assert "--device cpu" in message


def test_a_vocabulary_larger_than_the_embeddings(mlm: Path, tmp_path: Path) -> None:
    folder = copy(mlm, tmp_path / "m")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (folder / name).unlink(missing_ok=True)
    tiny.wordpiece(folder, [*tiny.UNCASED, "extra", "words"])
    message = refused(folder)
    assert "do not match" in message
    assert str(len(tiny.UNCASED)) in message


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_not_numbers(mlm: Path, tmp_path: Path, value: float) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy(mlm, tmp_path / "m")
    weights = load_file(folder / "model.safetensors")
    key = next(k for k in weights if "attention.self.query.weight" in k)
    weights[key][3, 4] = value
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    assert "not finite numbers" in refused(folder)


@pytest.mark.parametrize("device", ["gpu", "cuda:7", "cuda:x", "tpu", "", "cuda:-1"])
def test_an_unknown_device(mlm: Path, device: str) -> None:
    assert "device" in refused(mlm, device=device)


def test_an_unknown_dtype(mlm: Path) -> None:
    assert "float32" in refused(mlm, dtype="float13")


@pytest.mark.parametrize("task", ["mlm", "tagger"])
def test_a_hub_id_that_is_not_in_the_cache_is_refused_at_once(
    task: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SYNLETTERS_ALLOW_DOWNLOAD", raising=False)
    begin = time.monotonic()
    message = refused("synletters-nobody/no-such-model", task)
    assert "cache" in message
    assert "--allow-download" in message
    assert "fetch_models" in message
    assert time.monotonic() - begin < 5


def test_a_download_that_was_asked_for_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNLETTERS_ALLOW_DOWNLOAD", "1")
    assert resolve("synletters-nobody/no-such-model", "mlm") == "synletters-nobody/no-such-model"


def test_a_hub_id_in_the_cache_is_its_folder(
    mlm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SYNLETTERS_ALLOW_DOWNLOAD", raising=False)
    commit = "0123456789abcdef0123456789abcdef01234567"
    repo = tmp_path / "models--site--model"
    (repo / "refs").mkdir(parents=True)
    (repo / "refs" / "main").write_text(commit)
    shutil.copytree(mlm, repo / "snapshots" / commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    assert Path(resolve("site/model", "mlm")) == repo / "snapshots" / commit
    assert load("site/model", "mlm", device="cpu").max_length > 0


@pytest.mark.parametrize("name", ["folder", "site/model"])
def test_weights_in_a_pickle_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SYNLETTERS_ALLOW_DOWNLOAD", raising=False)
    folder = tiny.clinical_bert(tmp_path / "m", pickled=True)
    if name == "site/model":  # one in the cache of the machine
        commit = "0123456789abcdef0123456789abcdef01234567"
        repo = tmp_path / "models--site--model"
        (repo / "refs").mkdir(parents=True)
        (repo / "refs" / "main").write_text(commit)
        shutil.copytree(folder, repo / "snapshots" / commit)
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    message = refused(str(folder) if name == "folder" else name)
    assert "pickle" in message
    assert "to_safetensors" in message


def test_clinical_bert_keeps_its_capitals(clinical: Path) -> None:
    assert sorted(p.name for p in clinical.iterdir()) == ["config.json", "model.safetensors", "vocab.txt"]
    loaded = load(str(clinical), "mlm", device="cpu", dtype="float32")
    tokenizer: Any = loaded.tokenizer
    assert loaded.max_length == 512
    assert tokenizer.tokenize("The Patient was seen") == ["The", "Patient", "was", "seen"]
    assert tokenizer.tokenize("XQ7") == ["X", "##Q", "##7"]
    assert tokenizer.unk_token_id not in tokenizer("The Patient of Ward XQ7")["input_ids"]


def test_clinical_bert_with_a_tokenizer_config_that_says_nothing(clinical: Path, tmp_path: Path) -> None:
    folder = copy(clinical, tmp_path / "m")
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "BertTokenizer"}))
    tokenizer: Any = load(str(folder), "mlm", device="cpu").tokenizer
    assert tokenizer.tokenize("The Patient") == ["The", "Patient"]
    (folder / "tokenizer_config.json").write_text(json.dumps({"do_lower_case": True}))
    tokenizer = load(str(folder), "mlm", device="cpu").tokenizer
    assert tokenizer.tokenize("The Patient") == ["The", "Patient"]


def test_an_uncased_model_stays_uncased(loaded_mlm: Any) -> None:
    assert loaded_mlm.tokenizer.tokenize("The PATIENT") == ["the", "patient"]
    assert loaded_mlm.max_length == 512


def test_roberta_positions_start_behind_the_padding(roberta: Path) -> None:
    assert load(str(roberta), "mlm", device="cpu").max_length == 512


def test_few_positions_make_short_windows(tmp_path: Path) -> None:
    folder = tiny.bert_mlm(tmp_path / "m", max_position_embeddings=40)
    assert load(str(folder), "mlm", device="cpu").max_length == 40


def test_special_tokens_in_a_text_are_text(loaded_any: Any) -> None:
    tokenizer = loaded_any.tokenizer
    for token in tokenizer.all_special_tokens:
        ids = tokenizer(f"seen {token} today", add_special_tokens=False)["input_ids"]
        assert not set(ids) & (set(tokenizer.all_special_ids) - {tokenizer.unk_token_id})


def test_precision(mlm: Path) -> None:
    import torch

    assert load(str(mlm), "mlm", device="cpu", dtype="float32").model.dtype == torch.float32
    half = load(str(mlm), "mlm", device="cpu", dtype="bfloat16")
    assert (half.model.dtype, half.dtype, half.device) == (torch.bfloat16, "bfloat16", "cpu")
    assert not half.model.training


@pytest.mark.parametrize(
    ("amx", "avx", "level", "wanted"),
    [
        (True, False, "AVX512", "bfloat16"),
        (False, True, "AVX512", "bfloat16"),
        (False, False, "AVX2", "float32"),
        (True, True, "DEFAULT", "float32"),
    ],
)
def test_auto_is_bf16_where_the_processor_multiplies_it(
    monkeypatch: pytest.MonkeyPatch, amx: bool, avx: bool, level: str, wanted: str
) -> None:
    import torch

    from synletters.neural.loading import pick_dtype

    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: amx, raising=False)
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: avx, raising=False)
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: level)
    assert str(pick_dtype("auto", "cpu")) == f"torch.{wanted}"
    assert pick_dtype("fp32", "cpu") == torch.float32
