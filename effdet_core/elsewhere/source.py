"""This program without its window, as files, and what it needs of others."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import effdet_core
from effdet_core import pretrained
from effdet_core.errors import RunError
from effdet_core.hparams import MODELS

DISTRIBUTION = "effdet-studio"
ONLY_FOR_THE_WINDOW = ("pyside6-essentials", "pyqtgraph", "av")


def own_files() -> Iterator[tuple[str, Path]]:
    """(name below `source/`, file) of every module. Raises `RunError` where there are none to be had."""
    root = Path(effdet_core.__file__).parent
    found = [path for path in sorted(root.rglob("*")) if path.suffix == ".py" or path.name == "py.typed"]
    if not found:
        hint = "Send it from a copy that was installed with pip or run.py; this one was made into a program of its own."
        raise RunError("this program has no source here to send along", hint=hint)
    yield from ((f"{root.name}/{path.relative_to(root).as_posix()}", path) for path in found)


def requirements(model_name: str) -> list[str]:
    """What pip has to install there to train a model, a line each. Raises `RunError` where nobody knows."""
    try:
        wanted = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError as e:
        raise RunError(f"{DISTRIBUTION} is not installed here", hint="Set it up: python3 run.py effdet") from e
    here = [line for line in wanted if "extra ==" not in line and name_of(line) not in ONLY_FOR_THE_WINDOW]
    backbone = pretrained.PACKAGES.get(MODELS[model_name].backbone_name)
    if backbone is None or backbone.name in map(name_of, here):
        return here
    return [*here, next(line for line in wanted if name_of(line) == backbone.name).partition(";")[0].strip()]


def constraints(required: Iterable[str]) -> list[str]:
    """The versions that are here of what is required: what was tested together."""
    found = {name: _version(name) for name in map(name_of, required)}
    return [f"{name}=={version}" for name, version in found.items() if version]


def name_of(requirement: str) -> str:
    """The package of a line of requirements, in small letters."""
    return re.split(r"[^\w.-]", requirement)[0].lower()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
