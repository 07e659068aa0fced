"""Letters by a language model: what is kept says its record, what is not is rejected with the reason, and
nothing is fetched."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from synletters.cli.main import main
from synletters.core.document import Rejected
from synletters.core.errors import ConfigError, ModelError
from synletters.generate import Made, load_graph, load_world
from synletters.generate.lm_letters import copies, graph_briefs, lm_letters, written
from synletters.generate.writers import EndpointWriter, LocalWriter, open_writer_of

WORLD = load_world("respiratory")


class Obedient:
    """Says what it is asked to say, and ``more``."""

    name = "obedient"

    def __init__(self, more: str = "", leave_out: bool = False) -> None:
        self.more, self.leave_out = more, leave_out
        self.prompts: list[str] = []

    def write(self, prompts: Sequence[str], *, seed: int) -> list[str | None]:
        self.prompts += prompts
        return [self._one(prompt) for prompt in prompts]

    def _one(self, prompt: str) -> str:
        said = ["The patient came to the practice and was seen by us."]
        for line in prompt.splitlines():
            if self.leave_out:
                break
            if line.startswith("The patient has: "):
                said += [
                    f"There is {part}."
                    for part in line.removeprefix("The patient has: ").rstrip(".").split(", ")
                ]
            if line.startswith("The patient does not have: "):
                said += [
                    f"There is no {part}."
                    for part in line.removeprefix("The patient does not have: ")
                    .removesuffix(". Say so.")
                    .split(", ")
                ]
            if line.startswith("Say also: "):
                said.append(line.removeprefix("Say also: "))
        return " ".join([*said, self.more])


def test_an_obedient_writer_is_kept_with_spans_where_it_says_things() -> None:
    made = list(lm_letters(WORLD, Obedient(), 40, seed=1))
    kept = [item for item in made if isinstance(item, Made)]
    assert len(kept) >= 30, [item.reason for item in made if isinstance(item, Rejected)]
    for item in kept:
        text = item.text.text
        facts = [mark for mark in item.text.marks if mark.kind != "phi"]
        assert any(mark.kind == "phi" for mark in item.text.marks)
        for mark in facts:
            assert text[mark.start : mark.end].strip()
            assert mark.value == str(item.record[mark.fact])


@pytest.mark.parametrize(
    ("writer", "reason"),
    [
        (Obedient("She also has migraine."), "extra migraine"),
        (Obedient("Dr Jones saw her too."), "nobody planted"),
        (Obedient("There is a cough. There is no cough."), "contradiction cough"),
        (Obedient(leave_out=True), "tells 0 of"),
    ],
)
def test_a_disobedient_writer_is_rejected_and_never_quoted(writer: Obedient, reason: str) -> None:
    made = list(lm_letters(WORLD, writer, 12, seed=2, evidence={"cough": "yes"}))
    rejected = [item for item in made if isinstance(item, Rejected)]
    assert len(rejected) >= 10
    assert any(reason in item.reason for item in rejected)
    assert not any("Jones" in item.reason or "also has" in item.reason for item in rejected)


def test_a_second_draft_may_do_and_a_late_one_is_rejected() -> None:
    class Late(Obedient):
        def write(self, prompts: Sequence[str], *, seed: int) -> list[str | None]:
            super().write(prompts, seed=seed)
            return [None if len(self.prompts) % 2 else self._one(prompts[0])]

    assert sum(isinstance(item, Made) for item in lm_letters(WORLD, Late(), 10, seed=1)) >= 7
    [only] = lm_letters(WORLD, Late(), 1, tries=1)
    assert isinstance(only, Rejected)
    assert "timed out" in only.reason


def test_an_example_stands_in_the_prompt() -> None:
    writer = Obedient()
    list(lm_letters(WORLD, writer, 1, example="A note of the ward."))
    assert "A note of the ward." in writer.prompts[0]
    assert "Mention no other symptom" in writer.prompts[0]


# --- writers
# ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def causal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A causal language model of a few kilobytes with random weights."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    words = ["<pad>", "<unk>", *"the a patient has no cough fever pain was seen today and in clinic".split()]
    inner = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.Whitespace()
    folder = tmp_path_factory.mktemp("causal")
    PreTrainedTokenizerFast(tokenizer_object=inner, unk_token="<unk>", pad_token="<pad>").save_pretrained(
        folder
    )
    config = GPT2Config(
        vocab_size=len(words), n_positions=512, n_embd=16, n_layer=1, n_head=2, bos_token_id=0, eos_token_id=0
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    return folder


def test_a_local_model_writes_alike_for_one_seed(causal: Path) -> None:
    writer = LocalWriter(str(causal), max_new_tokens=12)
    one = writer.write(["the patient has", "a cough"], seed=1)
    assert one == writer.write(["the patient has", "a cough"], seed=1)
    assert one[1] == writer.write(["a cough"], seed=1)[0]
    assert one != writer.write(["the patient has", "a cough"], seed=2)
    with pytest.raises(ModelError, match="takes 512 tokens"):
        writer.write(["the " * 600], seed=1)


def test_a_local_model_through_the_command_is_rejected_for_nonsense(causal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = [
        "generate",
        "--world",
        "respiratory",
        "--count",
        "2",
        "--tries",
        "1",
        "--quiet",
        "--writer",
        str(causal),
        str(out),
    ]
    assert main(arguments) == 1
    rejected = [json.loads(line) for line in (out / "rejected.jsonl").read_text().splitlines()]
    assert {row["stage"] for row in rejected} == {"writer"}
    assert json.loads((out / "report.json").read_text())["rejected"] == len(rejected)


def test_a_model_that_is_none_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "generate",
                "--world",
                "respiratory",
                "--quiet",
                "--writer",
                str(tmp_path),
                str(tmp_path / "out"),
            ]
        )
        == 2
    )
    assert "has no config.json" in capsys.readouterr().err
    assert (
        main(
            [
                "generate",
                "--world",
                "respiratory",
                "--quiet",
                "--writer",
                "http://127.0.0.1:9",
                str(tmp_path / "out"),
            ]
        )
        == 2
    )
    assert "--writer-model" in capsys.readouterr().err
    with pytest.raises(ConfigError, match="time-out"):
        open_writer_of("x", timeout=0)


@pytest.fixture
def endpoint() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if asked["model"] == "slow":
                time.sleep(1.0)
            if asked["model"] == "elsewhere":
                self.send_response(307)
                self.send_header("Location", "/moved")
                self.end_headers()
                return
            body = (
                b"nonsense"
                if asked["model"] == "odd"
                else json.dumps(
                    {
                        "choices": [
                            {
                                "message": {
                                    "content": f"{self.path} {self.headers['Authorization']} {asked['messages'][0]['content']}"
                                }
                            }
                        ]
                    }
                ).encode()
            )
            self.send_response(500 if asked["model"] == "broken" else 200)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        def log_message(self, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()


def test_an_endpoint_that_the_user_names(endpoint: str) -> None:
    writer = EndpointWriter(endpoint, "m", key="k-SECRET")
    assert writer.write(["hello"], seed=1) == ["/v1/chat/completions Bearer k-SECRET hello"]
    assert "SECRET" not in repr(writer)
    assert EndpointWriter(endpoint, "slow", timeout=0.2).write(["hello"], seed=1) == [None]
    for model, piece in (
        ("broken", "status 500"),
        ("elsewhere", "status 307"),
        ("odd", "does not speak chat completions"),
    ):
        with pytest.raises(ModelError, match=piece):
            EndpointWriter(endpoint, model).write(["hello"], seed=1)


def test_an_endpoint_that_drips_is_late_as_a_whole() -> None:
    class Drip(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(40):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Drip)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    begin = time.monotonic()
    assert EndpointWriter(f"http://127.0.0.1:{server.server_port}", "m", timeout=0.3).write(
        ["hello"], seed=1
    ) == [None]
    assert time.monotonic() - begin < 1.5
    server.shutdown()


def test_a_writer_that_hangs_is_an_error_and_nothing_is_written(
    endpoint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    given = [
        "generate",
        "--world",
        "respiratory",
        "--count",
        "9",
        "--tries",
        "1",
        "--timeout",
        "0.05",
        "--quiet",
    ]
    assert main([*given, "--writer", endpoint, "--writer-model", "slow", str(out)]) == 2
    told = capsys.readouterr().err
    assert "hangs: no draft of 3 letters in a row" in told
    assert "go to http://127.0.0.1" in told
    assert not (out / "letters.jsonl").exists()


# --- from a knowledge graph, and after examples
# --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "kept"),
    [("", True), ("She also has migraine.", False), ("He takes lithium and ramipril.", False)],
)
def test_a_graph_gives_prompts_and_checks(more: str, kept: bool) -> None:
    graph = load_graph("general")
    briefs, checker = graph_briefs(graph, 25, seed=1, codes=["J45", "K21", "M54"])
    made = list(written(briefs, checker, Obedient(more), seed=1))
    good = [item for item in made if isinstance(item, Made)]
    if not kept:
        assert not good
        return
    assert len(good) >= 18, [item.reason for item in made if isinstance(item, Rejected)]
    for item in good:
        disease = next(m for m in item.text.marks if m.fact == "disease")
        assert (disease.concept, disease.label) == (item.record["code"], "DISEASE")
        assert item.text.text[disease.start : disease.end].lower() == item.record["disease"]
        for mark in item.text.marks:
            if mark.assertion == "negated" and mark.fact != "smoking":
                assert mark.fact in str(item.record["absent"])


def test_a_draft_that_copies_its_example_is_none() -> None:
    example = "This man was brought by the neighbours who found him on the floor of his kitchen this morning."
    copy = Obedient("He was brought by the neighbours who found him on the floor.")
    made = list(lm_letters(WORLD, copy, 4, example=example))
    assert any("in a row of the example" in item.reason for item in made if isinstance(item, Rejected))
    assert not any(isinstance(item, Made) for item in made)
    assert copies(example, example)
    assert not copies("the neighbours who found him", example)
    assert not copies(example, "")


def test_examples_are_deidentified_unless_they_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from synletters.generate import writers

    note = tmp_path / "note.txt"
    note.write_text(
        "Dear Dr Featherstonehaugh,\n\nI saw Mr Alan Braithwaite (NHS number 943 476 5919) in clinic.\n"
    )
    writer = Obedient()
    monkeypatch.setattr(writers, "open_writer_of", lambda *a, **k: writer)
    given = [
        "generate",
        "--world",
        "respiratory",
        "--count",
        "1",
        "--quiet",
        "--writer",
        "x",
        "--example",
        str(note),
    ]
    assert main([*given, str(tmp_path / "a")]) in (0, 1)
    assert "Write in the manner of this note" in writer.prompts[0]
    assert "in clinic" in writer.prompts[0]
    for value in ("Featherstonehaugh", "Braithwaite", "943 476 5919"):
        assert value not in writer.prompts[0]
    writer.prompts.clear()
    assert main([*given, "--example-as-is", str(tmp_path / "b")]) in (0, 1)
    assert "Braithwaite" in writer.prompts[0]
    assert main([*given[:-2], "--example-as-is", str(tmp_path / "c")]) == 2
    assert main([*given[:-1], str(tmp_path / "none.txt"), str(tmp_path / "d")]) == 2
    assert "Braithwaite" not in capsys.readouterr().err
