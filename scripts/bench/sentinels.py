"""Rewrite generated letters with planted sentinels, and look for the sentinels in everything that the run
leaves behind.

    python -m scripts.bench.sentinels --letters 10000 [--keep DIR]

Every letter holds sentinels: made-up words and numbers that stand where a name, a street, a town, an e-mail,
a user name, a record number or a phone number would. After `synletters rewrite` in a process of its own,
every byte of the output, of its standard output and error, and of every file that it left in its temporary
folder, its home and its working folder is searched for each of them, in any case; compressed files are opened
first. Prints a JSON object; exit code 1 if a sentinel was found.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.common import arguments, tell

SYLLABLES = "ba ke lo mi nu ra se to vu wi za xo que fri gla stro tham bran dok wyn zel hur pov jax".split()
NOTES = (
    "He has had a productive cough for three weeks with a low grade fever and no chest pain.",
    "On examination the chest was clear, blood pressure 132/78, pulse 72 regular, oxygen saturation 97% on air.",
    "The white cell count was 12.4 and the CRP 56; the chest X-ray showed no consolidation.",
    "We started amoxicillin 500 mg three times a day for five days and advised paracetamol as required.",
    "She denies dizziness, syncope or weight loss, and her diabetes remains well controlled on metformin 1 g twice daily.",
    "An echocardiogram showed mild mitral regurgitation with preserved left ventricular function.",
)
LETTER = """{hospital} Hospital
{street} Road, {town}

Re: {first} {last}, MRN {mrn}
Phone: {phone}
Email: {first}.{last}@{domain}.org

Dear Dr {doctor},

Thank you for referring {title} {last}, who lives in {town} with {kin} {last}. {n1} {n2} {title} {last} was seen with {kin} today.
{n3} {n4} Portal login: {user}

Yours sincerely,
Dr {signer} {surname}
"""


def word(rng: random.Random) -> str:
    """A word that no language has: three or four syllables and a mark at the end."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(3, 4))).capitalize() + "zq"


def letter(rng: random.Random, number: int) -> tuple[dict[str, str], list[str]]:
    names = {
        k: word(rng)
        for k in ("hospital", "street", "town", "first", "last", "doctor", "kin", "signer", "surname")
    }
    names["domain"] = word(rng).lower()
    names["user"] = f"{word(rng).lower()}{rng.randint(10, 99)}"
    # of twelve digits: with eight, one of 10,000 letters' surrogates equals another letter's number by chance
    names["mrn"] = f"{rng.randint(10**11, 10**12 - 1)}"
    names["phone"] = f"0{rng.randint(1200, 1999)} {rng.randint(200000, 999999)}"
    notes = {f"n{i}": rng.choice(NOTES) for i in range(1, 5)}
    text = LETTER.format(title=rng.choice(["Mr", "Mrs", "Ms"]), **names, **notes)
    if rng.random() < 0.1:
        text = text.upper()
    return {"id": f"letter-{number:06d}", "text": text}, [v.replace(" ", "") for v in names.values()]


def every_file(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave everything in this folder, to look at")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as scratch:
        base = args.keep or Path(scratch)
        base.mkdir(parents=True, exist_ok=True)
        source = base / "letters.jsonl"
        folders = {name: base / name for name in ("tmp", "home", "work")}
        for folder in folders.values():
            folder.mkdir(exist_ok=True)
        sentinels: set[str] = set()
        with source.open("w", encoding="utf-8") as out:
            for number in range(args.letters):
                row, planted = letter(rng, number)
                sentinels.update(value.casefold() for value in planted)
                out.write(json.dumps(row) + "\n")
        env = os.environ | {"TMPDIR": str(folders["tmp"]), "HOME": str(folders["home"])}
        begin = time.perf_counter()
        with (base / "stdout").open("wb") as stdout, (base / "stderr").open("wb") as stderr:
            line = [
                sys.executable,
                "-m",
                "synletters",
                "rewrite",
                str(source),
                str(base / "out"),
                "--overwrite",
            ]
            code = subprocess.call(line, cwd=folders["work"], env=env, stdout=stdout, stderr=stderr)
        seconds = time.perf_counter() - begin
        files = [*every_file(base / "out", *folders.values()), base / "stdout", base / "stderr"]
        found: dict[str, int] = {}
        values: set[str] = set()
        for path in files:
            data = path.read_bytes()
            opened = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            text = opened.decode("utf-8", "replace").casefold()
            # words and numbers alone, and run together as a phone number may be
            pieces = {
                *re.findall(r"[^\W_]+", text),
                *re.findall(r"\d{4,}", re.sub(r"(?<=\d) (?=\d)", "", text)),
            }
            if hits := sentinels & pieces:
                found[path.name] = len(hits)
                values |= hits
        told = base / "out" / "report.json"
        report = json.loads(told.read_text()) if told.exists() else {}
    tell(
        {
            "letters": args.letters,
            "exit_code": code,
            "rewrites": report.get("rewrites"),
            "rejected": report.get("rejected"),
            "sentinels_planted": len(sentinels),
            "sentinels_found": len(values),
            "files_searched": len(files),
            "files_with_sentinels": found,
            "seconds": round(seconds, 1),
        }
    )
    return 1 if values or not report.get("rewrites") else 0


if __name__ == "__main__":
    sys.exit(main())
