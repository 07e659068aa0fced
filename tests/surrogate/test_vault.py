"""The vault: the same surrogates in another run, nothing to read without the key, and clear words where it
cannot be used."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from surrogates import as_letter, protect, world

from synletters.cli.main import main
from synletters.core.config import RunConfig
from synletters.core.document import Protected
from synletters.core.errors import SynlettersError, VaultError
from synletters.rewrite.rewriter import open_vault
from synletters.surrogate import replace_group
from synletters.surrogate.vault import Vault
from synletters.surrogate.vault_keys import KEY_VARIABLE, new_key, read_key

KEY = b"k" * 32
OTHER = b"o" * 32
FIRST = [
    "I saw ",
    ("NAME", "John Smith"),
    " of ",
    ("LOCATION", "Leeds"),
    " (",
    ("HOSPITAL", "Leeds General Infirmary"),
    ") on ",
    ("DATE", "12/03/2021"),
    ", no ",
    ("ID", "AB-123-456"),
    "; wife ",
    ("NAME", "Mary Smith"),
]
SECOND = [
    "On ",
    ("DATE", "26/03/2021"),
    " ",
    ("NAME", "Zoe Quorn"),
    " met ",
    ("NAME", "Smith, John"),
    " from ",
    ("LOCATION", "Leeds"),
    ", no ",
    ("ID", "AB123456"),
    ", at ",
    ("HOSPITAL", "Leeds General Infirmary"),
]


def drawn(vault: Vault, item: Protected, mode: str = "consistent", seed: int = 0) -> tuple[str, ...]:
    with vault.chunk() as chunk:
        memory = chunk.memory(item.letter.patient)
        made = replace_group([item], seed=seed, mode=mode, memory=memory)[0]
        chunk.keep(memory)
    return made


def test_another_run_draws_the_same(tmp_path: Path) -> None:
    path = tmp_path / "v"
    name, town, hospital, day, code, wife = drawn(Vault(path, KEY), protect(FIRST, "a"))
    later, stranger, comma, town_2, code_2, hospital_2 = drawn(
        Vault(path, KEY), protect(SECOND, "b"), seed=99
    )
    first, last = name.split()
    assert comma == f"{last}, {first}"
    assert (town_2, hospital_2) == (town, hospital)
    assert code_2 == code.replace("-", "")
    assert wife.split()[1] == last
    assert not {first, last, wife.split()[0]} & {*stranger.split()}
    one, two = (int(d[:2]) + 31 * int(d[3:5]) for d in (day, later))
    assert one != two
    assert (day, later) == (drawn(Vault(path, KEY), protect(FIRST, "a"))[3], later)


def test_the_interval_between_runs_is_kept(tmp_path: Path) -> None:
    from datetime import datetime

    vault = Vault(tmp_path / "v", KEY)
    days = [
        datetime.strptime(drawn(vault, protect(["on ", ("DATE", value)], letter))[0], "%d/%m/%Y")
        for letter, value in (("a", "12/03/2021"), ("b", "26/03/2021"), ("c", "12/03/2019"))
    ]
    assert (days[1] - days[0]).days == 14
    assert (days[0] - days[2]).days == 731
    assert days[0].weekday() == datetime(2021, 3, 12).weekday()


@pytest.mark.parametrize("mode", ["consistent", "markov"])
def test_the_same_letter_again_gives_the_same_and_learns_nothing(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "v"
    vault = Vault(path, KEY)
    one = drawn(vault, protect(FIRST, "a"), mode)
    before = path.read_bytes()
    assert drawn(vault, protect(FIRST, "a"), mode, seed=5) == one
    assert path.read_bytes() == before


def test_patients_keys_and_vaults_differ(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", KEY)
    here = drawn(vault, protect(FIRST, "a", "p"))
    assert here != drawn(vault, protect(FIRST, "a", "q"))
    assert here != drawn(Vault(tmp_path / "w", OTHER), protect(FIRST, "a", "p"))
    assert here != drawn(Vault(tmp_path / "x", KEY), protect(FIRST, "a", "p"))


@settings(max_examples=30, deadline=None)
@given(world(), world())
def test_values_play_no_part_over_two_runs(
    tmp_path_factory: pytest.TempPathFactory, a: list[str], b: list[str]
) -> None:
    """Two vaults of one salt, filled with other values of the same format: the later letters are the same."""
    path = tmp_path_factory.mktemp("v") / "v"
    Vault(path, KEY)
    blank = path.read_bytes()
    runs = []
    for drawn_world in (a, b):
        path.write_bytes(blank)
        half = as_letter(drawn_world[:12])
        runs.append([drawn(Vault(path, KEY), item) for item in (half, as_letter(drawn_world))])
    assert runs[0] == runs[1]


def test_a_remembered_surrogate_that_is_a_real_value_now_is_drawn_again(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "v", KEY)
    [name] = drawn(vault, protect(["saw ", ("NAME", "Qobert Xmithson")], "a"))
    first, last = name.split()
    made = drawn(
        vault, protect(["saw ", ("NAME", "Qobert Xmithson"), " and ", ("NAME", f"Uzna {last}")], "b")
    )
    assert last not in " ".join(made)
    assert made[0].split()[0] == first
    assert drawn(vault, protect(["saw ", ("NAME", "Qobert Xmithson")], "c")) == (name,)


def test_without_the_key_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "v"
    made = drawn(Vault(path, KEY), protect(FIRST, "letter-7", "patient-7"))
    raw = path.read_bytes()
    words = {w for v in (*made, *(p[1] for p in FIRST if isinstance(p, tuple))) for w in v.split()}
    for word in (*(w for w in words if len(w) > 3), "patient-7", "letter-7", "NAME", "PLACE", KEY.decode()):
        assert word.encode() not in raw
    assert path.stat().st_mode & 0o077 == 0
    with sqlite3.connect(path) as connection:
        sizes = {len(row[0]) % 64 for row in connection.execute("SELECT sealed FROM memory")}
    assert sizes == {12 + 16}
    assert KEY.decode() not in repr(Vault(path, KEY))


# --- what cannot be used
# -----------------------------------------------------------------------------------------------


def refused(path: Path, key: bytes = KEY, wait: float = 0.1) -> str:
    with pytest.raises(VaultError) as caught:
        Vault(path, key, wait=wait)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_wrong_key(tmp_path: Path) -> None:
    Vault(tmp_path / "v", KEY)
    assert "key does not open" in refused(tmp_path / "v", OTHER)


def test_places_that_cannot_be_a_vault(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path)
    assert "folder does not exist" in refused(tmp_path / "none" / "v")
    assert "cannot be made" in refused(tmp_path / ("x" * 300))
    (tmp_path / "text").write_text("no database at all\n" * 50)
    assert "damaged" in refused(tmp_path / "text")
    with sqlite3.connect(tmp_path / "other") as connection:
        connection.execute("CREATE TABLE t (a)")
    assert "another program" in refused(tmp_path / "other")


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_damaged_vault(tmp_path: Path, at: float) -> None:
    path = tmp_path / "v"
    vault = Vault(path, KEY)
    for patient in range(20):
        drawn(vault, protect(FIRST, "a", f"p{patient}"))
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * at)])
    with pytest.raises(VaultError, match="damaged"):
        Vault(path, KEY)


def test_a_sealed_row_that_was_changed_or_moved(tmp_path: Path) -> None:
    path = tmp_path / "v"
    vault = Vault(path, KEY)
    drawn(vault, protect(FIRST, "a"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE memory SET sealed = (SELECT max(sealed) FROM memory)")
    with pytest.raises(VaultError, match="damaged"):
        drawn(vault, protect(FIRST, "a"))


def test_a_locked_vault(tmp_path: Path) -> None:
    path = tmp_path / "v"
    Vault(path, KEY)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "another process" in refused(path)
    holder.close()
    Vault(path, KEY, wait=0.1)


def broken(vault: Vault) -> None:
    with vault.chunk() as chunk:
        memory = chunk.memory("p")
        memory.remember("NAME", "x", "y")
        chunk.keep(memory)
        chunk.save()
        raise RuntimeError


def test_an_exception_in_a_chunk_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "v"
    vault = Vault(path, KEY)
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        broken(vault)
    assert path.read_bytes() == before


def test_a_killed_process_leaves_the_vault_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "v"
    first = drawn(Vault(path, KEY), protect(FIRST, "a"))
    code = f"""
