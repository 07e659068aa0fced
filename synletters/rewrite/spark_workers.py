"""Workers that are Python processes of Spark: on this machine, or on those of a cluster (``--spark-master``).

Each chunk is a job of one task, ``mapInPandas`` over the function that all engines call; Spark keeps its Python
processes from task to task, so that each loads its models once. A session of this machine's own has no page, listens to
this machine alone, and lies in a folder that nobody else can enter, encrypted where Spark writes at all. A session that
is there already is used and left.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synletters.core.config import RunConfig
from synletters.core.errors import ConfigError, SynlettersError
from synletters.io import Extras
from synletters.rewrite.chunk_work import Chunk, Done, Work
from synletters.rewrite.cluster import answers, host_and_port
from synletters.rewrite.rare_terms import RareTerms
from synletters.rewrite.worker import Setup, Worker, WorkerLostError

if TYPE_CHECKING:
    import pandas as pd

_OPTION = "--spark-master"
_JAVA = 17
_LOST = re.compile(
    r"Python worker exited unexpectedly|ExecutorLostFailure|Python worker failed|EOFException|FetchFailed|"
    r"executor .{0,80}(lost|decommission)|Executor heartbeat timed out"
)
#: the worker of this process, and what it was told
_mine: tuple[bytes, Worker] | None = None


class SparkWorkers:
    """``count`` jobs at a time. Raises ConfigError if Spark or Java is missing, or the master does not answer."""

    def __init__(
        self,
        config: RunConfig,
        work: Work,
        extras: Extras,
        key: bytes,
        rare: RareTerms | None,
        *,
        cores: int,
    ) -> None:
        self._folder: str | None = None
        self._session, self._begun = self._begin(config.spark_master, config.workers or cores)
        try:
            context = self._session.sparkContext
            local = str(context.master).startswith("local")
            if config.vault is not None and not local:
                raise ConfigError(
                    "a vault is a file that machines cannot share: rewrite with --vault on one machine (--engine local, or "
                    "spark without --spark-master)"
                )
            self.count = config.workers or int(context.defaultParallelism)
            setup = Setup.of(config, 1, key, rare, marked=True, here=local)
            self._told = pickle.dumps((setup, work, extras))
        except BaseException:
            self.close()
            raise

    def answer(self, chunk: Chunk) -> Done | SynlettersError:
        import pyspark.errors as errors
        from py4j.protocol import Py4JError

        given = pickle.dumps((self._told, pickle.dumps(chunk)))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # of pandas' version
                frame = self._session.createDataFrame([(given,)], "given binary").coalesce(1)
                [row] = frame.mapInPandas(answered, "made binary").collect()
        except (errors.PySparkException, Py4JError, OSError) as fault:
            told = str(fault)
            if _LOST.search(told):
                raise WorkerLostError from None
            return _untold(fault, told)
        made: Done | SynlettersError = pickle.loads(row["made"])
        return made

    def close(self) -> None:
        if self._begun:
            with contextlib.suppress(Exception):
                self._session.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self, master: str | None, cores: int) -> tuple[Any, bool]:
        """A session, and whether it was begun here."""
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise ConfigError("--engine spark needs PySpark: pip install 'synletters[spark]'") from None
        if there := SparkSession.getActiveSession():
            return there, False
        refuse_without_java()
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._folder = tempfile.mkdtemp(prefix="synletters-spark-")
        told = f"{_OPTION} {master}"
        options = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.python.worker.reuse": "true",
            "spark.local.dir": self._folder,
            # with it letters go to Spark through a socket, and what it writes to its folder cannot be read
            "spark.io.encryption.enabled": "true",
            "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={Path(__file__).with_name('spark_log.properties')}",
        }
        if master is None or master.startswith("local"):
            options |= {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        elif master.startswith("spark://"):
            first = master.removeprefix("spark://").partition(",")[0]
            answers(*host_and_port(first, told), told)
        builder = SparkSession.builder.appName("synletters").master(master or f"local[{cores}]")
        for name, value in options.items():
            builder = builder.config(name, value)
        try:
            return builder.getOrCreate(), True
        except Exception as fault:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise ConfigError(
                f"Spark does not begin ({type(fault).__name__}: {str(fault).splitlines()[0][:200]}); "
                + (
                    f"{told}: does the master answer, and is it of the same version?"
                    if master
                    else "does 'java -version' work?"
                )
            ) from None


def answered(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What ``mapInPandas`` calls in a Python process of Spark: chunks in, what came of them out, pickled by us on
    either side."""
    import pandas as pd

    for frame in frames:
        yield pd.DataFrame({"made": [_answered(bytes(given)) for given in frame["given"]]})


def _answered(given: bytes) -> bytes:
    try:
        told, chunk = pickle.loads(given)
        worker, work, extras = _worker(told)
        done = worker.work(work, pickle.loads(chunk), extras)
    except Exception as error:  # its words may quote a letter, and Spark would write them into logs
        missing = f" of module {error.name!r}" if isinstance(error, ModuleNotFoundError) else ""
        done = SynlettersError(
            f"a worker on {socket.gethostname()} failed with {type(error).__name__}{missing}"
        )
    return pickle.dumps(done if isinstance(done, SynlettersError) else replace(done, chunk=[]))


def _worker(told: bytes) -> tuple[Worker, Work, Extras]:
    """The worker of this process, made for its first chunk."""
    global _mine
    setup, work, extras = pickle.loads(told)
    mark = hashlib.sha256(told).digest()
    if _mine is None or _mine[0] != mark:
        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        _mine = (mark, Worker(setup))
    return _mine[1], work, extras


def refuse_without_java() -> None:
    """Raises ConfigError if there is no Java that Spark works with."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    wanted = f"Spark needs Java {_JAVA} or later: install it (Debian: openjdk-17-jre-headless), or name its folder in JAVA_HOME"
    if program is None or not Path(program).is_file():
        raise ConfigError(f"there is no Java here; {wanted}")
    try:
        said = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=60, check=False
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    if version is None or int(version[1]) < _JAVA:
        raise ConfigError(
            f"{program} is {'Java ' + version[1] if version else 'no Java that answers'}; {wanted}"
        )


def _untold(fault: Exception, told: str) -> SynlettersError:
    """A fault of what Spark did around the work; its words may hold anything, and are not repeated."""
    if missing := re.search(r"No module named '([\w.]+)'", told):
        return SynlettersError(
            f"a machine of Spark's cluster has no module {missing[1]!r}; install the same on all machines "
            "(pip install 'synletters[spark]', and packages of your own parts)"
        )
    if "PYTHON_VERSION_MISMATCH" in told:
        return SynlettersError(
            "a machine of Spark's cluster has another version of Python; name the right one there in PYSPARK_PYTHON"
        )
    return SynlettersError(
        f"a job of Spark failed ({type(fault).__name__}); look into the logs of its executors"
    )
