"""The component of spaCy's pipelines, and letters as displaCy draws them."""

from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Span as SpacySpan

from synletters import Letter, Rewrite, Span
from synletters.core.errors import ConfigError, LetterError
from synletters.detect.displacy import OPTIONS, drawn
from synletters.detect.spacy_pipe import NAME, PhiComponent

ROOT = Path(__file__).parents[2]
TEXT = "Dear Dr Quillfeather, seen on 14 March 2021 (MRN 1234567)."
RULES = {"settings": {"detectors": ["rules"]}}


def pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("synletters_phi", config=RULES | config)
    return nlp


def test_the_entry_point_names_the_factory() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"][
        "spacy_factories"
    ]
    assert points.keys() == {NAME}
    factory = EntryPoint(NAME, points[NAME], "spacy_factories").load()
    assert isinstance(
        factory(spacy.blank("en"), NAME, RULES["settings"], ["phi"], "sc", True, 2), PhiComponent
    )


def test_identifiers_become_spans_and_entities() -> None:
    doc = pipeline()(TEXT)
    wanted = [("Quillfeather", "NAME"), ("14 March 2021", "DATE"), ("1234567", "ID")]
    assert [(e.text, e.label_) for e in doc.ents] == wanted
    assert [(s.text, s.label_) for s in doc.spans["synletters"]] == wanted
    assert len(doc.spans["synletters"].attrs["scores"]) == 3
    page = displacy.render(doc, style="ent", page=False, jupyter=False)
    assert page.count("NAME") == 1


def test_a_span_covers_whole_tokens_and_entities_that_were_there_stay_beside_it() -> None:
    nlp = pipeline(spans_key="phi")
    ruler = nlp.add_pipe("entity_ruler", before=NAME)
    ruler.add_patterns([{"label": "SEEN", "pattern": "seen"}, {"label": "DR", "pattern": "Dr Quillfeather"}])
    doc = nlp(TEXT.replace("Quillfeather,", "Quillfeather's,"))
    assert ("seen", "SEEN") in [(e.text, e.label_) for e in doc.ents]
    assert "DR" not in [e.label_ for e in doc.ents], "an identifier comes first"
    nlp.remove_pipe(NAME)
    nlp.add_pipe(NAME, config=RULES | {"set_ents": False})
    doc = nlp(TEXT)
    assert [e.label_ for e in doc.ents] == ["DR", "SEEN"]
    assert len(doc.spans["synletters"]) == 3


def test_many_documents_in_their_order_and_blank_ones() -> None:
    texts = [f"Mr Quillfeather{'x' * (at % 3)} came." if at % 4 else " \n" for at in range(11)]
    docs = list(pipeline(batch=3).pipe(texts))
    assert [doc.text for doc in docs] == texts
    assert [len(doc.ents) for doc in docs] == [1 if at % 4 else 0 for at in range(11)]


def test_a_saved_pipeline_has_its_settings(tmp_path: Path) -> None:
    pipeline(kinds=["structure"]).to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert again.get_pipe_meta(NAME).assigns == ["doc.ents", "doc.spans"]
    assert again.config["components"][NAME]["settings"] == RULES["settings"]
    assert [e.label_ for e in again(TEXT).ents] == []
    assert len(pipeline().from_bytes(pipeline().to_bytes())(TEXT).ents) == 3


def test_a_document_that_cannot_be_searched_raises() -> None:
    nlp = pipeline(settings={"detectors": ["rules"], "max_characters": 10})
    with pytest.raises(LetterError, match="max_characters") as caught:
        nlp(TEXT)
    assert "Quillfeather" not in str(caught.value)


@pytest.mark.parametrize(
    ("config", "said"),
    [({"kinds": ["names"]}, "kinds"), ({"batch": 0}, "batch"), ({"settings": {"detctors": []}}, "detectors")],
)
def test_settings_that_are_none_are_refused(config: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        pipeline(**config)


def test_drawn_letters_have_one_layer_with_identifiers_first() -> None:
    spans = (
        Span(0, 12, "DISEASE", "clinical", "t", 0.9),
        Span(8, 20, "NAME", "phi", "r"),
        Span(30, 43, "DATE", "phi", "r"),
        Span(22, 29, "POS:VERB", "structure"),
        Span(44, 48, "DRUG", "clinical"),
        Span(44, 56, "MEDICATION", "clinical"),
    )
    [made] = drawn([Letter("a", TEXT, spans)])
    assert made["title"] == "a"
    assert [(e["start"], e["label"]) for e in made["ents"]] == [(8, "NAME"), (30, "DATE"), (44, "MEDICATION")]
    [phi] = drawn([Rewrite("b", 0, TEXT, spans)], kinds=("phi",))
    assert [e["label"] for e in phi["ents"]] == ["NAME", "DATE"]
    page = displacy.render([made], style="ent", manual=True, page=True, options=OPTIONS, jupyter=False)
    assert "Quillfeather" in page
    assert OPTIONS["colors"]["NAME"] in page
    assert isinstance(pipeline()(TEXT).ents[0], SpacySpan)
