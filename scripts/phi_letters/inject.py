"""Real clinical paragraphs made safe: placeholders become generated identifiers, dates are labelled, doubtful paragraphs are dropped."""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path

from . import fillers as fl
from .lookalikes import EPONYM_WORDS
from .markup import MARKS, mark

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_YEAR = r"(?:19[2-9]\d|20[0-2]\d)"
DATE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR}\b)?(?![\d%.]\d)",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH}(?: of|,)? {_YEAR}\b",
        r"\b(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])[/-](?:(?:19|20)\d\d|\d\d)\b(?![/-])",
        rf"\b(?:0?[1-9]|1[0-2])/{_YEAR}\b",
        rf"(?<=\b[Ii]n ){_YEAR}\b(?!\s*(?:mg|mL|cc|gram|calor|units))",
        rf"(?<=\b(?:of|to) ){_YEAR}\b(?=[.,;)])",
        rf"(?<=\b[Ss]ince ){_YEAR}\b",
        rf"(?<=\b(?:year|from) ){_YEAR}\b(?!\s*(?:mg|mL|cc|to))",
        rf"\b{_YEAR}'?s\b(?= |\.|,)",
        r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b",
        r"(?<=\b(?:in|of|by|to) )May\b",
        r"(?<=\b(?:last|late|this|from) )May\b",
        r"(?<=\b(?:since|early|until) )May\b",
        r"\b(?:Christmas|Thanksgiving|Easter|Halloween|Labor Day|Memorial Day|New Year's(?: Eve| Day)?)\b",
    )
)
_TEMPLATE_DATE = re.compile(r"\b(?:MM/DD/YYYY|MM/DD/YY|DD/MM/YYYY|mm/dd/yyyy)\b|\[date\]", re.IGNORECASE)
_PLACEHOLDER_NAME = r"(?:X{1,6}|Y|Z|[A-HJ-WYZ]|XYZ|Xyz|ABC|Abc|ABCD|Abcd|XY|Xxxxx|Sample|Doe)"
_TITLED = re.compile(
    rf"\b(Drs?\.|Dr|Doctor|Mr\.|Mr|Mrs\.|Mrs|Ms\.|Ms|Miss)( )({_PLACEHOLDER_NAME})\b(?!\.[A-Z]|')|\b(Dr\.|Mr\.|Mrs\.|Ms\.)( )({_PLACEHOLDER_NAME})(?='s)"
)
_DOCTOR_SUFFIX = re.compile(r"\b(?:XYZ|ABCD?|XXXX?)(?=, ?(?:M\.?D|D\.?O|MD|PA|RN|Ph\.?D)\b)")
_PLACEHOLDER_HOSPITAL = re.compile(
    r"\b(?:XYZ|ABCD?|XXX|Abcd?) (?:General |Memorial |Medical |Regional |Dialysis |Psychiatric )*(?:Hospital|Center|Clinic)\b"
)
_OLD_AGE = re.compile(r"\b(?:9\d|10\d)(?=[- ]years?[- ]old)")
_DOUBT = re.compile(
    r"\b(?:Drs?|Mr|Mrs|Ms|Miss|Prof|Doctor|Nurse|Professor|Sister|Father|Officer|Judge|Sgt|Capt)\.? [A-Z]|\bXX+|\bXYZ|\bXY\b|\bABC[D\d]?|\bAbcd?\b|\bXyz\b|\b(?:John|Jane) Doe"
    r"|\bM\.D\b|, ?(?:MD|DO|PA-C|RN|PhD|DDS|NP|PA)\b|\b[A-Z][\w'.]+,? (?:Hospital|Clinic|Center|Centre|University|Institute|Foundation|College|School|Church|Home|Manor|Lodge|Street|Avenue|Road|County|Inc|Corp|Unit)\b"
    rf"|\b(?:\d{{3}}[-. ])?\d{{3}}[-. ]\d{{4}}\b|\b\d{{6,}}\b|#\s?\d{{4,}}|@|www\.|https?:|\bSSN\b|\b{_YEAR}\b(?!\s*(?:mg|mL|ml|cc|units|mcg|g\b|K\b))|'\d\d\b"
    r"|\b(?:0?[1-9]|1[0-2])/(?:0\d|[4-9]\d|1[1-9]|2[1-9])\b(?!/)(?! mmHg)|\d-\d{1,2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2}|\b\d{1,2}/\d{1,2}/"
    r"|\b(?:works? (?:as|at|for|in|with)|worked|working (?:as|at|for)|retired|employed|employ|occupation|profession|student|teacher|nurse by|driver|farmer|engineer|lawyer|attorney|homemaker|housewife|secretary|mechanic|carpenter"
    r"|veteran|military|Army|Navy|Marine|Vietnam|Korea|VA|manager|salesman|waitress|cashier|janitor|accountant|clerk|construction|factory|business|job)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d|\bMayo\b|\bKaiser\b|\bMedicare\b|\bMedicaid\b|\bBlue Cross\b|\bMD Anderson\b|_{3,}|\*{2,}|[{}]"
)
_WORD = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b")
_PLACE_IN = re.compile(r"\b(?:in|from|at|to|near) (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")


