"""``train seq2seq``: T5 and BART learn on the same data code, and what they write is what ``rewrite --model``
takes."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny
from training import arguments, card

from synletters.cli.main import main
from synletters.core.errors import ModelError


def line(letters: Path, out: Path, base: Path, *more: str) -> list[str]:
    made = arguments(letters, out, base, *more)
    made[1] = "seq2seq"
    return made


@pytest.mark.parametrize("kind", ["t5", "bart"])
def test_it_learns(kind: str, train_letters: Path, tmp_path: Path) -> None:
    from synletters.neural.loading import kind_of, load

    base, out = getattr(tiny, kind)(tmp_path / "base"), tmp_path / "out"
    assert main(line(train_letters, out, base, "--steps", "12", "--check-every", "6")) == 0
    made = card(out)
    assert made["after"]["loss"] < made["before"]["loss"]
    assert kind_of(str(out)) == "seq2seq"
    assert (
        load(str(out), "seq2seq", device="cpu", dtype="float32").weights_sha256
        != made["base"]["weights_sha256"]
    )


def test_an_encoder_that_fills_no_spans_is_refused(
    train_letters: Path, train_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line(train_letters, tmp_path / "m", train_base, "--steps", "1")) == 2
    assert ModelError.__name__ in capsys.readouterr().err
    assert (
        main([*arguments(train_letters, tmp_path / "m", train_base, "--steps", "1"), "--masks", "spans@0.2"])
        == 2
    )
    assert "encoder-decoders" in capsys.readouterr().err