import os, signal
from pathlib import Path
from synletters.surrogate.vault import Vault
with Vault(Path({str(path)!r}), {KEY!r}).chunk() as chunk:
    for patient in range(300):
        memory = chunk.memory(str(patient))
        for at in range(20):
            memory.remember("ID", str(at), "x" * 500)
        chunk.keep(memory)
    chunk.save()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == -signal.SIGKILL
    vault = Vault(path, KEY)
    assert drawn(vault, protect(FIRST, "a")) == first
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(DISTINCT patient) FROM memory").fetchone() == (1,)


# --- keys
# --------------------------------------------------------------------------------------------------------------


def test_new_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key"
    new_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert len(read_key(path)) >= 32
    with pytest.raises(VaultError, match="exists already"):
        new_key(path)
    with pytest.raises(VaultError, match="cannot be written"):
        new_key(tmp_path / "none" / "key")
    monkeypatch.setenv(KEY_VARIABLE, path.read_text())
    assert read_key(None) == read_key(path)


@pytest.mark.parametrize(("text", "told"), [("", "empty"), (" \n", "empty"), ("short", "fewer")])
def test_poor_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str) -> None:
    (tmp_path / "key").write_text(text)
    with pytest.raises(VaultError, match=told):
        read_key(tmp_path / "key")
    for value in (None, text):
        monkeypatch.delenv(KEY_VARIABLE, raising=False)
        if value is not None:
            monkeypatch.setenv(KEY_VARIABLE, value)
        with pytest.raises(VaultError, match=KEY_VARIABLE) as caught:
            read_key(None)
        assert text.strip() in ("", "short")
        assert "short" not in str(caught.value)
    with pytest.raises(VaultError, match="cannot be read"):
        read_key(tmp_path / "none")
    with pytest.raises(SynlettersError):
        open_vault(RunConfig(vault=str(tmp_path / "v"), vault_key_file=str(tmp_path / "none")))
    assert not (tmp_path / "v").exists()
    assert open_vault(RunConfig()) is None