class Screen:
    """Decides whether a paragraph could hold an unlabelled identifier."""

    def __init__(self, data: Path, texts: list[str]) -> None:
        gazetteers = data / "gazetteers"
        self.names: set[str] = set()
        for name in ("first_names_us.txt", "surnames_us.txt", "cities_us.txt", "cities_uk.txt", "cities_world.txt"):
            for line in (gazetteers / name).read_text(encoding="utf-8").splitlines():
                self.names.update(line.strip().lower().replace("-", " ").split())
        self.names.update(word.lower() for state in fl.STATES_US.values() for word in state.split())
        self.common = {word for text in texts for word in re.findall(r"(?<![A-Za-z'-])[a-z]{3,}\b", text)}

    def clean(self, paragraph: str) -> bool:
        """True if nothing outside the markup looks like an identifier."""
        rest = re.sub(r"[\ue100-\ue120].*?\ue0ff", "\ue0ff", paragraph, flags=re.DOTALL)
        if _DOUBT.search(rest):
            return False
        for word in _WORD.findall(rest):
            low = word.lower()
            if (
                low not in self.common
                and low not in EPONYM_WORDS
                and any(part in self.names for part in low.split("-"))
            ):
                return False
        if any(
            word.lower() in self.names and word.lower() not in self.common and word.lower() not in EPONYM_WORDS
            for word in re.findall(r"\b[A-Z][a-z]{3,}\b", rest)
        ):
            return False
        for place in _PLACE_IN.findall(rest):
            words = [w.lower() for w in place.split() if w[0].isupper()]
            if any(w not in self.common and w not in EPONYM_WORDS for w in words):
                return False
        return True


def mark_dates(text: str) -> str:
    """Label the dates that stand in a text."""
    for pattern in DATE_PATTERNS:
        pieces = re.split(r"([\ue100-\ue120].*?\ue0ff)", text)
        text = "".join(
            piece if number % 2 else pattern.sub(lambda found: mark("DATE", found.group()), piece)
            for number, piece in enumerate(pieces)
        )
    return _OLD_AGE.sub(lambda found: mark("AGE", found.group()), text)


def replace_placeholders(text: str, fill: fl.Fillers, rng: random.Random, locale: str) -> str:
    """Put generated identifiers in the place of anonymisation placeholders, the same value for the same placeholder."""
    known: dict[str, str] = {}

    def value(key: str, label: str, draw: str) -> str:
        known.setdefault(key, draw)
        return mark(label, known[key])

    def titled(found: re.Match[str]) -> str:
        title, gap, name = (group for group in found.groups() if group)
        if title.startswith("Dr") and rng.random() < 0.15:
            return f"{title}{gap}" + mark("NAME", " ".join(fill.name_parts(rng.choice("mf"), locale)))
        return f"{title}{gap}" + value(title[:2] + name.lower(), "NAME", fill.surname())

    text = _TITLED.sub(titled, text)
    text = _DOCTOR_SUFFIX.sub(
        lambda found: value("md" + found.group(), "NAME", " ".join(fill.name_parts(rng.choice("mf"), locale))), text
    )
    text = _PLACEHOLDER_HOSPITAL.sub(lambda found: value(found.group(), "HOSPITAL", fill.hospital(locale)), text)
    return _TEMPLATE_DATE.sub(lambda _: mark("DATE", fill.date(locale)), text)


class Corpus:
    """Clinical texts as paragraphs, with those that are safe without change picked out."""

    def __init__(self, data: Path) -> None:
        with gzip.open(data / "text" / "mtsamples_train.jsonl.gz", "rt", encoding="utf-8") as handle:
            raw = [json.loads(line)["text"] for line in handle]
        self.screen = Screen(data, raw)
        self.texts = [re.split(r"(\n+)", text) for text in raw]
        safe: set[str] = set()
        for lines in self.texts:
            for line in lines:
                if (
                    60 <= len(line) <= 900
                    and mark_dates(line) == line
                    and self.screen.clean(line)
                    and not _TITLED.search(line)
                ):
                    safe.add(line.strip())
        self.paragraphs = sorted(safe)
        self.sentences = sorted(
            {
                sentence
                for paragraph in self.paragraphs
                for sentence in re.findall(r"(?:(?<=\. )|^)[A-Z][^.:]{30,160}\.(?= |$)", paragraph)
            }
        )

    def window(self, rng: random.Random, fill: fl.Fillers, locale: str, most_words: int) -> str | None:
        """A stretch of one text with its placeholders filled and dates labelled; None if too little of it is safe."""
        lines = rng.choice(self.texts)
        text = replace_placeholders("".join(lines), fill, rng, locale)
        kept: list[str] = []
        words = 0
        start = rng.randrange(max(1, len(lines) // 2))
        for line in re.split(r"(\n+)", text)[start - start % 2 :]:
            if not line.strip():
                if kept:
                    kept.append(line)
                continue
            if words > most_words:
                break
            if len(line.split()) > most_words:
                sentences = re.split(r"(?<=\. )", line)
                line = "".join(sentences[: max(1, len(sentences) * most_words // len(line.split()))])
            marked = mark_dates(line)
            if self.screen.clean(marked):
                kept.append(marked)
                words += len(line.split())
        result = "".join(kept).strip()
        return result if len(MARKS.sub("", result).split()) > 40 else None
