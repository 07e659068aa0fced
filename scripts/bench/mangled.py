"""Planted leaks in many mangled forms: which does the gate of ``rewrite`` stop, which does the ``leaks`` metric see?

    python -m scripts.bench.mangled [--draws 40] [--seed 1]

For each kind a made-up name, number or address is drawn, a letter that has it is taken as source, and a clean rewrite gets it
in mangled form. The gate is asked whether the letter may leave, the metric whether the value stands in it. Then the same
with another value mangled in the same way, which neither should take for it. Prints a JSON object by kind.
"""

from __future__ import annotations

import base64
import html
import quopri
import random
from collections.abc import Callable
from urllib.parse import quote

from scripts.common import arguments, tell
from synletters.core.document import Action, Letter, Protected, Region, Rewrite, Span
from synletters.evaluate.privacy.canary_forms import FORMS
from synletters.evaluate.privacy.leaks.metric import Leaks
from synletters.rewrite.leak_check import leaks
from synletters.text.lexicon import Lexicon
from synletters.text.vocabulary import shipped

Mangle = Callable[[str, random.Random], str]
_CYRILLIC = str.maketrans("aeopcxyiABEHKMOPCTX", "аеорсхуіАВЕНКМОРСТХ")
_GREEK = str.maketrans("ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")
_SMALL_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ")
_LEET = str.maketrans("aeios", "43105")
_SIGNS = str.maketrans("aisl", "@!$|")
_SCANNED = str.maketrans("0158", "OlSB")


def _shifted(first: int, digits: int | None = None) -> Mangle:
    """Letters of one of Unicode's mathematical or enclosed alphabets, small and large in a row from ``first``."""

    def one(char: str) -> str:
        if "A" <= char <= "Z":
            return chr(first + ord(char) - ord("A"))
        if "a" <= char <= "z":
            return chr(first + 26 + ord(char) - ord("a"))
        return chr(digits + int(char)) if digits is not None and char.isdigit() else char

    return lambda value, _: "".join(map(one, value))


def _fullwidth(value: str, _: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value)


def _accented(value: str, rng: random.Random) -> str:
    return "".join(c + rng.choice("\u0300\u0301\u0308\u0303") if c in "aeiouAEIOU" else c for c in value)


def _every(joint: str) -> Mangle:
    return lambda value, _: joint.join(value)


def _words(joint: str) -> Mangle:
    return lambda value, _: joint.join(value.split())


