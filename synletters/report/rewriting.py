"""The short page of a rewriting run: what was done, what was caught, what it does not promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from synletters.report.blunted import blunted
from synletters.report.cards import every_figure
from synletters.report.charts import bars
from synletters.report.decision import board, decided, of_run, to_review, verdict_line
from synletters.report.lost_words import clinical_words, lost_in_short
from synletters.report.markup import Child, Markup, el
from synletters.report.parts import Section, facts, join, setting, table, tree
from synletters.report.reading import Json, figures, items, mapping, number, shown, spelt, text, whole

_POLICIES = ("surrogate", "tag", "refill", "remove", "generalise")


def sections(report: Json) -> Iterator[Section]:
    """The parts of the page in order; none of them holds text of a letter."""
    yield Section("in-short", "In short", _short(report))
    if words := mapping(report.get("clinical_words")):
        yield Section("clinical-words", "Clinical words lost", clinical_words(words))
    if told := mapping(report.get("generalised")):
        yield Section("rare-terms", "Rare terms blunted", blunted(told))
    yield Section("identifiers", "Identifiers found and replaced", _identifiers(report))
    if known := mapping(report.get("known_identifiers")):
        yield Section("known", "Known identifiers of patients", _known(known))
    if rewording := mapping(report.get("rewording")):
        yield Section("rewording", "Sentences in other words", _rewording(rewording))
    yield Section("rejected", "Letters rejected", _rejected(report))
    yield Section("checks", "What the checks caught", _checks(report))
    if report.get("scores"):
        yield Section("figures", "Figures", every_figure(figures({"metrics": report["scores"]})))
    yield Section("time", "Time", _time(report))
    if annotations := mapping(report.get("annotations")):
        yield Section("annotations", "Annotations", tree(annotations))
    yield Section("provenance", "Where this comes from", tree(mapping(report.get("provenance"))))
    yield Section("limits", "What it does not promise", _limits(report))


def _counts(value: object) -> dict[str, int]:
    return {str(name): found for name, count in mapping(value).items() if (found := whole(count)) is not None}


def _share(part: int | None, of: int | None) -> str:
    return f"{part / of:.1%} of {shown(of)}" if part is not None and of else ""


def _short(report: Json) -> Markup:
    letters, rejected, written = (whole(report.get(name)) for name in ("letters", "rejected", "rewrites"))
    words, masked = whole(report.get("words")), whole(report.get("words_masked"))
    refills = mapping(report.get("refills"))
    config = mapping(mapping(report.get("provenance")).get("config"))
    found = sum(_counts(report.get("identifiers_replaced")).values())
    answers, others = of_run(report)
    worst = [mapping(row).get("id") for row in items(mapping(report.get("clinical_words")).get("worst"))]
    pieces: list[Child] = [
        verdict_line(*decided(answers, others)),
        board(answers),
        to_review("OUT", worst),
        el(
            "p",
            "Every letter was searched for identifiers, which were replaced; a share of the other words was blanked and refilled by a language "
            "model; and each finished letter was checked again before it was written."
            if not config.get("no_phi")
            else el(
                "strong",
                "Identifiers were not looked for (--no-phi): whatever stood in the letters may stand in the output.",
            ),
        ),
        facts(
            (
                ("Letters read", shown(letters), ""),
                ("Rewrites written", shown(written), ""),
                ("Letters rejected", shown(rejected), _share(rejected, letters)),
                ("Identifiers replaced", shown(found), ""),
                *lost_in_short(mapping(report.get("clinical_words"))),
                ("Words masked", shown(masked), _share(masked, words)),
                ("Words that another may stand for", shown(whole(refills.get("accepted"))), ""),
                (
                    "Words changed",
                    shown(whole(refills.get("changed"))),
                    _share(whole(refills.get("changed")), words),
                ),
                ("Chosen but never masked", shown(sum(_counts(report.get("withheld")).values())), ""),
                (
                    "Refilled as before",
                    shown(whole(refills.get("as_before"))),
                    _share(whole(refills.get("as_before")), whole(refills.get("words"))),
                ),
                (
                    "Strategy and ratio",
                    f"{setting(config.get('strategy'))} at {setting(config.get('ratio'))}",
                    f"model {shown(config.get('model'))}",
                ),
                (
                    "Time",
                    f"{shown(number(report.get('seconds')))} s",
                    f"{shown(number(report.get('letters_per_second')))} letters a second",
                ),
            )
        ),
    ]
    for name, words_of_it in (
        ("letters_without_patient_id", "letters have no patient id: each stands for a patient of its own"),
        ("ids_that_hold_an_identifier", "letters have an id that holds an identifier of theirs"),
    ):
        if count := whole(report.get(name)):
            pieces.append(el("p", el("strong", "Note: "), f"{shown(count)} {words_of_it}."))
    return join(*pieces)


def _identifiers(report: Json) -> Markup:
    by_policy = {
        str(policy): _counts(row) for policy, row in mapping(report.get("identifiers_by_policy")).items()
    }
    totals = _counts(report.get("identifiers_replaced"))
    policies = sorted(
        by_policy, key=lambda name: (_POLICIES.index(name) if name in _POLICIES else len(_POLICIES), name)
    )
    for row in by_policy.values():
        for label in row:
            totals.setdefault(label, sum(other.get(label, 0) for other in by_policy.values()))
    if not totals:
        return el("p", "No identifier was found.")
    rows: list[list[Child]] = [
        [label, *(shown(by_policy[policy].get(label, 0)) for policy in policies), shown(count)]
        for label, count in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    ]
    rows.append(
        [
            "All classes",
            *(shown(sum(by_policy[policy].values())) for policy in policies),
            shown(sum(totals.values())),
        ]
    )
    return join(
        "Counts of what the detectors found, by class and by what became of it. What they did not find is in no count.",
        table(
            "Identifiers by class and policy",
            ("Class", *policies, "All"),
            rows,
            numbers=range(1, len(policies) + 2),
        ),
    )


def _known(known: Json) -> Markup:
    recall = number(known.get("recall_of_detectors"))
    rows = [
        (
            str(label),
            shown(whole(mapping(row).get("places"))),
            shown(whole(mapping(row).get("found_by_detectors"))),
        )
        for label, row in mapping(known.get("by_label")).items()
    ]
    return join(
        f"Letters of patients of whom something is known: {shown(whole(known.get('letters')))}; of others: "
        f"{shown(whole(known.get('letters_of_other_patients')))}. All known places were replaced; left in the output: "
        f"{shown(whole(known.get('left_in_output')))}. The detectors found "
        f"{'an unknown share' if recall is None else f'{recall:.1%}'} of them by themselves.",
        table("Known identifiers by class", ("Class", "Places", "Found by detectors"), rows, numbers=(1, 2))
        if rows
        else None,
    )


def _rejected(report: Json) -> Markup:
    stages = _counts(report.get("rejected_by_stage"))
    if not stages:
        return el(
            "p",
            "No letter was rejected."
            if whole(report.get("rejected")) == 0
            else "The report does not say at which stage.",
        )
    return join(
        "A letter that could not be finished safely is not in the output. Its id and the reason stand in the file of rejected letters.",
        table(
            "Rejected letters by stage",
            ("Stage", "Letters"),
            [(name, shown(count)) for name, count in stages.items()],
            numbers=(1,),
        ),
    )


def _rewording(told: Json) -> Markup:
    offered = whole(told.get("offered"))
    pieces: list[Child] = [
        facts(
            (
                ("Sentences offered", shown(offered), ""),
                (
                    "Said in other words",
                    shown(whole(told.get("reworded"))),
                    _share(whole(told.get("reworded")), offered),
                ),
                ("Sentences and lines in another order", shown(whole(told.get("moved"))), ""),
                (
                    "Candidates refused",
                    shown(sum(_counts(told.get("refused")).values())),
                    "they lost or doubled a piece",
                ),
            )
        )
    ]
    for name, caption, column in (
        (
            "given_back",
            "Sentences that stayed, for something else would have been told, or a check asked for it",
            "Reason",
        ),
        ("rules", "Rules that were taken", "Rule"),
    ):
        if counts := _counts(told.get(name)):
            rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            pieces.append(
                table(caption, (column, "Cases"), [(key, shown(count)) for key, count in rows], numbers=(1,))
            )
    return join(*pieces)


def _checks(report: Json) -> Markup:
    gate, truth = mapping(report.get("gate")), mapping(report.get("truth"))
    source, second = _counts(gate.get("found_in_source")), _counts(gate.get("found_by_second_look"))
    pieces: list[Child] = [
        f"Letters repaired after a check: {shown(whole(gate.get('letters_repaired')))}. Values that the checks saw, as hashes in the report's "
        f"JSON: {shown(len(mapping(gate.get('values_hashed'))))}."
    ]
    labels = sorted({*source, *second})
    if labels:
        rows = [(label, shown(source.get(label, 0)), shown(second.get(label, 0))) for label in labels]
        pieces.append(
            table(
                "Found in finished letters, by class",
                ("Class", "Values of the source, by the gate", "By the second look"),
                rows,
                numbers=(1, 2),
            )
        )
    else:
        pieces.append("Neither the gate nor the second look found an identifier in a finished letter.")
    pieces.append(
        f"Sentences in which words were masked: {shown(whole(truth.get('sentences_masked')))}; given their own words back, for they would have "
        f"said something else: {shown(whole(truth.get('sentences_given_back')))}."
    )
    if differences := _counts(truth.get("differences")):
        rows_of = [
            (spelt(name), shown(count))
            for name, count in sorted(differences.items(), key=lambda item: (-item[1], item[0]))
        ]
        pieces.append(
            table(
                "Differences in meaning that were seen and undone, or led to a rejection",
                ("Kind", "Cases"),
                rows_of,
                numbers=(1,),
            )
        )
    return join(*pieces)


def _time(report: Json) -> Markup:
    stages = {
        str(name): (number(mapping(row).get("seconds")) or 0.0, number(mapping(row).get("share")))
        for name, row in mapping(report.get("stages")).items()
    }
    if not stages:
        return el("p", "The report does not tell.")
    ordered = sorted(stages.items(), key=lambda item: (-item[1][0], item[0]))
    rows = [
        (name, shown(seconds), "not told" if share is None else f"{share:.1%}")
        for name, (seconds, share) in ordered
    ]
    return join(
        el(
            "figure",
            bars("stages", "Seconds by stage", {name: seconds for name, (seconds, _) in ordered[:25]}, "s"),
        ),
        table("Seconds by stage", ("Stage", "Seconds", "Share"), rows, numbers=(1, 2)),
    )


def _limits(report: Json) -> Markup:
    said = report.get("limits")
    lines = [said] if isinstance(said, str) else [line for line in items(said) if isinstance(line, str)]
    private = report.get("private_sampling")
    if isinstance(private, Mapping):
        lines.append(text(private.get("limits")))
    lines += [
        "Whether the letters may be shared is for people to decide; this page gives them counts, not leave.",
        "Read a sample before anything is passed on: start with the letters that were repaired or whose classes of identifiers are rare.",
    ]
    made = el("ul", [el("li", line) for line in lines if line])
    if isinstance(private, Mapping):
        rest = {name: value for name, value in private.items() if name != "limits"}
        return join(made, el("h3", "Private sampling"), tree(rest))
    return made
