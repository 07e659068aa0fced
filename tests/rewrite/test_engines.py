"""Ray and Spark give the bytes of the plain run, go on with each other's runs, and lose nothing with a worker."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from synletters import ConfigError, Letter, Rewriter, RunConfig, Span, SynlettersError
from synletters.cli.main import main
from synletters.io import open_source
from synletters.rewrite import worker
from synletters.rewrite.run import detect, rewrite
from synletters.surrogate.vault_keys import new_key

CANARY = "Quillfeather"
NAMES = ("letters.jsonl", "rejected.jsonl")
CONFIG = RunConfig(detectors=("rules",), strategy="none", seed=3, chunk=2, workers=2)
HAS_RAY = importlib.util.find_spec("ray") is not None
HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
needs_ray = pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed")
needs_spark = pytest.mark.skipif(not HAS_SPARK, reason="Spark needs PySpark and Java 17 or later")
both = pytest.mark.parametrize(
    "engine", [pytest.param("ray", marks=needs_ray), pytest.param("spark", marks=needs_spark)]
)


class Acts:
    """A detector that finds nothing, and does something else at one letter."""

    name = "acts"

    def __init__(self, at: str, what: str, mark: str, **_: object) -> None:
        self.at, self.what, self.mark = at, what, Path(mark)

    def detect(self, letters: Sequence[Letter]) -> list[tuple[Span, ...]]:
        if any(letter.id == self.at for letter in letters):
            first = not self.mark.exists()
            self.mark.touch()
            if self.what == "dies" or (self.what == "dies once" and first):
                os._exit(9)
            if self.what == "waits once" and first:
                time.sleep(600)
            if self.what == "stops":
                raise KeyboardInterrupt
        return [() for _ in letters]


def acting(at: str, what: str, mark: Path, **more: Any) -> RunConfig:
    name = "test_engines:Acts"
    options = {name: {"at": at, "what": what, "mark": str(mark)}}
    return replace(CONFIG, detectors=("rules", name), detector_options=options, **more)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        {
            "id": f"L{i}",
            "patient_id": f"p{i % 5}" if i % 3 else None,
            "text": f"Dear Dr {CANARY}, your patient (MRN 12{i:05}) came on {1 + i % 28} March 2021.",
        }
        for i in range(20)
    ]
    path = tmp_path_factory.mktemp("engines") / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"id": "L21"}\n')
    return path


@pytest.fixture(scope="module")
def plain(source: Path) -> list[bytes]:
    return run(source, source.parent / "plain", replace(CONFIG, workers=1))


@pytest.fixture(scope="module")
def spark() -> Iterator[None]:
    """A session that is there already, so that not every test waits for one."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(place for place in sys.path if place)
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield
    session.stop()


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    """A cluster of Ray whose head does no work, with two machines of one core."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.update(RAY_worker_niceness="0")  # 15 otherwise: behind all else that the machine does
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    made.add_node(num_cpus=1)
    made.add_node(num_cpus=1)
    made.wait_for_nodes()
    yield made
    import ray

    ray.shutdown()  # a cluster does not go while its driver is connected
    made.shutdown()


@pytest.fixture
def there(engine: str, request: pytest.FixtureRequest) -> dict[str, Any]:
    """The settings of an engine that is there already."""
    if engine == "ray":
        return {"engine": "ray", "ray_address": request.getfixturevalue("machines").address}
    request.getfixturevalue("spark")
    return {"engine": "spark"}


def run(source: Path, out: Path, config: RunConfig, **options: Any) -> list[bytes]:
    rewrite(open_source(source), out, config, **options)
    return [(out / name).read_bytes() for name in NAMES]


@both
def test_an_engine_of_this_machine_gives_the_bytes_of_the_plain_run(
    engine: str, source: Path, plain: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Path(tempfile.mkdtemp(dir="/tmp"))  # sockets bear no long paths
    monkeypatch.setattr(tempfile, "tempdir", str(places))
    common = ["--detectors", "rules", "--strategy", "none", "--seed", "3", "--chunk", "2", "--workers", "2"]
    code = main(["rewrite", str(source), str(tmp_path / "out"), *common, "--engine", engine, "--quiet"])
    assert code == 1  # a row without a text is rejected
    assert [(tmp_path / "out" / name).read_bytes() for name in NAMES] == plain
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["workers"] == 2
    assert not list(places.glob("synletters-*"))
    places.rmdir() if not any(places.iterdir()) else shutil.rmtree(places)
    if engine == "ray":
        assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


@both
def test_one_engine_goes_on_where_another_stopped(
    engine: str, there: dict[str, Any], source: Path, plain: list[bytes], tmp_path: Path
) -> None:
    rules = Rewriter(CONFIG).detectors
    stops = Rewriter(CONFIG, detectors=[*rules, Acts("L17", "stops", str(tmp_path / "mark"))])
    with pytest.raises(KeyboardInterrupt):
        rewrite(open_source(source), tmp_path / "out", CONFIG, rewriter=stops)
    assert list((tmp_path / "out.unfinished").glob("shard-*"))
    seen: list[int] = []
    config = replace(CONFIG, **there)
    assert run(source, tmp_path / "out", config, resume=True, progress=seen.append) == plain
    assert sum(seen) == 21


@both
def test_a_letter_that_ends_its_worker_is_rejected_and_the_run_goes_on_elsewhere(
    engine: str, there: dict[str, Any], source: Path, plain: list[bytes], tmp_path: Path
) -> None:
    config = acting("L7", "dies", tmp_path / "mark", **there)
    letters, rejected = run(source, tmp_path / "out", config)
    told = [json.loads(line) for line in rejected.splitlines()]
    assert {(row["id"], row["stage"]) for row in told} == {("L7", "worker"), ("L21", "read")}
    assert CANARY.encode() not in rejected
    kept = [line for line in plain[0].splitlines() if json.loads(line)["id"] != "L7"]
    assert sorted(letters.splitlines()) == sorted(kept)


@both
def test_a_worker_that_is_lost_takes_no_letter_with_it(
    engine: str, there: dict[str, Any], source: Path, plain: list[bytes], tmp_path: Path
) -> None:
    assert run(source, tmp_path / "out", acting("L7", "dies once", tmp_path / "mark", **there)) == plain
    assert (tmp_path / "mark").exists()


@both
def test_detection_is_spread_too(engine: str, there: dict[str, Any], source: Path, tmp_path: Path) -> None:
    for name, config in (("plain", replace(CONFIG, workers=1)), ("spread", replace(CONFIG, **there))):
        detect(open_source(source), tmp_path / f"{name}.jsonl", config)
    assert (tmp_path / "plain.jsonl").read_bytes() == (tmp_path / "spread.jsonl").read_bytes()


@both
def test_another_installation_is_refused_by_name(
    engine: str, there: dict[str, Any], source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = worker.metadata.version
    monkeypatch.setattr(worker.metadata, "version", lambda name: "0.1" if name == "torch" else version(name))
    with pytest.raises(SynlettersError, match=r"another installation.*torch .*\(where the run began: 0\.1\)"):
        rewrite(open_source(source), tmp_path / "out", replace(CONFIG, **there))


@both
def test_a_fault_in_a_worker_is_told_without_a_word_of_a_letter(
    engine: str, there: dict[str, Any], source: Path, tmp_path: Path
) -> None:
    config = replace(CONFIG, **there, strategy="random", model=str(tmp_path / "no-model"))
    with pytest.raises(SynlettersError, match="no-model") as told:
        rewrite(open_source(source), tmp_path / "out", config)
    assert CANARY not in str(told.value)


@needs_spark
def test_a_frame_of_a_pipeline_of_the_users_own(spark: None, source: Path, plain: list[bytes]) -> None:
    from pyspark.sql import SparkSession

    from synletters.rewrite.spark_frames import SCHEMA, rewrite_frame

    session = SparkSession.builder.getOrCreate()
    rows = [json.loads(line) for line in source.read_text().splitlines()]
    frame = session.createDataFrame(
        [(row["id"], row.get("text"), row.get("patient_id")) for row in rows],
        "note_id string, text string, patient_id string",
    )
    config = replace(CONFIG, id_column="note_id")
    with pytest.raises(ConfigError, match="no column 'id'; it has note_id"):
        rewrite_frame(frame, CONFIG)
    with pytest.raises(ConfigError, match="whole corpus"):
        rewrite_frame(frame, replace(config, generalise_rare=3))
    made = rewrite_frame(frame, config, partitions=2)
    assert [field.name for field in made.schema] == [part.split()[0] for part in SCHEMA.split(", ")]
    found = {row["id"]: row.asDict() for row in made.collect()}
    assert found.pop("L21")["rejected"] == "read: the text is missing"
    wanted = {row["id"]: row for row in map(json.loads, plain[0].splitlines())}
    assert {row["id"]: row["text"] for row in found.values()} == {k: row["text"] for k, row in wanted.items()}
    assert {k: json.loads(row["spans"]) for k, row in found.items()} == {
        k: row["spans"] for k, row in wanted.items()
    }


@needs_ray
def test_a_machine_that_is_lost_takes_no_letter_with_it(
    machines: Any, source: Path, plain: list[bytes], tmp_path: Path
) -> None:
    doomed = machines.add_node(num_cpus=1)
    machines.wait_for_nodes()
    mark = tmp_path / "mark"
    config = acting("L7", "waits once", mark, engine="ray", ray_address=machines.address, workers=3)
    made: list[list[bytes]] = []
    # the worker that waits for ever is on one of three machines: all of them go, one after the other, and new ones come
    first = threading.Thread(target=lambda: made.append(run(source, tmp_path / "out", config)))
    first.start()
    deadline = time.monotonic() + 200
    while not mark.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert mark.exists()
    for node in [doomed, *machines.worker_nodes]:
        if node in machines.worker_nodes:
            machines.remove_node(node)
    for _ in range(2):
        machines.add_node(num_cpus=1)
    first.join(250)
    assert made == [plain]


@needs_ray
def test_a_vault_stays_on_its_machine(machines: Any, source: Path, tmp_path: Path) -> None:
    """The machines of the tests are one; Ray is told otherwise."""
    from synletters.rewrite import ray_cluster

    new_key(tmp_path / "key")
    config = replace(
        CONFIG,
        engine="ray",
        ray_address=machines.address,
        vault=str(tmp_path / "vault"),
        vault_key_file=str(tmp_path / "key"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ray_cluster.socket, "gethostname", lambda: "elsewhere")
        with pytest.raises(ConfigError, match="vault"):
            rewrite(open_source(source), tmp_path / "out", config)
    rewrite(open_source(source), tmp_path / "out", config)
    rewrite(open_source(source), tmp_path / "one", replace(config, engine="local", ray_address=None))
    assert (tmp_path / "out/letters.jsonl").read_bytes() == (tmp_path / "one/letters.jsonl").read_bytes()


def nobody() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param({"engine": "ray", "ray_address": "HERE"}, "nobody answers there", marks=needs_ray),
        pytest.param({"engine": "ray", "ray_address": "ray://head:1"}, "give HOST:PORT", marks=needs_ray),
        pytest.param({"engine": "ray", "ray_address": "head"}, "no HOST:PORT", marks=needs_ray),
        pytest.param(
            {"engine": "spark", "spark_master": "spark://HERE"}, "nobody answers", marks=needs_spark
        ),
    ],
)
def test_an_address_that_does_not_answer_is_told_at_once(
    options: dict[str, Any], told: str, source: Path, tmp_path: Path
) -> None:
    options = {name: value.replace("HERE", nobody()) for name, value in options.items()}
    begun = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        if options["engine"] == "spark":
            from pyspark.sql import SparkSession

            patch.setattr(SparkSession, "getActiveSession", classmethod(lambda cls: None))
        with pytest.raises(ConfigError, match=told):
            rewrite(open_source(source), tmp_path / "out", replace(CONFIG, **options))
    assert time.monotonic() - begun < 60
    assert not (tmp_path / "out.unfinished").exists()


@pytest.mark.parametrize(("engine", "module"), [("ray", "ray"), ("spark", "pyspark.sql")])
def test_an_engine_that_is_not_installed_says_what_installs_it(
    engine: str, module: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError, match=rf"pip install 'synletters\[{engine}\]'"):
        rewrite(open_source(source), tmp_path / "out", replace(CONFIG, engine=engine))


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="PySpark is not installed")
@pytest.mark.parametrize(
    ("java", "told"),
    [
        (None, "no Java here"),
        ("echo 'openjdk version \"11.0.2\"' >&2", "is Java 11"),
        ("exit 3", "no Java that answers"),
    ],
)
def test_spark_without_the_java_that_it_needs(
    java: str | None, told: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession, "getActiveSession", classmethod(lambda cls: None))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    if java is not None:
        (tmp_path / "java" / "bin").mkdir(parents=True)
        program = tmp_path / "java" / "bin" / "java"
        program.write_text(f"#!/bin/sh\n{java}\n")
        program.chmod(0o700)
    with pytest.raises(ConfigError, match=f"{told}.*Java 17 or later"):
        rewrite(open_source(source), tmp_path / "out", replace(CONFIG, engine="spark"))


@pytest.mark.parametrize(("option", "engine"), [("ray_address", "ray"), ("spark_master", "spark")])
def test_an_address_wants_its_engine(option: str, engine: Any) -> None:
    with pytest.raises(ConfigError, match="is given with engine 'local'"):
        RunConfig(**{option: "head:1"})
    with pytest.raises(ConfigError, match="is empty"):
        RunConfig(**{"engine": engine, option: ""})


@needs_ray
def test_a_cluster_of_this_machine_answers_to_its_token_alone(tmp_path: Path) -> None:
    """Other users of the machine can reach its ports, and could run what they like as its owner."""
    script = (
        "import subprocess, sys, os\n"
        "from synletters.rewrite.ray_cluster import RayCluster\n"
        "cluster = RayCluster(None, 1)\n"
        "address = cluster.ray.get_runtime_context().gcs_address\n"
        "assert os.stat(cluster._folder).st_mode & 0o77 == 0\n"
        "env = {k: v for k, v in os.environ.items() if not k.startswith('RAY_AUTH')}\n"
        "code = 'import ray; ray.init(sys.argv[1], log_to_driver=False)'\n"
        "done = subprocess.run([sys.executable, '-c', 'import sys; ' + code, address], env=env, capture_output=True)\n"
        "cluster.close()\n"
        "print(done.returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split()[-1] != "0"
