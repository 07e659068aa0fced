"""The maker of letters with planted identifiers (scripts/letters): its syntax, its files, and what it
makes."""

from __future__ import annotations

import gzip
import itertools
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from letter_shares import shares

from scripts.letters.__main__ import check
from scripts.letters.book import Book, BookError
from scripts.letters.cases import PLACES, drawn
from scripts.letters.functions import FUNCTIONS
from scripts.letters.pieces import LABELS, finished, plain
from scripts.letters.pools import reserved
from scripts.letters.render import Renderer
from scripts.letters.sets import HERE, Set, stored
from scripts.letters.training import KINDS, Training
from synletters.generate.phrases.grammar import Choice, Marked, PhraseError, Sequence_, Slot, compiled, render

SETS = ("train", "dev", "blind", "second")
OLD = json.loads((Path(__file__).parent / "letter_shares.json").read_text(encoding="utf-8"))
NOTES = (
    "The abdomen was soft and there was no tenderness to palpation in any of the four quadrants.",
    "He tolerated the procedure well and was taken to the recovery area in a stable condition.",
    "The lungs were clear to auscultation on both sides, and the heart sounds were normal throughout.",
    "There was mild swelling of both ankles, which had settled by the time of the second review.",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up gazetteers and a handful of clinical paragraphs, in the form of the real ones."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "gazetteers").mkdir()
    (folder / "text").mkdir()
    rng = random.Random(0)
    names = [
        "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(3)).capitalize()
        for _ in range(400)
    ]
    ends = {
        "hospitals_uk": " Hospital",
        "hospitals_us": " Medical Center",
        "streets_us": " Street",
        "address_lines_uk": " Road",
        "address_lines2_uk": " Lane",
        "occupations_uk": " maker",
    }
    for name in ("first_names_us", "surnames_us", "cities_uk", "cities_us", "cities_world", *ends):
        lines = [f"{rng.choice(names)}{ends.get(name, '')}" for _ in range(150)]
        (folder / "gazetteers" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    texts = ["\n\n".join(rng.sample(NOTES, 4)) for _ in range(30)]
    placeholder = "Dr. X saw him on January 4, 2011 at XYZ Hospital, and the wound was then dry and clean.\n"
    with gzip.open(folder / "text" / "mtsamples_train.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps({"text": placeholder + text}) + "\n" for text in texts)
    return folder


@pytest.fixture(scope="module")
def maker(data: Path) -> Training:
    return Training(data, 1)


def small_book(tmp_path: Path, text: str) -> Renderer:
    file = tmp_path / "rules.txt"
    file.write_text("== name_m\nJohn^Ash\n== name_f\nMary^Elm\n" + text, encoding="utf-8")
    return Renderer(Book([file]), drawn(random.Random(1), "uk", ("man",)))


# --- the syntax


def test_a_label_in_capitals_marks_an_identifier_in_the_package_too() -> None:
    made = render("seen by Dr {NAME:<Ash|Ash>} for [{complaint}]", {"complaint": "cough"}, random.Random(1))
    assert made.text == "seen by Dr Ash for cough"
    assert [(m.start, m.end, m.label, m.kind) for m in made.marks] == [(11, 14, "NAME", "phi")]


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("{NAME:Ash", "closed by '}'"),
        ("{NAME:Ash|Elm}", "closed by '}'"),
        ("{:Ash}", "no name"),
        ("{he he}", "no name"),
        ("<{NAME:a>|b}", "closed by '}'"),
    ],
)
def test_an_open_slot_is_told_with_its_place(phrase: str, fault: str) -> None:
    with pytest.raises(PhraseError, match=fault):
        compiled(phrase)


def test_the_package_refuses_words_for_a_slot_that_is_no_label() -> None:
    with pytest.raises(PhraseError, match="in capitals"):
        render("{upper:x}", {}, random.Random(1))


@pytest.mark.parametrize(
    ("phrase", "text", "spans"),
    [
        ("Dear {NAME:{pt.first} {pt.last}},", "Dear John Ash,", [(5, 13, "NAME")]),
        ("{NAME:{pt.first}} {NAME:{pt.last}}", "John Ash", [(0, 8, "NAME")]),
        ("{NAME:Ash}  {NAME:Elm}", "Ash  Elm", [(0, 3, "NAME"), (5, 8, "NAME")]),
        ("{upper:to {NAME:Ash}}", "TO ASH", [(3, 6, "NAME")]),
        ("at {HOSPITAL:the Larches}", "at the Larches", [(7, 14, "HOSPITAL")]),
        ("{NAME: Ash }!", " Ash !", [(1, 4, "NAME")]),
        (
            "a(n) {PROFESSION:actor} and a(n) {PROFESSION:baker}",
            "an actor and a baker",
            [(3, 8, "PROFESSION"), (15, 20, "PROFESSION")],
        ),
        ("a(n) {digits:8}-year-old", "an 8-year-old", []),
        ("well <|> .", "well .", []),
        (r"CRP \<5 \[x\]", "CRP <5 [x]", []),
        ("{who.last.a2}@{pt.first.i}", "as@J", []),
        ("{let.x:{NAME:Hope}}{x}, {x}", "Hope, Hope", [(0, 4, "NAME"), (6, 10, "NAME")]),
    ],
)
def test_phrases(tmp_path: Path, phrase: str, text: str, spans: list[tuple[int, int, str]]) -> None:
    made, found = finished(small_book(tmp_path, "").text(phrase))
    assert made == text
    assert [(s["start"], s["end"], s["label"]) for s in found] == spans


def test_rules_by_person_place_and_memory(tmp_path: Path) -> None:
    renderer = small_book(
        tmp_path,
        "== he @m who\nhe\n== he @f who\nshe\n== post @us\nzip\n== post @uk/ie\ncode\n== ward once\n{int:1-999999}\n== part each\na\nb\nc\n"
        "== day_said\n{day:%d/%m/%Y %o}\n",
    )
    say = lambda phrase: plain(renderer.text(phrase))  # noqa: E731
    assert say("{he:pt}") == "he"
    assert say("{he:spouse}") == "she"
    assert say("{post}") == "code"
    assert say("{ward}") == say("{ward}") != say("{ward:b}") == say("{ward:b}")
    assert sorted(say("{part}{part}{part}")) == ["a", "b", "c"]
    assert say("{day_said:visit~-40}") == say("{day_said:visit~-40}")
    assert len({say("{day_said:visit-900..0}") for _ in range(20)}) > 10


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("words before\n", "rules.txt:1: a line before"),
        ("== a b c!\n", "rules.txt:1: .* is no heading"),
        ("== a sometimes\nx\n", "no flag 'sometimes'"),
    ],
)
def test_a_file_that_is_not_written_so_is_told_by_line(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "rules.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BookError, match=fault):
        Book([file])


def test_an_unknown_rule_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="no rule 'nobody'"):
        small_book(tmp_path, "").text("{nobody}")


