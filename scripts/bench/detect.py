"""How fast detection is, beside presidio's pattern recognizers alone: ``python -m scripts.bench.detect
[--letters 100]``.

Both read the same letters of about 500 words (those of scripts/bench/rewrite.py) in the same process, in
turns, so that what else the machine does hits both. Presidio runs its predefined pattern recognizers for
English on an engine that only splits words; it has no model and finds no names. Prints letters a second (the
best round of each), the ratio, and each detector's share. With ``--workers N`` the same letters also go
through N processes, as `synletters detect` does where letters are many; the time in which the processes load
their models is left out.
"""

from __future__ import annotations

import logging
import time

from scripts.bench.rewrite import letters
from scripts.common import arguments
from synletters import RunConfig
from synletters.detect.run import Finder


def presidio_alone():
    import spacy
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    from synletters.detect.presidio import suffixes_offline

    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    words = SpacyNlpEngine()
    words.nlp = {"en": spacy.blank("en")}
    suffixes_offline()  # its e-mail recognizer would fetch a list
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.recognizers = [r for r in registry.recognizers if isinstance(r, PatternRecognizer)]
    return AnalyzerEngine(registry=registry, nlp_engine=words, supported_languages=["en"])


def shared(batch: list, workers: int, point: str) -> float:
    """Letters a second of several processes, between the first chunk that comes back and the last."""
    from synletters.io import NO_EXTRAS
    from synletters.rewrite.chunk_work import detected
    from synletters.rewrite.workers import over_chunks

    config = RunConfig(point=point, workers=workers, chunk=8)
    chunks = [batch[at : at + 8] for at in range(0, len(batch), 8)]
    begin, done = 0.0, 0
    for made in over_chunks(chunks * 3, config, detected, NO_EXTRAS):
        if begin:
            done += len(made.chunk)
        begin = begin or time.perf_counter()
    return done / (time.perf_counter() - begin)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--letters", type=int, default=100)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--point", default="strict", choices=["strict", "balanced"])
    parser.add_argument("--workers", type=int, default=1)
    args = parser.parse_args()
    import torch

    finder = Finder(RunConfig(point=args.point))
    presidio = presidio_alone()
    batch = letters(args.letters, args.words, seed=1)
    warm = letters(4, args.words, seed=0)
    finder.find(warm)
    for letter in warm:
        presidio.analyze(letter.text, "en")
    finder.clock.seconds.clear()
    ours, theirs = [], []
    for _ in range(args.rounds):
        begin = time.perf_counter()
        finder.find(batch)
        middle = time.perf_counter()
        for letter in batch:
            presidio.analyze(letter.text, "en")
        theirs.append(time.perf_counter() - middle)
        ours.append(middle - begin)
    words = sum(len(letter.text.split()) for letter in batch) / len(batch)
    mine, other = len(batch) / min(ours), len(batch) / min(theirs)
    print(f"{len(batch)} letters of {words:.0f} words, {torch.get_num_threads()} threads, {args.point}")
    print(f"  synletters, every detector        {mine:7.1f} letters/s")
    if args.workers > 1:
        print(
            f"  the same, {args.workers} processes             {shared(batch, args.workers, args.point):7.1f} letters/s"
        )
    print(f"  presidio, pattern recognizers     {other:7.1f} letters/s")
    print(f"  ratio                             {mine / other:7.2f}")
    for name, seconds in sorted(finder.clock.seconds.items(), key=lambda item: -item[1]):
        print(f"    {name:30s} {1000 * seconds / args.rounds / len(batch):6.1f} ms a letter")


if __name__ == "__main__":
    main()
