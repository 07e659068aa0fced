"""Reworded letters: every kept piece and identifier once and exactly where its span says, nothing said otherwise, and nothing
of an identifier's value in what comes out."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synletters import Fill, Letter, MaskPlan, Rejected, Rewrite, Rewriter, RunConfig, Span
from synletters.core.document import Action
from synletters.core.errors import ConfigError
from synletters.detect import BaseDetector
from synletters.detect.guard import GuardDetector
from synletters.refill import Constant
from synletters.reword import Candidate, New, Sentence
from synletters.rewrite.check import Accept, GiveBack, Reprotect, Verdict
from synletters.rewrite.draft import Draft

KEPT = ("chest pain", "cough", "fever", "aspirin", "haematoma", "CT")
TEXT = """Dear {0},

HISTORY: The patient denied chest pain, cough or fever. On 3 May {0} was started on aspirin. The wound was then closed by {1}.
There was no haematoma. The patient denies fever and cough. She has had no cough. {1} saw a haematoma.

- Denies chest pain or fever.
"""


class Marked(BaseDetector):
    """Finds the names that a letter's meta lists, and kept words."""

    name = "marked"
    finds_phi = False

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        return [
            (
                *(
                    Span(*m.span(), "NAME", "phi", "t")
                    for m in re.finditer("Q[a-z]+( Q[a-z]+)?", letter.text)
                ),
                *(
                    Span(*m.span(), "FINDING", "clinical", "t")
                    for m in re.finditer("|".join(KEPT), letter.text)
                ),
            )
            for letter in letters
        ]


class Backwards:
    """Says every sentence with its elements the other way round."""

    def reword(self, sentences: Sequence[Sentence]) -> list[tuple[Candidate, ...]]:
        return [
            (
                Candidate(
                    (
                        *range(s.start),
                        *reversed(range(s.start, s.end)),
                        New("again", "ADV"),
                        *range(s.end, len(s.elements)),
                    )
                ),
            )
            for s in sentences
        ]


def rewriter(**options: object) -> Rewriter:
    own = {name: options.pop(name) for name in ("reworder", "refiller", "checks") if name in options}
    config = RunConfig(**({"reword": 1.0, "seed": 3, "ratio": 0.5, "detectors": ()} | options))  # type: ignore[arg-type]
    return Rewriter(config, detectors=[Marked(), GuardDetector()], **({"refiller": Constant("word")} | own))  # type: ignore[arg-type]


def letters(*names: str, count: int = 1) -> list[Letter]:
    return [Letter(f"id{k}", TEXT.format(*(names or ("Quilla Quast", "Quorn")))) for k in range(count)]


def made(results: Sequence[Rewrite | Rejected]) -> list[Rewrite]:
    out = [result for result in results if isinstance(result, Rewrite)]
    assert len(out) == len(results), results
    return out


def pieces(result: Rewrite) -> Counter[str]:
    return Counter(result.text[s.start : s.end] for s in result.spans if s.kind == "clinical")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.sampled_from((0.3, 0.8, 1.0)))
def test_every_kept_piece_is_where_its_span_says(seed: int, share: float) -> None:
    [source] = letters()
    for result in made(rewriter(seed=seed, reword=share, variants=2).rewrite([source])):
        assert pieces(result) == Counter(re.findall("|".join(KEPT), source.text))
        assert len([s for s in result.spans if s.kind == "phi"]) == 4
        assert "Quast" not in result.text
        assert "Quorn" not in result.text


def test_sentences_are_said_in_other_words_and_counted() -> None:
    used = rewriter(strategy="none")
    [result] = made(used.rewrite(letters()))
    assert "There was no haematoma" not in result.text
    assert "- Denies chest pain or fever" not in result.text
    assert "HISTORY: " in result.text
    assert (
        used.counts["reword:offered"] >= used.counts["reword:matched"] >= used.counts["reword:reworded"] >= 4
    )
    assert any(name.startswith("reword:rule:denies") for name in used.counts)


def test_without_rewording_nothing_of_it_happens() -> None:
    plain, off = rewriter(reword=0.0), rewriter(reword=0.0, reworder=Backwards())
    one, two = (made(used.rewrite(letters())) for used in (plain, off))
    assert [r.text for r in one] == [r.text for r in two]
    assert not any(name.startswith("reword") for name in plain.counts)
    text = "The patient denied chest pain.\n"
    [same] = made(rewriter(reword=0.0, ratio=0.0).rewrite([Letter("a", text)]))
    assert same.text == text


