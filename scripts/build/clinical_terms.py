"""Builds ``synletters/evaluate/clinical/words_lost/data/terms.tsv.gz``, the lexicon of `clinical words lost`.

usage: python -m scripts.build.clinical_terms ONTOLOGY.jsonl[.gz] … --names NAMES.txt … [--out FILE]

ONTOLOGY are the Human Disease Ontology and the Symptom Ontology (CC0), a JSON object with ``id``, ``name`` and ``synonyms`` on
each line; the lists in scripts/build/clinical_lists were written for it. NAMES hold people's names, one a line: a term of one
word that is one of them too is marked with ``~``. A term belongs to the first concept that has it, own lists before ontologies.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from synletters.evaluate.clinical.words_lost.terms import fold, is_exact, tokens

LISTS = Path(__file__).with_name("clinical_lists")
OUT = Path(__file__).parents[2] / "synletters/evaluate/clinical/words_lost/data/terms.tsv.gz"
_MOST_WORDS = 5
#: words of the ontologies that letters use for other things
_ORDINARY = frozenset(
    """disease syndrome disorder sign symptom defect injury abnormality deformity cold dead chill dwarf general organ system sleep
    hearing vision feeling growth movement behavior behaviour physical disability thinking memory speech
    absence accident active adult aggressive alteration angle animal apparent area aspect associated association attack attention
    back background balance band bare base beard beat bird birth black blind block bloody body border branch break breeder broad
    bronze bull canal cause center centre central chain change channel chief class classic clear color colour common communication
    complete complex concentration condition conduct contact control conventional coordination core count crab crisis critical
    cross cycle dark deep delay delta dependent deposition desire development different difficult difficulty disc distinctive
    dominant double dresser dust early egg element elsewhere empty equine error escape essential event evil except explosive
    extensive external extreme face factor failure farmer fatal feather feature female film fish flat floor flow fluid fold food
    form fourth frequent from function functional fusion gain german giant global grand gray great green grey gross group happy
    hard heavy high hole human identity inability inappropriate incompetence incomplete inferior initial inner intelligence intense
    interest intermediate internal into involvement involving iron join lack language large late lazy left lens light limb long
    loop loose loss lower major make male manage manifest manifestation mature medium mental mention metal middle milk mill minimal
    minor minus mixed motion motor movement multiple name narrow natural near negative newborn night noise normal norwegian object
    occasional onset open orbit other outlet overflow pale panic part partial patent pattern perception permanent persistent
    personality phase phenomenon pigeon plague plus poor pork positive potential predominant pressure primary problem producing
    production proper puppet pure quadrant radiation rapid rate reaction recessive region regional related response rest return
    reversal right ring root round rotation run saddle second secondary sensitivity sequence settlement shape short sick sickness
    silent simple single site size skill slow small smell smooth social soft sole solid sound space speak specific split spot
    stable stage stand state status storage strain stream strength stress stripper structure substance sudden superior surface
    sweat tail tall tandem taste team tear terminal test theory think third thrive total tract transfer transport tropical tube
    twin type unknown upper urban urge variant virus visible visual voice wall water weak weight well whether white with within
    without word worker write yellow young zone unspecified involving without also due associated caused like this that rare
    sibling parent family familial person people year years month day hour bite toxic agent exposure work house hospital clinic
    north south east west street road park hill green brown black white young king bishop bell rose lily march april may june
    associate multiple combined isolated acquired localized localised generalized generalised secondary following after during
    episode maple stone sugar dictated golfer attributed induced related chronic acute""".split()
)
#: kinds whose words may be a name in another place; nobody is called Cipro or Husband
_BORNE = frozenset({"finding", "word", "device", "sign", "score", "procedure", "anatomy"})
_EPONYMS = frozenset(
    """adson allis alvarado babcock babinski balfour barthel bishop bosniak bovie braden breslow brudzinski centor chvostek colles
    deaver dukes dupuytren epworth finkelstein foley fontaine graves hallpike hashimoto hasson hawkins hickman hodgkin hoffman
    homan homans karnofsky kernig killip kirschner kocher lachman mallampati mayo mcburney mcmurray metzenbaum meniere murphy neer
    nissen norton paget penrose phalen ranson rankin raynaud rinne rockall rockwood romberg rovsing rutherford schatzker spurling
    steinmann tinel tinetti trendelenburg trousseau veress virchow waterlow weitlaner whipple garden""".split()
)
_WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")
_LETTERS = re.compile(r"[a-z][a-z '’-]*[a-z]")


def own_lists() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(LISTS.glob("*.txt")):
        kind = path.stem.removesuffix("s")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                kind = line[1:-1]
            elif line and not line.startswith("#"):
                names = line.split("|")
                yield kind, f"{kind}:{names[0].removeprefix('~').replace(' ', '_')}", names


def _rows(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in held.decode("utf-8").splitlines():
        row = json.loads(line)
        yield "finding", row["id"], [name.strip() for name in (row["name"], *row["synonyms"])]


def ontology(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    for kind, id_, names in _rows(path):
        names = [
            name
            for name in names
            if _LETTERS.fullmatch(name)
            and len(name) > 3
            and len(name.split()) <= _MOST_WORDS
            and name not in _ORDINARY
        ]
        if names:
            yield kind, id_, names


def words(paths: list[Path]) -> Iterator[tuple[str, str, list[str]]]:
    """The words that ontologies' names are made of: "biliary", "leaflet", "squamous"."""
    found: dict[str, None] = {}
    for path in paths:
        for _, _, names in _rows(path):
            found |= dict.fromkeys(w for name in names for w in _WORD.findall(name))
    for word in sorted(found):
        if (
            word not in _ORDINARY
            and word.removesuffix("s") not in _ORDINARY
            and not word.endswith(("ed", "ing", "ly"))
        ):
            yield "word", f"word:{word}", [word]


def people(paths: list[Path]) -> frozenset[str]:
    out: set[str] = set()
    for path in paths:
        out |= {fold(line.strip()) for line in path.read_text(encoding="utf-8").splitlines()}
    return frozenset(out)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("ontologies", nargs="+", type=Path, metavar="ONTOLOGY")
    options.add_argument("--names", nargs="+", type=Path, required=True)
    options.add_argument("--out", type=Path, default=OUT)
    args = options.parse_args()
    named = people(args.names) | {fold(word) for word in _EPONYMS}
    seen: set[str] = set()
    lines = []
    rows = [
        *own_lists(),
        *(row for path in args.ontologies for row in ontology(path)),
        *words(args.ontologies),
    ]
    for kind, id_, names in rows:
        kept = []
        for listed in dict.fromkeys(names):
            name = listed.removeprefix("~")
            items = tokens(name)
            key = name if is_exact(name) else " ".join(t.folded for t in items)
            if key in seen:
                continue
            seen.add(key)
            bears = listed != name or (
                kind in _BORNE and len(items) == 1 and not is_exact(name) and items[0].folded in named
            )
            kept.append(f"~{name}" if bears else name)
        if kept:
            lines.append(f"{kind}\t{id_}\t{'|'.join(kept)}\n")
    args.out.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(f"{len(lines)} concepts, {len(seen)} terms, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
