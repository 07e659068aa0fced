"""Command that writes the training texts of the identifier tagger as JSON lines."""

from __future__ import annotations

import argparse
import collections
import json
import random
import re
from pathlib import Path

from . import fillers as fl
from . import lookalikes
from .augment import augment
from .case import Case
from .inject import Corpus
from .lookalikes_more import more_heading, more_sentence
from .lookalikes_third import third_sentence
from .markup import finish, mark, segments, unmarked
from .snippets_more import more_snippet
from .snippets_third import third_snippet
from .templates_misc import TEMPLATES_MISC
from .templates_snippets import SNIPPETS
from .templates_uk import TEMPLATES_UK
from .templates_uk_more import TEMPLATES_UK_MORE
from .templates_uk_third import TEMPLATES_UK_THIRD
from .templates_us import TEMPLATES_US
from .templates_us_more import TEMPLATES_US_MORE
from .templates_us_third import TEMPLATES_US_THIRD

KINDS = (("letter", 0.38), ("injected", 0.22), ("snippet", 0.18), ("lookalike", 0.22))


class Maker:
    """Builds marked texts of every kind."""

    def __init__(self, data: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.fill = fl.Fillers(fl.Pools(data, seed), self.rng)
        self.corpus = Corpus(data)
        self.twin_last = [name for name in lookalikes.TWIN_SURNAMES if not fl.reserved(name)]
        self.twin_first = [name for name in lookalikes.TWIN_GIVEN if not fl.reserved(name)]

    def case(self, style: str = "") -> Case:
        """A new imagined patient, of a country that suits the style of letter."""
        rng = self.rng
        if style == "uk":
            locale = rng.choices(("uk", "ie", "au"), (88, 9, 3))[0]
        elif style == "us":
            locale = rng.choices(("us", "ca", "au", "uk"), (80, 10, 7, 3))[0]
        else:
            locale = rng.choices(("uk", "us", "ie", "ca", "au"), (45, 40, 5, 5, 5))[0]
        return Case(self.fill, rng, locale, self.corpus.paragraphs, self.corpus.sentences, child=rng.random() < 0.12)

    def letter(self) -> str:
        """A letter from a template."""
        rng = self.rng
        style = rng.choices(("uk", "us", ""), (40, 36, 24))[0]
        text = self.case(style).render(
            rng.choice(
                {
                    "uk": TEMPLATES_UK + TEMPLATES_UK_MORE + TEMPLATES_UK_THIRD * 2,
                    "us": TEMPLATES_US + TEMPLATES_US_MORE + TEMPLATES_US_THIRD * 2,
                    "": TEMPLATES_MISC,
                }[style]
            )
        )
        if "\n\n" in text and rng.random() < 0.4:
            parts = text.split("\n\n")
            for _ in range(rng.choice((1, 1, 2, 3))):
                parts.insert(rng.randint(1, len(parts)), rng.choice(self.corpus.paragraphs))
            text = "\n\n".join(parts)
        return text

    def injected(self) -> str | None:
        """A real text with identifiers put in."""
        rng = self.rng
        case = self.case("us" if rng.random() < 0.7 else "uk")
        text = self.corpus.window(rng, self.fill, case.locale, rng.choice((100, 180, 280, 380)))
        if text is None:
            return None
        paragraphs = text.split("\n\n")
        for number, paragraph in enumerate(paragraphs):
            if rng.random() < min(0.6, 2.0 / len(paragraphs)):
                extra = " ".join(
                    case.render(f"{{{rng.choice(('social', 'social', 'event', 'event', 'closing'))}}}")
                    for _ in range(rng.choice((1, 1, 2)))
                )
                paragraphs[number] = (
                    f"{paragraph} {extra}" if rng.random() < 0.7 or ":" in paragraph[:40] else f"{extra} {paragraph}"
                )
        text = "\n\n".join(paragraphs)
        if rng.random() < 0.3:
            text = case.render("{idlines}") + text
        if rng.random() < 0.3:
            text += "\n\n" + case.render("{signoff}")
        return text

    def snippet(self) -> str:
        """One to three short pieces."""
        case = self.case()
        count = self.rng.choice((1, 1, 1, 2, 3))
        return self.rng.choice((" ", "\n", "\n\n")).join(case.render(self._snippet_template()) for _ in range(count))

    def _snippet_template(self) -> str:
        if self.rng.random() < 0.5:
            return third_snippet(self.rng)
        return more_snippet(self.rng) if self.rng.random() < 0.65 else self.rng.choice(SNIPPETS)

    def lookalike(self) -> str:
        """Sentences with traps, without or with few identifiers."""
        rng = self.rng
        with_names = rng.random() < 0.4
        case = self.case()
        parts: list[str] = []
        for _ in range(rng.randint(5, 24)):
            draw = rng.random()
            if with_names and draw < 0.3:
                sentence = lookalikes.twin_sentence(rng)
                while "{E}" in sentence:
                    sentence = sentence.replace("{E}", rng.choice(lookalikes.EPONYMS), 1)
                sentence = re.sub("@(.+?)@", lambda found: mark("DATE", found.group(1)), sentence)
                sentence = re.sub(
                    "~L~, ~F~",
                    lambda _: mark("NAME", f"{rng.choice(self.twin_last)}, {rng.choice(self.twin_first)}"),
                    sentence,
                )
                sentence = re.sub(
                    "~F~ ~L~",
                    lambda _: mark("NAME", f"{rng.choice(self.twin_first)} {rng.choice(self.twin_last)}"),
                    sentence,
                )
                sentence = re.sub("~L~", lambda _: mark("NAME", rng.choice(self.twin_last)), sentence)
                sentence = re.sub("~F~", lambda _: mark("NAME", rng.choice(self.twin_first)), sentence)
                parts.append(case.render(sentence))
            elif draw < 0.45:
                parts.append(rng.choice(self.corpus.sentences))
            else:
                parts.append(self._plain())
            if rng.random() < 0.15:
                heading = more_heading(rng) if rng.random() < 0.7 else lookalikes.heading(rng)
                parts.append(f"\n\n{heading}{rng.choice([':', '', ' -'])}{rng.choice([' ', chr(10)])}")
        return re.sub(r" *\n *", "\n", " ".join(parts))

    def _plain(self) -> str:
        """A sentence with traps from one of the three sets."""
        rng = self.rng
        if rng.random() < 0.5:
            return third_sentence(rng)
        return more_sentence(rng) if rng.random() < 0.6 else lookalikes.plain_sentence(rng)

    def row(self, number: int, kind: str) -> dict[str, object]:
        """One finished text of a kind."""
        marked: str | None = None
        while marked is None or not unmarked(marked).strip():
            marked = getattr(self, kind)()
        pieces = segments(re.sub(r"\n{4,}", "\n\n\n", marked.strip()))
        text, spans = finish(augment(pieces, self.rng))
        return {"id": f"{kind}-{number}", "text": text, "spans": spans}


def check(row: dict[str, object]) -> None:
    """Assert that the spans of a row are exact."""
    text, last = str(row["text"]), 0
    assert not re.search("[\ue0ff-\ue120]", text), row["id"]
    assert not re.search(r"\{\w+(:\w+)?\}", text), text
    for span in row["spans"]:  # type: ignore[attr-defined]
        start, end = span["start"], span["end"]
        assert last <= start < end <= len(text), row["id"]
        assert text[start:end] == text[start:end].strip(), row["id"]
        last = end


def main() -> None:
    """Parse the command line, write the rows and print counts by label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of gazetteers and clinical texts")
    parser.add_argument("--count", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    maker = Maker(arguments.data, arguments.seed)
    kinds = [kind for kind, _ in KINDS]
    weights = [weight for _, weight in KINDS]
    counts: collections.Counter[str] = collections.Counter()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with arguments.out.open("w", encoding="utf-8") as handle:
        for number in range(arguments.count):
            kind = maker.rng.choices(kinds, weights)[0]
            row = maker.row(number, kind)
            check(row)
            counts[kind] += 1
            counts.update(span["label"] for span in row["spans"])  # type: ignore[attr-defined]
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    for name, count in sorted(counts.items()):
        print(f"{name}\t{count}")


if __name__ == "__main__":
    main()
