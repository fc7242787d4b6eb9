"""What benchmarks work on: photographs that a person gives, or the generated sample; a run, and its exported file."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from effdet_core.formats import voc
from effdet_core.sample import make_sample

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = {"train": 208, "val": 40, "test": 72}
QUICK_SAMPLE = {"train": 8, "val": 2, "test": 4}


@dataclass(frozen=True)
class Given:
    """What a person named on the command line."""

    voc: Path | None = None
    run: Path | None = None
    original: str | None = None
    trained: Path | None = None


class Inputs:
    """Made when the first benchmark asks for it, in `folder`."""

    def __init__(self, folder: Path, given: Given, *, quick: bool = False) -> None:
        self._folder, self._given, self._quick = folder, given, quick

    def lacks(self, places: frozenset[str]) -> bool:
        """Whether something is asked for that only a person can give."""
        return ("photographs" in places and self._given.voc is None) or (
            "original" in places and self._given.original is None
        )

    def filled(self, arguments: tuple[str, ...]) -> list[str]:
        """Arguments of a benchmark with paths in place of the names in braces.

        In an argument that is a command line of its own, names and paths are quoted for the shell.
        """
        return [argument.format_map(_Asked(self, quoting=" " in argument)) for argument in arguments]

    @cached_property
    def voc(self) -> Path:
        """A Pascal VOC folder."""
        if self._given.voc:
            return self._given.voc.resolve()
        return make_sample(self._folder / "sample", **(QUICK_SAMPLE if self._quick else SAMPLE))

    @property
    def photographs(self) -> Path:
        """The same, where generated pictures would prove nothing."""
        return self.voc

    @property
    def trained(self) -> str:
        """A run of the photographs with the defaults; nothing: it is trained now."""
        return str(self._given.trained.resolve()) if self._given.trained else ""

    @property
    def original(self) -> str:
        """The command that runs the original; its photos and the rest are added to it."""
        return self._given.original or ""

    @cached_property
    def labels(self) -> str:
        """Names of the classes, with commas."""
        return ",".join(sorted({box.label for record in voc.read(self.voc).records for box in record.boxes}))

    @cached_property
    def run(self) -> Path:
        """A trained run: one pass is enough where only speed is measured."""
        if self._given.run:
            return self._given.run.resolve()
        project = self._folder / "project"
        effdet("new", str(project))
        effdet("import", str(self.voc), "--into", str(project))
        effdet("train", str(project), "--name", "base", "--epochs", "1")
        return project / "runs" / "base"

    @cached_property
    def model(self) -> Path:
        """The run's int8 file."""
        files = sorted((self.run / "export").glob("*int8.tflite"))
        if files:
            return files[0]
        path = self._folder / "base-int8.tflite"
        effdet("export", str(self.run), "--out", str(path))
        return path


class _Asked(dict[str, str]):
    """Looks names up when they are asked for, so that nothing is trained for benchmarks that need no run."""

    def __init__(self, inputs: Inputs, *, quoting: bool) -> None:
        super().__init__()
        self._inputs, self._quoting = inputs, quoting

    def __missing__(self, name: str) -> str:
        value = str(getattr(self._inputs, name))
        return shlex.quote(value) if self._quoting and name != "original" else value


def effdet(*arguments: str) -> dict[str, object]:
    """Runs the command line; what it says to machines, of a command that says one thing."""
    command = [sys.executable, "-m", "effdet_core.cli", *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"effdet {' '.join(arguments)}: {done.stderr.strip()[-2000:]}")
    if arguments[0] == "train":  # which tells an event per line
        return {}
    told: dict[str, object] = json.loads(done.stdout)
    return told