# --- the files


def _slots(tree: Sequence_) -> list[Slot]:
    found: list[Slot] = []
    for item in tree.items:
        if isinstance(item, Slot):
            found += [item, *(_slots(item.inside) if item.inside else [])]
        elif isinstance(item, Choice):
            found += [slot for option in item.options for slot in _slots(option)]
        elif isinstance(item, Marked):
            found += _slots(item.inside)
    return found


@pytest.mark.parametrize("name", SETS)
def test_every_slot_of_every_file_is_known(name: str) -> None:
    book = Book(sorted((HERE / name).glob("*.txt")))
    phrases = [
        a.phrase
        for rules in book.rules.values()
        for rule in rules
        if "words" not in rule.flags
        for a in rule.alternatives
    ]
    assert len(phrases) > 200
    slots = [slot for phrase in phrases for slot in _slots(compiled(phrase))]
    held = {slot.name[4:] for slot in slots if slot.name.startswith("let.")} | {"arg"}
    known = {*book.rules, *FUNCTIONS, *held, "call", "visit", "dob", "day", "later", "next"}
    unknown = {
        slot.name
        for slot in slots
        if slot.name not in known
        and "." not in slot.name
        and not slot.name.startswith(("gaz_", "faker_", "fake_"))
        and not (slot.inside and slot.name in LABELS)
    }
    assert unknown == set()


