"""Train the embedded masked language model on open clinical text.

    python -m scripts.build.vocabulary --data DATA --start MINILM --out build/start
    python -m scripts.build.train_mlm --data DATA --start build/start --minutes 42 --out build/first
    python -m scripts.build.train_mlm --data DATA --start build/first --keep-head --lr 4e-4 --seed 2 --minutes
    45 --out models/mlm

The functions of ``synletters train mlm`` do the work; here are the texts, how often each is read, and the
storage. Learning
rate and its decay follow the clock (``--minutes``), or the step (``--steps``) where a run must be repeated
exactly; a run
that was stopped goes on with ``--resume``.

Masks (all are [MASK], as in use): seven windows in ten lose 15 to 25% random subwords, three lose half of
their stopwords
and 5% of all words - what the rewriter will ask for. At the end the weight matrices are rounded to 8-bit
floats (e4m3),
which ``from_pretrained`` reads as they are; the held-out accuracy is printed before and after.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tqdm import tqdm
from transformers import AutoModelForMaskedLM, AutoTokenizer

from synletters.core.document import Letter
from synletters.neural.loading import Loaded
from synletters.train.checkpoints import Work
from synletters.train.corpus import build
from synletters.train.data import Data
from synletters.train.examples import held_batches
from synletters.train.loop import measure
from synletters.train.model import Objective, load_for_training
from synletters.train.prepare import fingerprint, passages
from synletters.train.run import summary, train_on
from synletters.train.settings import TrainSettings

# how often each source is read in one pass: letters most, articles and consumer answers (repetitive) least. The
# shipped weights read six of these alone: mtsamples, case_reports_ccby, medquad, aci_bench, maccrobat, bc5cdr.
SOURCES = {
    "text/mtsamples_train": 5.0,
    "text/aci_bench_train": 8.0,
    "text/case_reports_ccby": 2.0,
    "text/primock57": 4.0,
    "text/synthetic_notes_datadoctor": 4.0,
    "text/ccda_examples": 4.0,
    "text/case_reports_e3c": 4.0,
    "text/case_reports_pmc": 4.0,
    "text/clinical_cases_translated_uk": 2.0,
    "text/clinical_cases_translated_codiesp": 1.0,
    "text/mts_dialog": 2.0,
    "text/nhs_conditions": 1.0,
    "text/openstax_nursing": 0.4,
    "text/openstax_anatomy_physiology": 0.3,
    "text/openstax_microbiology": 0.3,
    "text/openstax_psychology": 0.3,
    "text/trial_articles_uk_spelling": 0.15,
    "text/trial_articles_us_spelling": 0.1,
    "text/fda_labels": 0.4,
    "text/trial_eligibility": 0.4,
    "text/medquad": 0.2,
    "clinical_ner/maccrobat_train": 3.0,
    "clinical_ner/bc5cdr_train": 1.0,
}
# window and share of the batches, which all hold 4,096 subwords
WINDOWS = ((128, 0.8), (256, 0.15), (512, 0.05))
MASKS = ("0.7*subwords@0.15-0.25", "0.3*stopwords@0.5+random@0.05")
#: what the figures are of: 15% of the subwords, half of the stopwords
FIGURES = {"random": "subwords@0.15", "stopwords": "stopwords@0.5"}


def held_out(letter_id: str) -> bool:
    """One text in twenty, chosen by its id, is never trained on."""
    return hashlib.sha256(letter_id.encode()).digest()[0] < 13


def with_head(start: Path, folder: Path) -> Path:
    """The encoder of ``start`` with a head that is the identity: its last layer already lies near its
    embeddings."""
    model: Any = AutoModelForMaskedLM.from_pretrained(start, dtype=torch.float32)
    with torch.no_grad():
        model.cls.predictions.transform.dense.weight.copy_(torch.eye(model.config.hidden_size))
        model.cls.predictions.transform.dense.bias.zero_()
        model.cls.predictions.bias.zero_()
    model.tie_weights()
    model.save_pretrained(folder)
    tokenizer: Any = AutoTokenizer.from_pretrained(start)
    tokenizer.save_pretrained(folder)
    return folder


def read_data(folder: Path, settings: TrainSettings) -> Data:
    """The open texts, which have no identifiers to replace; held out are letters of MTSamples."""
    train, held, times, every = [], [], [], []
    for name, often in SOURCES.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as handle:
            rows = [json.loads(line) for line in handle]
        letters = [Letter(row["id"], row["text"]) for row in rows if row["text"].strip()]
        every += letters
        learned, _ = passages([letter for letter in letters if not held_out(letter.id)], settings)
        train += learned
        times += [often] * len(learned)
        if name == "text/mtsamples_train":
            held, _ = passages([letter for letter in letters if held_out(letter.id)], settings)
    return Data("open clinical texts", train, held, sha256=fingerprint(every), times=times)


def save_8bit(model: torch.nn.Module, out: Path) -> None:
    """Config and weights; matrices as e4m3 floats, vectors in 16 bits; a tied decoder is stored once."""
    out.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, value in model.state_dict().items():
        if name.startswith("cls.predictions.decoder"):
            continue
        small = torch.float8_e4m3fn if value.ndim == 2 else torch.float16
        tensors[name] = value.detach().to(small).contiguous()
    save_file(tensors, out / "model.safetensors", metadata={"format": "pt"})
    config: Any = model.config
    config.save_pretrained(out)


def accuracies(model: Any, loaded: Loaded, data: Data, settings: TrainSettings) -> dict[str, float]:
    """Share of masked held-out subwords guessed right, by what is masked."""
    corpus = build(loaded.tokenizer, data.held)
    objective = Objective(model, "mlm", bf16=settings.bf16, device=loaded.device)
    out = {}
    for name, masks in FIGURES.items():
        asked = dataclasses.replace(settings, masks=(masks,), windows=((128, 1.0),))
        out[name] = round(measure(model, objective, held_batches(corpus, loaded, asked)).accuracy, 4)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument(
        "--keep-head", action="store_true", help="START is a model of this script: train it further"
    )
    parser.add_argument("--out", type=Path, required=True)
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--minutes", type=float)
    limit.add_argument("--steps", type=int)
    parser.add_argument("--lr", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check-every", type=int, default=500)
    parser.add_argument(
        "--resume", action="store_true", help="go on from the last checkpoint of a run that was stopped"
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="replace an earlier OUT, and an unfinished run"
    )
    args = parser.parse_args()

    start = (
        args.start
        if args.keep_head
        else with_head(args.start, args.start.with_name(f"{args.start.name}-with-head"))
    )
    settings = TrainSettings(
        model=str(start),
        masks=MASKS,
        corruption=(1.0, 0.0, 0.0),
        protect=False,
        no_phi=True,
        windows=WINDOWS,
        steps=args.steps,
        minutes=args.minutes,
        lr=args.lr,
        seed=args.seed,
        check_every=args.check_every,
        audit=False,
        licence="Apache-2.0",
    )
    work = Work(args.out, resume=args.resume, overwrite=args.overwrite)
    loaded = load_for_training(settings)
    data = read_data(args.data, settings)
    figures: dict[str, Any] = {}

    def finish(model: Any, folder: Path) -> None:
        figures.update(
            {f"{name}_32bit": value for name, value in accuracies(model, loaded, data, settings).items()}
        )
        save_8bit(model, folder)
        if (args.start / "vocab.txt").is_file():
            shutil.copy(args.start / "vocab.txt", folder / "vocab.txt")
        small = (
            type(model)
            .from_pretrained(folder, attn_implementation="eager", dtype=torch.float32)
            .to(loaded.device)
        )
        figures.update(
            {f"{name}_8bit": value for name, value in accuracies(small, loaded, data, settings).items()}
        )
        (folder / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")

    with tqdm(total=100, file=sys.stderr, disable=None) as bar:

        def tell(what: dict[str, Any]) -> None:
            if "done" in what:
                bar.update(int(100 * what["done"]) - bar.n)
                figures["steps"] = what["step"]

        done = train_on(
            data,
            args.out,
            settings,
            loaded=loaded,
            work=work,
            overwrite=args.overwrite,
            tell=tell,
            finish=finish,
        )
    print("\n".join(summary(done)))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
