"""Folders of annotated documents: INCEpTION's (UIMA CAS XMI, with TypeSystem.xml) and spaCy's (DocBin)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from synletters.core.document import Letter, Rejected
from synletters.core.errors import InputError
from synletters.io.readers.base import LetterSource
from synletters.io.readers.tools.base import Row, letters, span_of
from synletters.io.rows import BadRow, RowReader

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
#: layers of tokens, sentences and grammar, whose annotations name nothing
_GRAMMAR = ("segmentation", "lexmorph", "syntax", "metadata", "uima.tcas.DocumentAnnotation")
GROUP = "synletters"


def cassis() -> Any:
    """The library. Raises InputError without it."""
    try:
        return import_module("cassis")
    except ImportError:
        raise InputError("CAS XMI needs dkpro-cassis: pip install 'synletters[xmi]'") from None


class Xmi(LetterSource):
    """A letter an .xmi file; annotations of the layer Named entity, and of any other with a feature ``value`` or ``label``."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        folder = path if path.is_dir() else path.parent
        self._files = sorted(path.rglob("*.xmi")) if path.is_dir() else [path]
        types = folder / "TypeSystem.xml"
        if not types.is_file():
            raise InputError(
                f"{folder} has no TypeSystem.xml; export the project as UIMA CAS XMI, which has one, and unpack it"
            )
        library = cassis()
        try:
            with types.open("rb") as handle:
                self._types = library.load_typesystem(handle)
        except Exception as fault:  # whatever a damaged file makes of it
            raise InputError(
                f"cannot read {types} ({type(fault).__name__}); export the project again"
            ) from None
        if not self._files:
            raise InputError(f"no letters in {path}: no file ends in .xmi")
        self.total = len(self._files)

    def __iter__(self) -> Iterator[Letter | Rejected]:
        return letters(map(self._row, self._files), self.name, RowReader(self.name, variants=self.variants))

    def _row(self, file: Path) -> Row | BadRow:
        try:
            with file.open("rb") as handle, warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they may quote what they read
                cas = cassis().load_cas_from_xmi(handle, typesystem=self._types)
            text = cas.sofa_string or ""
            title = next((one.documentId or one.documentTitle for one in _all(cas, META)), None)
            name, _, variant = str(title or file.stem).partition("\t")
            spans = [made for one in cas.select_all_annotations() if (made := _span(one, text)) is not None]
        except BadRow as bad:
            return bad
        except Exception as fault:  # whatever a damaged file makes of it; its message may quote it
            return BadRow(f"it is no CAS XMI of this type system ({type(fault).__name__})")
        return {
            "id": name,
            "text": text,
            "spans": spans,
            **({"variant": int(variant)} if variant.isdigit() else {}),
        }


def _all(cas: Any, name: str) -> list[Any]:
    return list(cas.select(name)) if cas.typesystem.contains_type(name) else []


def _span(one: Any, text: str) -> dict[str, Any] | None:
    kind = one.type.name
    if any(part in kind for part in _GRAMMAR) or getattr(one, "begin", None) is None:
        return None
    label = getattr(one, "value", None) or getattr(one, "label", None)
    if not isinstance(label, str) or one.begin >= one.end:
        return None
    kind_of, _, plain = label.partition(":")
    more = {"concept": getattr(one, "identifier", None)}
    if kind_of in ("clinical", "structure", "phi") and plain:
        return span_of(one.begin, one.end, plain, text, {**more, "kind": kind_of})
    return span_of(one.begin, one.end, label, text, more)


class DocBins(LetterSource):
    """The documents of a .spacy file, or of a folder of them: spans of ``doc.spans["synletters"]``, else entities and all span groups."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name or str(path)
        self._files = sorted(path.glob("*.spacy")) if path.is_dir() else [path]
        if not self._files:
            raise InputError(f"no letters in {path}: no file ends in .spacy")

    def __iter__(self) -> Iterator[Letter | Rejected]:
        return letters(self._rows(), self.name, RowReader(self.name, variants=self.variants))

    def _rows(self) -> Iterator[Row | BadRow]:
        tokens, vocab = import_module("spacy.tokens"), import_module("spacy.vocab")
        number = 0
        for file in self._files:
            try:
                docs = list(tokens.DocBin().from_disk(file).get_docs(vocab.Vocab()))
            except Exception as fault:  # whatever a damaged file makes of it
                yield BadRow(f"it is no DocBin of this spaCy ({type(fault).__name__})")
                continue
            for doc in docs:
                number += 1
                yield _of_doc(doc, f"{self.name}:{number}")


def _of_doc(doc: Any, name: str) -> Row | BadRow:
    data = doc.user_data
    told = data.get("spans") if isinstance(data.get("spans"), list | tuple) else None
    own = GROUP in doc.spans
    groups = (
        doc.spans[GROUP] if own else {*doc.ents, *(span for group in doc.spans.values() for span in group)}
    )
    try:
        spans = [
            span_of(
                span.start_char,
                span.end_char,
                span.label_,
                doc.text,
                {"concept": span.kb_id_, **(told[n] if own and told and n < len(told) else {})},
            )
            for n, span in enumerate(groups)
        ]
    except BadRow as bad:
        return bad
    more = {"variant": data["variant"]} if isinstance(data.get("variant"), int) else {}
    return {"id": data.get("id", name), "text": doc.text, "spans": spans, **more}
