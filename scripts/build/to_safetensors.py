"""The weights of a checkpoint that lie in a pickle (pytorch_model.bin), written as safetensors, which cannot run code.

    python -m scripts.build.to_safetensors FOLDER OUT

The pickle is opened by torch's restricted reader, which takes tensors and refuses everything else. OUT gets
model.safetensors and FOLDER's other files (config, tokenizer, licence); FOLDER stays as it is. Exit code 2 if FOLDER
has no such weights, if they hold anything but tensors, or if OUT is there already.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

_WEIGHTS = "pytorch_model*.bin"
_KEPT = ("*.json", "*.txt", "*.model", "README.md", "LICENSE*")


def convert(folder: Path, out: Path) -> None:
    """Raises ValueError with what is wrong; then nothing of ``out`` is kept."""
    import torch
    from safetensors.torch import save_file

    pickles = sorted(folder.glob(_WEIGHTS))
    if not pickles:
        raise ValueError(f"{folder} has no {_WEIGHTS}")
    if out.exists():
        raise ValueError(f"{out} exists already")
    weights: dict[str, Any] = {}
    for path in pickles:
        try:
            weights |= torch.load(path, map_location="cpu", weights_only=True)
        except Exception as error:
            raise ValueError(
                f"{path.name} holds more than tensors, or is damaged ({type(error).__name__})"
            ) from None
    if wrong := [name for name, value in weights.items() if not isinstance(value, torch.Tensor)]:
        raise ValueError(f"{len(wrong)} entries of the weights are no tensors")
    part = out.with_name(out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    # a copy of each: tensors that share their memory, as tied embeddings do, are refused by the format
    save_file(
        {name: value.contiguous().clone() for name, value in weights.items()},
        part / "model.safetensors",
        {"format": "pt"},
    )
    for path in {path for kind in _KEPT for path in folder.glob(kind)}:
        if not path.name.endswith(".bin.index.json"):
            shutil.copy2(path, part / path.name)
    part.rename(out)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    try:
        convert(args.folder, args.out)
    except (OSError, ValueError) as error:
        print(f"to_safetensors: {error}", file=sys.stderr)
        return 2
    print(f"{args.out} has the weights as model.safetensors")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
