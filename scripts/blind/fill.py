"""Fill a template.

[a|b] chooses one of the alternatives and may be nested; {slot} plants a value (see values.Cast); {@kind} inserts a clinical
paragraph, another one each time.
"""

from __future__ import annotations

import random
import re

from ..letter_text import wrap
from .clinical import BLOCKS
from .people import Names
from .values import Cast

CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{([^{}]+)\}")
ARTICLE = re.compile(r"(^|\W)([Aa])n? $")
PLANTED = re.compile(r"\{(?!(?:he|his|him|He|His|man|boy|son|spouse|male|M|p\.t)\})[^{}]+\}")
KEEP = re.compile(
    r"\{p(\.(lf|LF|L|u|fm|lfm|li))?\}|Dear |^\|? ?TIME|^Field|^(Dr |Prof\. |Signed |Electronically signed: )?\{d[14](\.fm|\.u)?\}"
)
SENTENCE = re.compile(
    r"(?<=[.?])(?<!Dr\.)(?<!Drs\.)(?<!\bb\.)(?<!\bno\.)(?<!\bref\.)(?<!Mr\.)(?<!Ms\.)(?<!Prof\.)(?<!Rev\.)(?<!Attn\.)(?<!No\.)(?<!\d\.)(?<!: \w\.)"
    r" (?=[A-Z{])|(?<=full stop) |(?<=new paragraph) "
)
MOST = (14, 38)  # a letter keeps at most so many identifiers, a number drawn from this range ...
FEWEST_WORDS = 200  # ... as long as so many words remain
WRAPPED = 0.2  # share of letters broken at a fixed width


def choose(text: str, rng: random.Random) -> str:
    while True:
        text, changed = CHOICE.subn(lambda m: rng.choice(m.group(1).split("|")), text)
        if not changed:
            return text


def with_blocks(text: str, rng: random.Random) -> str:
    left: dict[str, list[str]] = {}

    def block(match: re.Match) -> str:
        kind = match.group(1)
        if not left.get(kind):
            left[kind] = rng.sample(BLOCKS[kind], len(BLOCKS[kind]))
        return left[kind].pop()

    return re.sub(r"\{@(\w+)\}", block, text)


def thinned(text: str, rng: random.Random) -> str:
    """Leave out random lines and sentences with identifiers until the letter is no denser than most real ones."""
    lines = [SENTENCE.split(line) for line in text.split("\n")]
    order = [(i, j) for i, line in enumerate(lines) for j, piece in enumerate(line) if PLANTED.search(piece)]
    rng.shuffle(order)
    planted, words, limit = len(PLANTED.findall(text)), len(text.split()), rng.randint(*MOST)
    for i, j in order:
        if planted <= limit:
            break
        piece = lines[i][j]
        size = len(piece.split())
        if i == 0 or KEEP.search(piece) or words - size < FEWEST_WORDS:
            continue
        lines[i][j] = ""
        planted, words = planted - len(PLANTED.findall(piece)), words - size
    kept = [" ".join(piece for piece in line if piece) for line in lines if any(line) or line == [""]]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def fill(template: dict, names: Names, rng: random.Random) -> tuple[str, list[dict]]:
    cast = Cast(template["country"], rng, names, template.get("ages", (24, 88)), template.get("sex", ""))
    source = choose(with_blocks(template["text"].strip("\n"), rng), rng)
    source = thinned(source, rng)
    if template.get("flat"):
        source = " ".join(source.split())
    case = {"lower": str.lower, "upper": str.upper}.get(template.get("case", ""), str)
    out: list[str] = []
    spans: list[dict] = []
    end = size = 0
    for slot in SLOT.finditer(source):
        before = source[end : slot.start()]
        value, label = cast.get(slot.group(1))
        if ARTICLE.search(before) and slot.group(1)[:3] in ("age", "job", "emp"):
            an = re.match(r"8|1[18]\D|[aeio]|up|un[^i]", value, re.I)
            before = before.rstrip(" nN") + ("n " if an else " ")
        before, value = case(before), case(value)
        out += [before, value]
        size += len(before) + len(value)
        last = spans[-1] if spans else None
        if last and label == "NAME" == last["label"] and before == " " and last["end"] == size - len(value) - 1:
            last["end"] = size  # first name and surname
        elif label:
            spans.append({"start": size - len(value), "end": size, "label": label})
        end = slot.end()
    out.append(case(source[end:]))
    text = "".join(out)
    if not template.get("flat") and not template.get("table") and rng.random() < WRAPPED:
        text = wrap(text, rng.choice([68, 76, 84, 100]))
    return text, spans