def test_variants_are_worded_differently_and_a_seed_the_same() -> None:
    texts = [r.text for r in made(rewriter(strategy="none", variants=4).rewrite(letters()))]
    assert len(set(texts)) > 1
    assert texts == [r.text for r in made(rewriter(strategy="none", variants=4).rewrite(letters()))]
    alone = [r.text for r in made(rewriter(strategy="none").rewrite(letters(count=3)))]
    assert alone[0] == texts[0]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.from_regex(r"Q[a-z]{4,9}( Q[a-z]{4,9})?", fullmatch=True), min_size=2, max_size=2, unique=True
    ),
    st.integers(0, 1000),
)
def test_the_values_of_identifiers_play_no_part(names: list[str], seed: int) -> None:
    def spoken(*names: str) -> str:
        used = rewriter(seed=seed, policy="tag", reworder=None)
        [result] = used.rewrite(letters(*names))
        return result.text if isinstance(result, Rewrite) else ""

    if (
        not set(" ".join(names).split()) & {"Quilla", "Quast", "Quorn"}
        and len({n.split()[-1] for n in names}) == 2
    ):
        known = spoken("Quilla Quast", "Quorn")
        assert spoken(*names) in (known, "")
        assert known


def test_moved_identifiers_keep_their_surrogates() -> None:
    first = made(rewriter(reword=0.0, strategy="none").rewrite(letters()))[0]
    for result in made(rewriter(strategy="none", variants=3).rewrite(letters())):
        for found in (first, result):
            names = [found.text[s.start : s.end] for s in found.spans if s.kind == "phi"]
            assert names[0] == names[1] != names[2] == names[3]
        assert sorted(names) == sorted(first.text[s.start : s.end] for s in first.spans if s.kind == "phi")


def test_a_reworder_of_ones_own_is_judged_too() -> None:
    """Backwards, "no" stands behind what it denies: such sentences stay; what is harmless is said backwards."""
    used = rewriter(reworder=Backwards(), strategy="none")
    [result] = made(used.rewrite(letters()))
    assert "The patient denied chest pain, cough or fever." in result.text
    assert "Haematoma a saw" not in result.text
    assert "again" in result.text
    assert sum(count for name, count in used.counts.items() if name.startswith("reword:given_back")) > 0
    assert pieces(result) == Counter(re.findall("|".join(KEPT), TEXT))


@pytest.mark.parametrize("answers", ["few", "raises", "loses", "doubles", "invents"])
def test_a_reworder_that_fails_harms_no_letter(answers: str) -> None:
    class Bad:
        def reword(self, sentences: Sequence[Sentence]) -> list[tuple[Candidate, ...]]:
            if answers == "raises":
                raise ValueError("chest pain of Quilla")
            if answers == "few":
                return []
            size = [len(s.elements) for s in sentences]
            rows = {"loses": [(0,) for _ in size], "doubles": [(*range(n), n - 1) for n in size]}
            return [(Candidate(row),) for row in rows.get(answers, [(*range(n), n + 3) for n in size])]

    used = rewriter(reworder=Bad(), strategy="none")
    results = used.rewrite(letters(count=2))
    if answers in ("few", "raises"):
        assert [r.stage for r in results if isinstance(r, Rejected)] == ["reword", "reword"]
        assert "chest" not in str(results)
    else:
        plain = made(rewriter(reword=0.0, strategy="none").rewrite(letters(count=2)))
        assert [r.text for r in made(results)] == [r.text for r in plain]
        assert sum(used.counts[f"reword:refused:{name}"] for name in ("lost", "doubled")) > 0


class Once:
    """A check that says something of a draft the first time that it sees its letter."""

    def __init__(self, verdict: object) -> None:
        self.verdict, self.seen = verdict, 0

    def check(self, drafts: Sequence[Draft]) -> list[Verdict]:
        out: list[Verdict] = []
        for draft in drafts:
            made = self.verdict(draft) if not self.seen else Accept()  # type: ignore[operator]
            self.seen += 1
            out.append(made)
        return out


def test_a_check_may_put_sentences_back() -> None:
    def every(draft: Draft) -> Verdict:
        assert draft.rewording is not None
        return GiveBack(frozenset(), sentences=frozenset(range(len(draft.rewording.changes))))

    used = rewriter(checks={"mine": Once(every)}, strategy="none")
    [result] = made(used.rewrite(letters()))
    [plain] = made(rewriter(reword=0.0, strategy="none").rewrite(letters()))
    assert result.text == plain.text
    assert used.counts["reword:given_back:mine"] >= 4


def test_what_was_overlooked_is_protected_where_it_stood() -> None:
    """A check speaks of the letter that it was shown; the source is protected, and the letter reworded anew."""

    def hidden(draft: Draft) -> Verdict:
        at = draft.item.letter.text.index("3 May")
        return Reprotect((Span(at, at + 5, "DATE", "phi", "mine"),), "overlooked")

    used = rewriter(checks={"mine": Once(hidden)}, strategy="none", policy="tag")
    [result] = made(used.rewrite(letters()))
    assert "3 May" not in result.text
    assert "[DATE-1]" in result.text
    assert used.counts["letters_repaired"] == 1