ROOTS = (
    "letter_uk",
    "letter_us",
    "letter_misc",
    "snippet",
    "sentence",
    "twin",
    "heading_any",
    "heading_usual",
    "hard_text",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", SETS)
def test_every_rule_that_a_text_may_ask_for_is_there_in_every_place(name: str, place: str) -> None:
    outside = lambda asked: ["word"] if asked.startswith(("gaz_", "faker_", "fake_")) else None  # noqa: E731
    book = Book(sorted((HERE / name).glob("*.txt")), outside)
    facts = [frozenset({place, sex, stage, "pt"}) for sex in "mf" for stage in ("child", "grown", "old")]
    held = {"arg", "x", "l", "N", "gap", "mid", "word", "host", "code"}
    phrases = (
        [a.phrase for a in book.rules["letter"][0].alternatives if a.settings["place"] == place]
        if name != "train"
        else []
    )
    asked = {
        *(ROOTS + ("social", "event", "closing", "idlines", "signoff") if name == "train" else ()),
        "name_m",
        "name_f",
    }
    seen: set[str] = set()
    while asked or phrases:
        slots = [slot for phrase in phrases for slot in _slots(compiled(phrase))]
        asked |= {
            s.name
            for s in slots
            if "." not in s.name and not (s.inside and s.name in {*LABELS, *FUNCTIONS, "call"})
        }
        asked -= (
            {*seen, *held, "visit", "dob", "day", "later"}
            if name == "train"
            else {*seen, *held, "visit", "day", "later"}
        )
        phrases = []
        for rule in {
            id(rule): rule for want in asked for fact in facts for rule in (book.rule(want, fact),)
        }.values():
            phrases += [] if "words" in rule.flags else [a.phrase for a in rule.alternatives]
        seen |= asked
        asked = set()
    assert len(seen) > (300 if name == "train" else 2)


@pytest.mark.parametrize("name", SETS)
def test_no_rule_is_written_twice_for_the_same_case(name: str) -> None:
    book = Book(sorted((HERE / name).glob("*.txt")))
    twice = [key for key, rules in book.rules.items() if len({rule.only for rule in rules}) < len(rules)]
    assert twice == []


def test_training_words_keep_off_the_part_of_development() -> None:
    book = Book(sorted((HERE / "train").glob("*.txt")))
    for rule in (
        "word_last_us",
        "word_given",
        "nicknames_uk",
        "towns_uk",
        "jobs_rare",
        "employers_us",
        "twin_last",
    ):
        assert not [word for word in book.words(rule) if reserved(word)], rule


# --- what is made


def _near(old: dict[str, float], new: dict[str, float], *, skip: tuple[str, ...] = ()) -> list[str]:
    """What differs by more than chance, and a sixth, allow; identifiers come in clusters."""
    count = new["texts"]
    return [
        f"{name}: {old.get(name, 0)} -> {new.get(name, 0)}"
        for name in sorted({*old, *new} - {"texts", *skip})
        if abs(old.get(name, 0) - new.get(name, 0))
        > old.get(name, 0) / 6
        + 4 * (max(old.get(name, 0), 0.01) * (3 if name.startswith("label") else 1) / count) ** 0.5
    ]


@pytest.mark.parametrize(("kind", "count"), [("letter", 700), ("snippet", 1500), ("lookalike", 400)])
def test_shares_of_training_texts_are_those_of_the_older_maker(
    maker: Training, kind: str, count: int
) -> None:
    rows = []
    for number in range(count):
        text, spans = maker.row(kind)
        rows.append({"id": f"{kind}-{number}", "text": text, "spans": spans})
        check(rows[-1])
    # the words of a handful of made-up paragraphs are not those of real ones
    skip = (
        "words",
        "doses",
        "eponyms",
        "abbreviations",
        "heading with colon",
        "figures with a slash",
        "scores",
    )
    assert _near(OLD["train"][kind], shares(rows)[kind], skip=skip if kind != "snippet" else ("words",)) == []


def test_injected_texts_hold_marked_dates_and_filled_placeholders(maker: Training) -> None:
    texts = [maker.row("injected") for _ in range(60)]
    labels = {str(span["label"]) for _, spans in texts for span in spans}
    assert {"NAME", "DATE", "HOSPITAL"} <= labels
    assert not any("Dr. X " in text or "XYZ" in text for text, _ in texts)


def test_hard_texts_are_short_and_mostly_without_identifiers(maker: Training) -> None:
    rows = [maker.row("hard") for _ in range(600)]
    for number, (text, spans) in enumerate(rows):
        check({"id": str(number), "text": text, "spans": spans})
    assert sorted(len(text) for text, _ in rows)[300] < 200
    bare = sum(not spans for _, spans in rows) / len(rows)
    assert (
        0.3 < bare < 0.8
    )  # a text with an identifier in each short note would teach that there always is one
    labels = {str(span["label"]) for _, spans in rows for span in spans}
    assert {"NAME", "DATE", "AGE", "ID", "ORGANIZATION"} <= labels


def test_hard_twins_say_one_word_as_a_name_and_as_none(maker: Training) -> None:
    twins = 0
    for _ in range(600):
        text, spans = maker.row("hard")
        outside = text
        for span in reversed(spans):
            outside = outside[: span["start"]] + "#" + outside[span["end"] :]
        names = [text[span["start"] : span["end"]] for span in spans if span["label"] == "NAME"]
        twins += any(len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", outside) for name in names)
    assert twins > 40


def test_figures_of_a_table_in_a_hard_text_are_nobodys(maker: Training) -> None:
    for _ in range(400):
        text, spans = maker.row("hard")
        for found in re.finditer(r"\b\d+/10\b|\b\d+-\d{3} (?:mmol|g|U)/L|SpO2|\bRef range\b", text):
            assert all(s["end"] <= found.start() or found.end() <= s["start"] for s in spans), found[0]


def test_only_the_kinds_asked_for_are_made(data: Path) -> None:
    assert {str(row["id"]).partition("-")[0] for row in Training(data, 5, {"hard": 1}).rows(30)} == {"hard"}


def test_kinds_come_in_their_shares(data: Path) -> None:
    rows = list(Training(data, 5).rows(400))
    for kind, share in KINDS.items():
        found = sum(str(row["id"]).startswith(kind) for row in rows) / 4
        assert abs(found - share) < 8, kind


def test_the_same_seed_gives_the_same_texts(data: Path) -> None:
    first, second = (list(Training(data, 9).rows(25)) for _ in range(2))
    assert first == second
    assert first != list(Training(data, 10).rows(25))


@pytest.mark.parametrize("name", ["dev", "blind"])
def test_shares_of_the_other_sets(data: Path, name: str) -> None:
    made = Set(name, 3, data)
    rows: list[dict[str, Any]] = list(itertools.chain(made.rows(300), made.lookalikes(200)))
    assert len({row["text"] for row in rows if row["kind"] == "lookalike"}) == 200
    for number, row in enumerate(rows):
        check(row)
        row["id"] = f"{row['kind']}-{number}"
    new = shares(rows)
    assert _near(OLD[name]["letter"], new["letter"]) == []
    assert new["lookalike"]["no identifier"] == 1.0


@pytest.mark.parametrize(
    ("name", "letters", "lookalikes"),
    [("dev", 400, 300), ("blind", 300, 300), ("second", 90, 0), ("third", 118, 0)],
)
def test_stored_letters_are_whole(name: str, letters: int, lookalikes: int) -> None:
    rows = list(stored(name))
    for row in rows:
        check(row)
    assert sum(row["kind"] == "letter" for row in rows) == letters
    assert sum(row["kind"] == "lookalike" for row in rows) == lookalikes


def test_fragments_are_kept_as_they_were_written() -> None:
    assert [(r["text"], r["spans"]) for r in Set("third", 1).rows(118)] == [
        (r["text"], r["spans"]) for r in stored("third")
    ]


def test_dense_texts_have_identifiers_without_a_title_beside_forms_that_are_none(maker: Training) -> None:
    rows = [maker.row("dense") for _ in range(500)]
    for number, (text, spans) in enumerate(rows):
        check({"id": str(number), "text": text, "spans": spans})
    bare = sum(not spans for _, spans in rows) / len(rows)
    assert 0.2 < bare < 0.6
    labels = {str(span["label"]) for _, spans in rows for span in spans}
    assert {"NAME", "DATE", "HOSPITAL", "PROFESSION", "ORGANIZATION", "ID", "ADDRESS", "LOCATION"} <= labels
    dates = [t[s["start"] : s["end"]] for t, spans in rows for s in spans if s["label"] == "DATE"]
    assert sum(bool(re.fullmatch(r"\d{1,2}/\d{1,2}", date)) for date in dates) > 20


def test_second_letters_need_no_data_and_come_evenly_of_their_templates() -> None:
    made = Set("second", 1)
    templates = [a.settings["name"] for a in made.book.rules["letter"][0].alternatives]
    rows = list(made.rows(len(templates)))
    for row in rows:
        check(row)
    assert [str(row["id"]).rpartition("-")[0] for row in rows] == templates
    assert sorted({str(row["country"]) for row in rows}) == ["UK", "US"]
    with pytest.raises(BookError, match="no look-alikes"):
        list(made.lookalikes(1))


@pytest.mark.parametrize("place", PLACES)
def test_blind_letters_need_no_data(place: str) -> None:
    made = Set("blind", 1)
    templates = made.book.rules["letter"][0].alternatives
    template = next(t for t in templates if t.settings["place"] == place)
    text, spans = made.letter(template)
    check({"id": place, "text": text, "spans": spans})
    assert len(spans) > 5


def test_development_letters_say_that_they_need_gazetteers() -> None:
    with pytest.raises(BookError, match="--data"):
        Set("dev", 1).letter()
