"""Finished letters for Label Studio, Doccano and Prodigy (a file each), and for INCEpTION (a folder of CAS XMI)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synletters.io.atomic import close_quietly
from synletters.io.flat import edges_of, tokens
from synletters.io.readers.tools.base import to_utf16
from synletters.io.readers.tools.folders import META, NAMED_ENTITY, cassis
from synletters.io.writers.base import RewriteWriter, close_synced, json_line
from synletters.io.writers.file_names import file_name

_TOLD = ("kind", "source", "score", "concept")


class LabelStudioWriter(RewriteWriter):
    """A list of tasks with annotations, offsets as browsers count (UTF-16). Names of regions are ``label``, of the text ``text``."""

    def __init__(self, path: Path, names: Sequence[str] = ()) -> None:
        super().__init__(path)
        self._told = (*_TOLD, *names)
        self._raw = self._target.open()
        with self._opening():
            self._raw.write(b"[")

    def _write(self, row: dict[str, Any]) -> None:
        text = row["text"]
        result = [
            {
                "id": f"s{number}",
                "from_name": "label",
                "to_name": "text",
                "type": "labels",
                "value": {
                    "start": to_utf16(text, span["start"]),
                    "end": to_utf16(text, span["end"]),
                    "text": text[span["start"] : span["end"]],
                    "labels": [span["label"]],
                },
                "meta": {key: span[key] for key in self._told if key in span},
            }
            for number, span in enumerate(row["spans"], 1)
        ]
        task = {
            "data": {"id": row["id"], "variant": row["variant"], "text": text},
            "annotations": [{"result": result, "was_cancelled": False}],
        }
        self._raw.write(b",\n" if self.count else b"\n")
        self._raw.write(json.dumps(task, ensure_ascii=False).encode())

    def _finish(self) -> None:
        self._raw.write(b"\n]\n")
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)


class LineWriter(RewriteWriter):
    """JSON lines of Doccano (``entities``) or of Prodigy (``spans`` and ``tokens``)."""

    def __init__(self, path: Path, names: Sequence[str] = (), *, prodigy: bool = False) -> None:
        super().__init__(path)
        self._told, self._prodigy = (*_TOLD, *names), prodigy
        self._raw = self._target.open()

    def _write(self, row: dict[str, Any]) -> None:
        self._raw.write(json_line(self._of_prodigy(row) if self._prodigy else self._of_doccano(row)))

    def _of_doccano(self, row: dict[str, Any]) -> dict[str, Any]:
        entities = [
            {"id": n, "label": s["label"], "start_offset": s["start"], "end_offset": s["end"]}
            for n, s in enumerate(row["spans"], 1)
        ]
        told = [{key: span[key] for key in self._told if key in span} for span in row["spans"]]
        meta = {"id": row["id"], "variant": row["variant"], "spans": told}
        return {
            "id": self.count + 1,
            "text": row["text"],
            "entities": entities,
            "relations": [],
            "meta": meta,
        }

    def _of_prodigy(self, row: dict[str, Any]) -> dict[str, Any]:
        text, spans = row["text"], row["spans"]
        places = list(tokens(text, edges_of((span["start"], span["end"]) for span in spans)))
        made = [
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "id": n,
                "ws": text[end : end + 1].isspace(),
            }
            for n, (start, end) in enumerate(places)
        ]
        out = []
        for span in spans:
            inside = [
                n for n, (start, end) in enumerate(places) if start >= span["start"] and end <= span["end"]
            ]
            if inside:
                out.append({**span, "token_start": inside[0], "token_end": inside[-1]})
        meta = {"id": row["id"], "variant": row["variant"]}
        return {
            "text": text,
            "meta": meta,
            "tokens": made,
            "spans": out,
            "_input_hash": self.count,
            "_task_hash": self.count,
            "answer": "accept",
        }

    def _finish(self) -> None:
        close_synced(self._raw, self._raw)

    def _abandon(self) -> None:
        close_quietly(self._raw)


class XmiWriter(RewriteWriter):
    """An .xmi file a letter, and TypeSystem.xml: spans in the layer Named entity, ``KIND:LABEL`` as the value, the concept as the
    identifier."""

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        self._library = cassis()
        super().__init__(path, folder=True, replace=_ours if replace else None)
        with self._opening():
            self._types = self._library.load_dkpro_core_typesystem()
            if not self._types.contains_type(META):
                meta = self._types.create_type(META, supertypeName="uima.tcas.DocumentAnnotation")
                for feature in ("documentTitle", "documentId"):
                    self._types.create_feature(meta, feature, "uima.cas.String")
            (self._target.temp / "TypeSystem.xml").write_text(self._types.to_xml(), encoding="utf-8")

    def _write(self, row: dict[str, Any]) -> None:
        cas = self._library.Cas(self._types)
        cas.sofa_string, cas.sofa_mime = row["text"], "text/plain"
        meta, entity = self._types.get_type(META), self._types.get_type(NAMED_ENTITY)
        title = f"{row['id']}\t{row['variant']}" if row["variant"] else row["id"]
        cas.add(
            meta(
                begin=0, end=len(row["text"]), documentId=title, documentTitle=title, language="x-unspecified"
            )
        )
        for span in row["spans"]:
            value = f"{span['kind']}:{span['label']}"
            cas.add(entity(begin=span["start"], end=span["end"], value=value, identifier=span.get("concept")))
        name = file_name(row["id"], row["variant"], mark=".v").replace("/", "~").removesuffix(".txt")
        cas.to_xmi(self._target.temp / f"{name}.xmi")

    def _finish(self) -> None:
        pass

    def _abandon(self) -> None:
        pass


def _ours(name: str) -> bool:
    return name == "TypeSystem.xml" or re.fullmatch(r"[^/]+\.xmi", name) is not None
