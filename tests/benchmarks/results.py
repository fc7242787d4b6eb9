"""What benchmarks print, and how it is kept: lines of JSON, a list of values per figure, the medians of them."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import platform
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from effdet_core import atomic
from effdet_core.runtime import latency

Figures = dict[str, list[float]]
"""The values of each figure, one per round; its key is `part.name`, or `name` where the line names no part."""
VERSIONS = ("effdet-studio", "tensorflow", "keras", "ai-edge-litert", "PySide6-Essentials", "numpy")


@dataclass(frozen=True)
class Result:
    """What one measurement found. machine, system, versions: in words; date: of its end, YYYY-MM-DD."""

    date: str
    machine: str
    system: str
    versions: str
    figures: Figures

    def value(self, key: str) -> float | None:
        """The median of a figure."""
        values = self.figures.get(key)
        return statistics.median(values) if values else None


def read_lines(output: str) -> Figures:
    """The figures in what a benchmark printed; lines that are no JSON objects are for people."""
    found: Figures = {}
    for line in output.splitlines():
        for key, value in _numbers(line):
            found.setdefault(key, []).append(value)
    return found


def _numbers(line: str) -> Iterable[tuple[str, float]]:
    try:
        told = json.loads(line)
    except ValueError:
        return
    if isinstance(told, dict):
        part = f"{told['part']}." if "part" in told else ""
        for name, value in told.items():
            if isinstance(value, int | float):
                yield part + name, float(value)


def joined(rounds: Iterable[Figures]) -> Figures:
    """The values of several processes, one after the other."""
    found: Figures = {}
    for figures in rounds:
        for key, values in figures.items():
            found.setdefault(key, []).extend(values)
    return found


def result_of(figures: Figures) -> Result:
    """With the date, and what it was measured on."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return Result(date=today, machine=machine(), system=system(), versions=versions(), figures=figures)


def machine() -> str:
    """The computer in words that name nobody."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{latency.computer()}, {memory:.0f} GB of memory, no GPU used"


def system() -> str:
    """The operating system."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def versions() -> str:
    """Of Python and what the figures depend on."""
    found = [f"Python {platform.python_version()}"]
    for name in VERSIONS:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def load(path: Path) -> dict[str, Result]:
    """The results of earlier runs by the names of their measurements."""
    if not path.exists():
        return {}
    return {name: Result(**told) for name, told in json.loads(path.read_text("utf-8")).items()}


def save(path: Path, results: Mapping[str, Result]) -> None:
    """All results, so that a rerun of some keeps the others; four digits of each figure are enough."""
    told = {name: asdict(result) | {"figures": _rounded(result.figures)} for name, result in sorted(results.items())}
    lines = [f" {json.dumps(name)}: {json.dumps(value, sort_keys=True)}" for name, value in told.items()]
    atomic.write_text(path, "{\n" + ",\n".join(lines) + "\n}\n")


def _rounded(figures: Figures) -> Figures:
    return {key: [float(f"{value:.5g}") for value in values] for key, values in sorted(figures.items())}
