"""The first reading of a corpus whose rare terms are to be blunted: detection alone, and who holds which concept."""

from __future__ import annotations

from synletters.core.config import RunConfig
from synletters.core.document import Letter
from synletters.core.isolation import chunks
from synletters.io import NO_EXTRAS, Extras, LetterSource
from synletters.rewrite.chunk_work import Chunk, Done
from synletters.rewrite.rare_terms import Holders, RareTerms, terms_of
from synletters.rewrite.rewriter import Rewriter
from synletters.rewrite.workers import over_chunks


def counted(rewriter: Rewriter, chunk: Chunk, extras: Extras) -> Done:
    """The terms of each letter of a chunk, as the detectors find them; nothing of its text."""
    del extras
    alive = [item for item in chunk if isinstance(item, Letter)]
    done = Done(chunk, [])
    for item in rewriter.find_opened(alive) if alive else ():
        if isinstance(item, Letter):
            told = {found.concept: found.phrase for found in terms_of(item)}
            named = Letter(item.id, "", (), item.patient_id)
            done.results.append((named, [{"concept": c, "phrase": p} for c, p in sorted(told.items())]))
    return done


def survey(source: LetterSource, config: RunConfig, *, rewriter: Rewriter | None = None) -> RareTerms:
    """Read the whole corpus once and choose what is blunted. Raises as ``over_chunks``."""
    holders = Holders(config.generalise_rare)
    for done in over_chunks(chunks(source, config.chunk), config, counted, NO_EXTRAS, rewriter=rewriter):
        for item, concepts in done.results:
            assert isinstance(item, Letter)
            holders.add(item.patient, [(row["concept"], row["phrase"]) for row in concepts])
    return holders.chosen()
