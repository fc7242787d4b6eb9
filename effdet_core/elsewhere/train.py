"""Trains what was packed beside this file, and packs what came of it for the way back.

    python3 train.py                                 trains; again: goes on after a stop
    python3 train.py --epochs 30 --batch-size 32     other settings, before the first start
    python3 train.py --strategy gpus                 on all GPUs of this computer, before the first start
    python3 train.py --only-pack                     packs what there is now

Ctrl-C stops it after the step it is in. Packages that are missing go into .venv beside this file.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
REQUIREMENTS, CONSTRAINTS = HERE / "requirements.txt", HERE / "constraints.txt"
ENVIRONMENT, BESIDE = HERE / ".venv", HERE / ".packages"
NEWEST, OLDEST = (3, 13), (3, 11)
COMPLETE = "--is-complete"
COMPLETED = 3
"""What preparing says of a training that is done."""


class Place:
    """A Python, and folders of packages for it."""

    def __init__(self, python: str, *folders: Path) -> None:
        self.python = python
        paths = [str(HERE / "source"), *map(str, folders)]
        self.environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}

    def run(self, *words: str) -> int:
        """Runs Python with these words, and waits."""
        return subprocess.run([self.python, *words], env=self.environment, check=False).returncode

    def is_complete(self) -> bool:
        """Whether every package is there, in a version that will do."""
        return self.run(str(Path(__file__).resolve()), COMPLETE) == 0


def main() -> int:
    """0 when the training was completed."""
    words = sys.argv[1:]
    if words == [COMPLETE]:
        return 1 if missing(REQUIREMENTS.read_text("utf-8")) else 0
    if "-h" in words or "--help" in words:
        print(__doc__)
        return 0
    python = usable_python()
    if not python:
        print("This needs Python 3.11, 3.12 or 3.13: https://www.python.org/downloads/ has it.")
        return 1
    place = with_packages(python)
    return train(place, words) if place else 1


def train(place: Place, words: list[str]) -> int:
    """Prepares the run, trains it, and packs it, whatever became of it."""
    there = ("-m", "effdet_core.elsewhere.there")
    code = COMPLETED if words == ["--only-pack"] else place.run(*there, "prepare", str(HERE), *words)
    if code not in (0, COMPLETED):
        return code
    if code == 0:
        # The one that trains hears of Ctrl-C too, and ends well.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        run = next(path for path in sorted((HERE / "runs").iterdir()) if (path / "spec.yaml").is_file())
        code = place.run("-m", "effdet_core.cli", "train", "--resume", str(run))
        signal.signal(signal.SIGINT, before)
    return place.run(*there, "finish", str(HERE)) or (0 if code == COMPLETED else code)


def usable_python() -> str:
    """This Python, or another one of this computer that will do, or ""."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return next((found for found in map(shutil.which, names) if found), "")


def with_packages(python: str) -> Place | None:
    """Where the training can run; installs what is missing, beside this file."""
    own = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    known = [Place(python), *([Place(str(own))] if own.exists() else []), Place(python, BESIDE)]
    for place in known:
        if place.is_complete():
            return place
    print("Installing the packages that it uses; this takes some minutes, once.")
    if subprocess.run([python, "-m", "venv", str(ENVIRONMENT)], check=False, capture_output=True).returncode == 0:
        made, where = Place(str(own)), []
    else:  # as on notebook services, whose Python cannot make one
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        made, where = Place(python, BESIDE), ["--target", str(BESIDE)]
    pip = ["-m", "pip", "install", "--disable-pip-version-check", *where, "-r", str(REQUIREMENTS), *for_gpus()]
    # Versions that were tested together first; on another Python they may not exist.
    if made.run(*pip, "-c", str(CONSTRAINTS)) and made.run(*pip):
        print("The packages could not be installed. Check the internet and the free disk, then try again.")
        return None
    return made


def for_gpus() -> list[str]:
    """What TensorFlow needs besides on a computer with an NVIDIA GPU."""
    if not sys.platform.startswith("linux") or not shutil.which("nvidia-smi"):
        return []
    lines = REQUIREMENTS.read_text("utf-8").splitlines()
    return [line.replace("tensorflow", "tensorflow[and-cuda]", 1) for line in lines if re.match(r"tensorflow\W", line)]


def missing(requirements: str) -> list[str]:
    """The lines that what is installed here does not satisfy. They say no more than name, least and first too new."""
    return [line for line in requirements.splitlines() if line.strip() and not satisfied(line)]


def satisfied(line: str) -> bool:
    """Whether the package of a line of requirements is installed, in a version that it allows."""
    name = re.split(r"[^\w.-]", line)[0]
    try:
        have = numbers(importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return False
    allowed = {">=": lambda wanted: have >= wanted, "<": lambda wanted: have < wanted}
    limits = re.findall(r"(>=|<)\s*([\d.]+)", line.partition(";")[0])
    return all(allowed[sign](numbers(version)) for sign, version in limits)


def numbers(version: str) -> tuple[int, ...]:
    """2.21.0rc1 -> (2, 21, 0)"""
    return tuple(int(part) for part in re.findall(r"\d+", re.match(r"[\d.]*", version).group()))  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
