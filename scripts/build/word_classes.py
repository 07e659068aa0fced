"""Which words are nouns, verbs, adjectives or adverbs of one inflection: builds
``synletters/text/kinds/data/word_classes.txt.gz``.

usage: python -m scripts.build.word_classes TEXTS.jsonl[.gz] … [--words 60000] [--out FILE]

TEXTS hold open clinical text, a JSON object with a ``text`` on each line. The embedded tagger reads about
``--words`` words of each file; a word of the public vocabulary that it saw at least ``LEAST`` times is of the
part of speech that it had at ``SHARE`` of them, and of the inflection that its ending says
(``synletters.text.kinds.inflection``). The list holds words and nothing of the texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from synletters.detect.tagger.detector import TaggerDetector
from synletters.text.kinds import classes, inflection
from synletters.text.vocabulary import LOWER, shipped

LEAST, SHARE = 4, 0.6
_WORD = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")


def texts(path: Path, words: int) -> Iterator[str]:
    """Texts of one file, spread over all of it, until they hold so many words."""
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = [str(json.loads(line)["text"]) for line in held.decode("utf-8").split("\n") if line]
    step = max(1, sum(len(text.split()) for text in found) // words)
    yield from found[::step]


def count(paths: list[Path], words: int) -> dict[str, Counter[str]]:
    tagger = TaggerDetector(phi=False, device="cpu")
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        batch = list(texts(path, words))
        for at in range(0, len(batch), 64):
            some = batch[at : at + 64]
            places = [[match.span() for match in _WORD.finditer(text)] for text in some]
            for text, spans, tags in zip(some, places, tagger.upos_all(some, places), strict=True):
                for (start, end), tag in zip(spans, tags, strict=True):
                    out[text[start:end]][tag] += 1
    return out


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", nargs="+", type=Path, metavar="TEXTS")
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--out", type=Path, default=classes.SHIPPED)
    given = options.parse_args()
    known = shipped()
    tags: dict[str, str] = {}
    for word, seen in count(given.texts, given.words).items():
        tag, times = seen.most_common(1)[0]
        if known.flags(word) & LOWER and seen.total() >= LEAST and times >= SHARE * seen.total():
            tags[word] = tag
    nouns = {word for word, tag in tags.items() if tag == "NOUN"}
    made: dict[str, str] = {}
    for word, tag in tags.items():
        name = inflection.of(word, tag, nouns)
        if name:
            made[word] = name
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(classes.pack(made))
    print(f"{len(made)} words, {dict(Counter(made.values()))}")


if __name__ == "__main__":
    main()