def _middle(joint: str) -> Mangle:
    """The joint within the longest word."""

    def cut(value: str, _: random.Random) -> str:
        word = max(value.split(), key=len)
        return value.replace(word, word[: len(word) // 2] + joint + word[len(word) // 2 :], 1)

    return cut


def _regrouped(value: str, _: random.Random) -> str:
    digits = "".join(c for c in value if c.isdigit())
    return " ".join(digits[i : i + 2] for i in range(0, len(digits), 2))


def _alternating(value: str, _: random.Random) -> str:
    return "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(value))


#: kind -> the forms it is tried on, and what is done to a value
KINDS: dict[str, tuple[str, Mangle]] = {
    "as it is": ("name", lambda v, _: v),
    "capitals": ("name", lambda v, _: v.upper()),
    "small letters": ("name", lambda v, _: v.lower()),
    "alternating case": ("name", _alternating),
    "surname alone": ("name", lambda v, _: v.split()[-1]),
    "given name alone": ("name", lambda v, _: v.split()[0]),
    "surname first": ("name", lambda v, _: f"{v.split()[-1].upper()}, {v.split()[0]}"),
    "initial and surname": ("name", lambda v, _: f"{v[0]}. {v.split()[-1]}"),
    "possessive": ("name", lambda v, _: v + "'s"),
    "possessive, curly": ("name", lambda v, _: v + "’s"),
    "plural": ("name", lambda v, _: f"the {v.split()[-1]}s"),
    "run together": ("name", _words("")),
    "run together, small": ("name", lambda v, _: v.replace(" ", "").lower()),
    "underscores": ("name", _words("_")),
    "dots": ("name", _words(".")),
    "hyphen": ("name", _words("-")),
    "line break between words": ("name", _words("\n    ")),
    "no-break space": ("name", _words("\u00a0")),
    "tab": ("name", _words("\t")),
    "spelled with blanks": ("name", lambda v, _: "   ".join(" ".join(w) for w in v.split())),
    "spelled with dots": ("name", lambda v, _: " ".join(".".join(w) for w in v.split())),
    "spelled with hyphens": ("name", lambda v, _: " ".join("-".join(w) for w in v.split())),
    "spelled with double blanks": ("name", lambda v, _: "  ".join(v.split()[-1])),
    "hyphen at a line end": ("name", _middle("-\n")),
    "line end without a hyphen": ("name", _middle("\n")),
    "soft hyphen": ("name", _middle("\u00ad")),
    "zero-width space": ("name", _middle("\u200b")),
    "zero-width joiner everywhere": ("name", _every("\u200d")),
    "byte order mark": ("name", _middle("\ufeff")),
    "right-to-left mark": ("name", _middle("\u200f")),
    "accents": ("name", _accented),
    "Cyrillic look-alikes": ("name", lambda v, _: v.translate(_CYRILLIC)),
    "Greek look-alikes": ("name", lambda v, _: v.translate(_GREEK)),
    "small capitals": ("name", lambda v, _: v.lower().translate(_SMALL_CAPITALS)),
    "full width": ("name", _fullwidth),
    "mathematical bold": ("name", _shifted(0x1D400)),
    "mathematical sans": ("name", _shifted(0x1D5A0)),
    "circled": ("name", _shifted(0x24B6)),
    "digits for letters": ("name", lambda v, _: v.translate(_LEET)),
    "signs for letters": ("name", lambda v, _: v.translate(_SIGNS)),
    "HTML entities": ("name", lambda v, _: "".join(f"&#{ord(c)};" for c in v)),
    "HTML entities, hexadecimal": ("name", lambda v, _: "".join(f"&#x{ord(c):x};" for c in v)),
    "HTML blank": ("name", _words("&nbsp;")),
    "HTML tags": ("name", lambda v, _: " ".join(f"<b>{w}</b>" for w in v.split())),
    "percent signs": ("name", lambda v, _: "".join(f"%{ord(c):02X}" for c in v)),
    "address on the net": ("name", lambda v, _: f"https://x.org/?q={quote(v)}&p=1"),
    "JSON escapes": ("name", lambda v, _: "".join(f"\\u{ord(c):04x}" for c in v)),
    "quoted-printable": ("name", lambda v, _: "".join(f"={ord(c):02X}" for c in v)),
    "quoted-printable line end": ("name", _middle("=\n")),
    "backwards": ("name", lambda v, _: v.replace(" ", "")[::-1]),
    "e-mail": ("name", lambda v, _: f"{v.replace(' ', '.').lower()}@example.org"),
    "user name": ("name", lambda v, _: f"{v[0].lower()}{v.split()[-1].lower()}01"),
    "file name": ("name", lambda v, _: f"scan_{v.replace(' ', '-')}_2.pdf"),
    "HL7 components": ("name", lambda v, _: f"{v.split()[-1].upper()}^{v.split()[0].upper()}^^"),
    "brackets within": ("name", lambda v, _: f"{v.split()[-1][:3]}({v.split()[-1][3:]})"),
    "inside a longer word": ("name", lambda v, _: f"pre{v.split()[-1].lower()}osis"),
    "base64": ("name", lambda v, _: base64.b64encode(v.encode()).decode()),
    "number without blanks": ("nhs_number", _words("")),
    "number with hyphens": ("nhs_number", _words("-")),
    "number with dots": ("nhs_number", _words(".")),
    "number in other groups": ("nhs_number", _regrouped),
    "number digit by digit": ("nhs_number", lambda v, _: " ".join(v.replace(" ", ""))),
    "number in full-width digits": ("nhs_number", _fullwidth),
    "number in Arabic-Indic digits": (
        "nhs_number",
        lambda v, _: "".join(chr(0x660 + int(c)) if c.isdigit() else c for c in v),
    ),
    "number as a scanner reads it": ("nhs_number", lambda v, _: v.translate(_SCANNED)),
    "number behind a label without a blank": ("nhs_number", lambda v, _: "NHS" + v.replace(" ", "")),
    "number over two lines": ("nhs_number", _words("\n")),
    "record number with a prefix": ("record_number", lambda v, _: f"MRN{v}"),
    "phone with country code": ("phone_uk", lambda v, _: "+44 (0)" + v[1:]),
    "phone with brackets": ("phone_us", lambda v, _: v.replace("(", "").replace(") ", ".").replace("-", ".")),
    "address in capitals": ("address", lambda v, _: v.upper()),
    "address run together": ("address", _words("")),
    "e-mail with words": ("email", lambda v, _: v.replace("@", " at ").replace(".", " dot ")),
    "e-mail, quoted-printable": (
        "email",
        lambda v, _: quopri.encodestring(v.encode(), quotetabs=True).decode(),
    ),
    "e-mail, HTML": ("email", lambda v, _: html.escape(v).replace("@", "&#64;").replace(".", "&period;")),
    "code without hyphen": ("coded_id", lambda v, _: v.replace("-", "")),
    "code in small letters": ("coded_id", lambda v, _: v.lower().replace("-", " ")),
}
_LABELS = {
    "name": "NAME",
    "nhs_number": "NHS",
    "phone_uk": "PHONE",
    "phone_us": "PHONE",
    "address": "STREET",
    "email": "EMAIL",
}
_SOURCE = "Thank you for seeing {}. The chest was clear and the pulse regular. No change was made."
_MADE = "Thank you for seeing this patient. The chest was clear and the pulse regular. It was sent to {} on the day."


def tried(value: str, label: str, planted: str, lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether the gate stops a rewrite that has ``planted`` in it, and whether the metric sees ``value`` there."""
    text, made = _SOURCE.format(value), _MADE.format(planted)
    start = text.index(value)
    end = start + len(value)
    regions = (
        Region(0, start, Action.OPEN),
        Region(start, end, Action.REPLACE, label=label),
        Region(end, len(text), Action.OPEN),
    )
    letter = Letter("a", text)
    stopped = bool(leaks(Protected(letter, regions), made, lexicon))
    gold = {"a": (Span(start, end, label, "phi", "gold"),)}
    seen = Leaks(gold=gold).score([(letter, Rewrite("a", 0, made, ()))])[0]
    return stopped, bool(seen.value)


def figures(draws: int, seed: int) -> dict[str, dict[str, float]]:
    """By kind, shares of the draws that gate and metric find, and of the controls that they take for the value."""
    lexicon = Lexicon(shipped())
    out = {}
    for kind, (form, mangle) in KINDS.items():
        rng = random.Random(f"{seed} {kind}")
        hits = [0, 0, 0, 0]
        for _ in range(draws):
            value, other = FORMS[form](rng), FORMS[form](rng)
            label = _LABELS.get(form, "ID")
            for at, planted in ((0, value), (2, other)):
                for number, hit in enumerate(tried(value, label, mangle(planted, rng), lexicon)):
                    hits[at + number] += hit
        names = ("gate", "metric", "gate_controls", "metric_controls")
        out[kind] = {name: round(hit / draws, 3) for name, hit in zip(names, hits, strict=True)}
    return out


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--draws", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    by = figures(args.draws, args.seed)
    total = {
        name: round(sum(row[name] for row in by.values()) / len(by), 4) for name in next(iter(by.values()))
    }
    whole = {name: sum(row[name] == 1 for row in by.values()) for name in ("gate", "metric")}
    tell({"kinds": len(by), "mean": total, "kinds_found_always": whole, "by": by})


if __name__ == "__main__":
    main()