def test_an_alarm_at_a_reworders_own_words_puts_its_sentence_back() -> None:
    def own(draft: Draft) -> Verdict:
        at = draft.item.letter.text.index("again")
        return Reprotect((Span(at, at + 5, "NAME", "phi", "mine"),), "overlooked")

    used = rewriter(checks={"mine": Once(own)}, reworder=Backwards(), strategy="none")
    [result] = made(used.rewrite(letters()))
    assert used.counts["letters_repaired"] == 0
    assert used.counts["reword:given_back:mine"] >= 1
    assert pieces(result) == Counter(re.findall("|".join(KEPT), TEXT))


def test_places_tell_where_each_piece_stood() -> None:
    used = rewriter(strategy="none")
    drafts: list[Draft] = []
    used.watch = lambda done: drafts.extend(draft for row in done for draft in row)
    [source] = letters()
    made(used.rewrite([source]))
    [draft] = drafts
    assert draft.result is not None
    assert draft.source.letter.text == source.text != draft.item.letter.text
    covered = set()
    for at, where, length in draft.places_in_source():
        assert draft.result.text[at : at + length] == source.text[where : where + length]
        covered.update(range(where, where + length))
    for region in draft.source.regions:
        if region.action is Action.KEEP and any(span.kind == "clinical" for span in region.spans):
            assert covered.issuperset(range(region.start, region.end))


def test_reworded_words_are_masked_as_others_are() -> None:
    class Seen(Constant):
        def fill(self, plans: Sequence[MaskPlan]) -> list[tuple[Fill, ...]]:
            self.slots = sum(plan.slots for plan in plans)
            return super().fill(plans)

    refiller = Seen("word")
    used = rewriter(refiller=refiller, strategy="random", ratio=1.0, refill="free")
    made(used.rewrite(letters()))
    assert refiller.slots > 5


def test_rules_of_ones_own_and_bad_settings(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(
        "rule saw\nfrom <x:NAME> saw <y:list>\nto <y> <x> saw\nweight 50\ntry {NAME} saw {CT}. => {CT} {NAME} saw.\n"
    )
    with pytest.raises(ConfigError, match="reword_rules are for"):
        RunConfig(reworder="my.module:Class", reword_rules=str(path))
    with pytest.raises(ConfigError, match="no reworder is called"):
        RunConfig(reworder="gramar")
    with pytest.raises(ConfigError):
        RunConfig(reword=1.5)
    path.write_text(path.read_text() + "\nrule bad\nfrom x\n")
    with pytest.raises(ConfigError, match=r"mine\.txt:7"):
        rewriter(reword_rules=str(path))


def test_a_run_reports_what_was_reworded(tmp_path: Path) -> None:
    """Counts in the report and on its page, the same for one process as for two, and the same letters."""
    from synletters.io import open_source
    from synletters.rewrite.run import rewrite

    source = tmp_path / "in.jsonl"
    text = "The patient denied chest pain, cough or fever. The wound was then closed. There was no rash.\n"
    rows = [{"id": f"id{k}", "text": text} for k in range(6)]
    source.write_text("\n".join(map(json.dumps, rows)))
    made = []
    for workers in (1, 2):
        out = tmp_path / f"out{workers}"
        config = RunConfig(
            reword=1.0, strategy="none", seed=5, detectors=("guard",), no_phi=True, workers=workers, chunk=2
        )
        report = rewrite(open_source(source), out, config)
        told = report["rewording"]
        assert 0 < told["reworded"] <= told["matched"] <= told["offered"] == 18
        assert sum(told["rules"].values()) > 0
        assert "Sentences in other words" in (out / "report.html").read_text()
        made.append((told, (out / "letters.jsonl").read_text()))
    assert made[0] == made[1]
    assert text not in made[0][1]


def test_letters_in_markup_are_written_back_though_pieces_move() -> None:
    text = "<p>The <b>wound</b> was then closed &amp; dry.</p><p>The patient denied chest pain, <i>cough</i> or fever.</p>"
    for seed in range(5):
        [result] = made(rewriter(strategy="none", seed=seed).rewrite([Letter("a", text)]))
        assert result.text.count("<b>") == result.text.count("</b>") == 1
        assert result.text.count("<p>") == 2
        assert pieces(result) == Counter(("chest pain", "cough", "fever"))
        assert result.text != text


def test_what_moved_is_neither_lost_nor_changed() -> None:
    """The judges of facts, which read both texts by themselves, see the same facts; and see a fact that is changed."""
    from synletters.evaluate.clinical.words_lost.compare import losses

    source = Letter(
        "a", "He denies chest pain, cough or fever. He takes aspirin 75 mg daily, furosemide 40 mg daily."
    )
    now = "He reports no fever, chest pain or cough. He takes furosemide 40 mg daily, aspirin 75 mg daily."
    assert losses(source, now).lost == ()
    assert [lost.kind for lost in losses(source, now.replace("no fever", "fever")).lost] == ["negation"]
    assert len(losses(source, now.replace("furosemide 40 mg daily, ", "")).lost) >= 1