# --- the whole way
# -----------------------------------------------------------------------------------------------------


def test_the_command_line(tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def row(letter: str, text: str, patient: str | None = "p") -> str:
        spans = [
            {"start": 6, "end": 16, "label": "NAME", "kind": "phi"},
            {"start": 20, "end": 30, "label": "DATE", "kind": "phi"},
        ]
        return json.dumps({"id": letter, "text": text, "patient_id": patient, "spans": spans}) + "\n"

    (tmp_path / "a.jsonl").write_text(
        row("a", "I saw Qohn Xmitz on 12/03/2021.") + row("b", "I saw Qohn Xmitz on 14/03/2021.", None)
    )
    (tmp_path / "b.jsonl").write_text(row("c", "I met Qohn Xmitz on 14/03/2021."))
    key, vault = tmp_path / "key", tmp_path / "vault"
    assert main(["new-key", str(key)]) == 0
    options = ["--strategy", "none", "--tagger", str(tagger), "--detectors", "guard", "--vault", str(vault)]
    texts = {}
    for name, seed in (("a", "1"), ("b", "2")):
        out = tmp_path / f"out-{name}"
        argv = [
            "rewrite",
            str(tmp_path / f"{name}.jsonl"),
            str(out),
            *options,
            "--vault-key-file",
            str(key),
            "--seed",
            seed,
        ]
        assert main(argv) == 0
        for line in (out / "letters.jsonl").read_text().splitlines():
            texts[json.loads(line)["id"]] = json.loads(line)["text"]
    assert "1 letters have no patient id" in capsys.readouterr().out
    assert texts["a"][6:-15] == texts["c"][6:-15]
    assert texts["a"][6:-15] != texts["b"][6:-15]
    assert json.loads((tmp_path / "out-a" / "report.json").read_text())["letters_without_patient_id"] == 1
    os.environ.pop(KEY_VARIABLE, None)
    argv = ["rewrite", str(tmp_path / "a.jsonl"), str(tmp_path / "out-c"), *options]
    assert main(argv) == 2
    assert KEY_VARIABLE in capsys.readouterr().err
    vault.write_text("damaged" * 1000)
    assert main([*argv, "--vault-key-file", str(key)]) == 2
    assert "VaultError" in capsys.readouterr().err
    assert not (tmp_path / "out-c").exists()
