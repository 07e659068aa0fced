"""Record what the shipped models are: SHA256SUMS in the folder of each, which `synletters doctor` compares with.

    python -m scripts.build.model_sums            # after a model was made anew

The lists are what ``sha256sum`` writes, so that ``cd models/tagger && sha256sum -c SHA256SUMS`` checks them too.
"""

from __future__ import annotations

from pathlib import Path

from synletters.doctor.models import SHIPPED, SUMS, sums

MODELS = Path(__file__).resolve().parents[2] / "models"


def main() -> None:
    for task in SHIPPED:
        made = sums(MODELS / task)
        lines = "".join(f"{digest}  {name}\n" for name, digest in made.items())
        (MODELS / task / SUMS).write_text(lines, encoding="ascii")
        print(f"{task}: {len(made)} files")


if __name__ == "__main__":
    main()
