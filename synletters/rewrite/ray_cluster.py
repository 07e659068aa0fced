"""A cluster of Ray: one of this machine's own, or one that is there.

What Ray would tell its makers, and its dashboard, are off. A cluster of this machine's own lies in a folder that nobody
else can enter, and answers to a random token alone. Ray that the caller has begun already is used and left.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import secrets
import shutil
import socket
import sys
import tempfile
from typing import Any

from synletters.core.config import RunConfig
from synletters.core.errors import ConfigError, SynlettersError
from synletters.rewrite.cluster import answers, host_and_port

_OPTION = "--ray-address"


class RayCluster:
    """Ray, begun; with ``cores`` where ``address`` is None. Raises ConfigError if Ray is missing, or does not answer."""

    def __init__(self, address: str | None, cores: int) -> None:
        self.ray = _ray(address)
        self._folder: str | None = None
        if address is not None:
            _checked(address)
        self._begun = not self.ray.is_initialized()
        if not self._begun:
            return
        options: dict[str, Any] = {
            "log_to_driver": False,
            "configure_logging": False,
            "logging_level": "ERROR",
        }
        if address is None:
            self._folder = tempfile.mkdtemp(prefix="synletters-ray-")
            # a folder within: Ray opens the one that it is given to everybody
            within = os.path.join(self._folder, "r")
            options |= {"num_cpus": cores, "_temp_dir": within, "include_dashboard": False}
        else:
            options["address"] = address
        try:
            self.ray.init(**options)
        except (Exception, SystemExit) as fault:  # Ray ends the process where a head does not answer
            self.close()
            raise ConfigError(_why(fault, address)) from None

    def close(self) -> None:
        if self._begun:
            with contextlib.suppress(Exception):
                self.ray.shutdown()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def needs(self, config: RunConfig, memory: int) -> dict[str, Any]:
        """How many workers there are to be (``count``), and what each takes. Raises ConfigError if there is room for none."""
        machines = [node["Resources"] for node in self.ray.nodes() if node["Alive"]]
        gpus = sum(int(machine.get("GPU", 0)) for machine in machines)
        if config.device.startswith("cuda") or (config.device == "auto" and gpus):
            if not gpus:
                raise ConfigError(
                    f"device is {config.device!r}, and no machine of Ray's cluster has a GPU for it"
                )
            count = config.workers or gpus
            return {"count": count, "num_cpus": 1, "num_gpus": 1 / math.ceil(count / gpus)}
        cores = sum(int(machine.get("CPU", 0)) for machine in machines)
        if not cores:
            raise ConfigError("no machine of Ray's cluster has a core for a worker; add machines to it")
        if config.workers:
            if config.workers > cores:
                print(f"warning: Ray's cluster has {cores} cores, and so many workers", file=sys.stderr)
            return {"count": min(config.workers, cores), "num_cpus": 1}
        room = sum(
            min(int(machine.get("CPU", 0)), int(machine.get("memory", 0) // memory)) for machine in machines
        )
        return {"count": max(1, room), "num_cpus": 1, **({"memory": memory} if room else {})}

    @property
    def is_here(self) -> bool:
        """Whether the cluster is this machine and no other."""
        here = socket.gethostname()
        return all(node["NodeManagerHostname"] == here for node in self.ray.nodes() if node["Alive"])


def _checked(address: str) -> None:
    """Raises ConfigError for an address that is none, or that nobody answers at: Ray itself takes minutes to say so."""
    told = f"{_OPTION} {address}"
    if "://" in address:
        raise ConfigError(
            f"{told}: start the run on a machine of the cluster, and give HOST:PORT of its head, or auto"
        )
    if address != "auto":
        answers(*host_and_port(address, told), told)


def _ray(address: str | None) -> Any:
    """The package, told to say nothing to its makers. Raises ConfigError."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_worker_niceness", "0")  # 15 otherwise: behind all else that the machine does
    if address is None and "ray" not in sys.modules and "RAY_AUTH_MODE" not in os.environ:
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    try:
        import ray
        import ray.exceptions
    except ImportError:
        raise ConfigError("--engine ray needs Ray: pip install 'synletters[ray]'") from None
    return ray


def untold(fault: BaseException) -> SynlettersError:
    """A fault of what Ray did around the work; its words may hold anything, and are not repeated."""
    if missing := re.search(r"No module named '([\w.]+)'", str(fault)):
        return SynlettersError(
            f"a machine of Ray's cluster has no module {missing[1]!r}; install the same on all machines "
            "(pip install 'synletters[ray]', and packages of your own parts)"
        )
    return SynlettersError(
        f"workers of Ray's cluster end before they begin ({type(fault).__name__}); look into the logs of Ray there"
    )


def _why(fault: BaseException, address: str | None) -> str:
    """What is to be done where Ray does not begin."""
    if address is None:
        return (
            f"Ray does not begin on this machine ({type(fault).__name__}: {fault}); its logs lay in a folder of their own that "
            "is gone: try 'ray start --head', which tells more, or --engine local"
        )
    if "ersion mismatch" in str(fault):
        return f"{_OPTION} {address}: {' '.join(str(fault).split())}; install the same on all machines"
    return (
        f"{_OPTION} {address}: no cluster of Ray answers there ({type(fault).__name__}); is it up, and does it want a token "
        "(RAY_AUTH_TOKEN)?"
    )
