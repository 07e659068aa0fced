"""A built-in letter through the main job: are its identifiers gone, its findings there, and how fast does it go?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.document import Letter, Rejected, Rewrite
from synletters.core.errors import SynlettersError
from synletters.doctor.findings import Finding
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.workers import cores_to_use

#: nobody: each identifier was invented, and the telephone number is one that Ofcom keeps for fiction
LETTER = """\
Dear Dr Okonkwo-Hale,

Re: Mrs Philippa Tresidder, DOB 14/02/1957, NHS number 943 476 5919
12 Larkrise Gardens, Sheffield S10 2TN, tel. 01632 960 113

Thank you for referring Mrs Tresidder, whom I saw in the respiratory clinic on 3 March 2021. She has had a dry cough for
six weeks and no fever. She takes amlodipine 5 mg daily and is allergic to penicillin. On examination her chest was clear.
The chest X-ray of 1 March 2021 showed no consolidation. I have asked her to stop smoking and to come again in two months.

Yours sincerely,
Dr Benedikt Aldersyde
"""
GONE = ("Tresidder", "Philippa", "943 476 5919", "14/02/1957", "Larkrise", "960 113", "Aldersyde", "Okonkwo")
THERE = ("amlodipine 5 mg", "penicillin", "no fever", "dry cough", "no consolidation")
_COPIES = 8


def run(device: str = "auto") -> tuple[dict[str, Any], list[Finding]]:
    """Figures (seconds, letters a second of one process, processes that this machine has room for) and findings."""
    config = RunConfig(seed=1, device=device, workers=1)
    begin = time.perf_counter()
    try:
        rewriter = Rewriter(config)
        rewriter.prepare()
        loaded = time.perf_counter()
        [first] = rewriter.rewrite([Letter("self-test", LETTER)])
        once = time.perf_counter()
        results = rewriter.rewrite([Letter(f"self-test {i}", LETTER) for i in range(_COPIES)])
        end = time.perf_counter()
    except SynlettersError as error:
        return {}, [Finding("self-test", "wrong", str(error))]
    except Exception as error:  # a broken installation may fail in any way
        return {}, [
            Finding(
                "self-test", "wrong", f"an unexpected {type(error).__name__} while a letter was rewritten"
            )
        ]
    rate, workers = _COPIES / (end - once), cores_to_use(config)
    figures = {
        "seconds_to_load": round(loaded - begin, 2),
        "seconds_of_the_first_letter": round(once - loaded, 2),
        "words": len(LETTER.split()),
        "letters_per_second_of_one_process": round(rate, 2),
        "processes": workers,
        "letters_per_second_estimate": round(rate * workers, 2),
    }
    told = [finding for result in (first, *results) for finding in judged(result)][:1]
    return figures, told or [
        Finding("self-test", "fine", f"a letter of {figures['words']} words was rewritten as it should be")
    ]


def judged(result: Rewrite | Rejected) -> Iterator[Finding]:
    """What is wrong with the rewritten built-in letter."""
    if not isinstance(result, Rewrite):
        yield Finding(
            "self-test", "wrong", f"the built-in letter was rejected: {result.stage}: {result.reason}"
        )
        return
    if left := [value for value in GONE if value in result.text]:
        yield Finding(
            "self-test", "wrong", f"{len(left)} of {len(GONE)} identifiers stand in the rewritten letter"
        )
    if lost := [value for value in THERE if value not in result.text]:
        yield Finding("self-test", "wrong", f"the rewritten letter lost {', '.join(lost)}")
