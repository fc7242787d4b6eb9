"""Starting weights that only this computer has, and settings that mean something on it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from effdet_core import declare, overrides, pretrained
from effdet_core.dataset import Dataset
from effdet_core.elsewhere.ticket import WEIGHTS
from effdet_core.errors import InputError, Problem
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

_WORDS = ("imagenet", "none")
_WATCHED = ("sample_image", "img_summary_steps")
"""hparams about a picture of this computer."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """spec: as the other computer reads it; a `uri` in the archive is relative to its folder.

    uri: what the spec says at home, where it says something else there. files: name in the archive -> a file, or what
    one shall hold.
    """

    spec: EfficientDetSpec
    uri: str | None
    files: dict[str, Path | bytes]
    remarks: tuple[Problem, ...]


def of_spec(spec: EfficientDetSpec, project: Path) -> Luggage:
    """What goes along with a spec. Raises `UserError` for weights that cannot be had."""
    changes: dict[str, object] = {"model_dir": None}
    hparams, remarks = dict(overrides.parse(spec.hparams)), []
    if hparams.get("sample_image") is not None:
        hparams = {key: value for key, value in hparams.items() if key not in _WATCHED}
        remarks.append(Problem("the watched picture stays here", "sample_image", "The training itself is the same."))
    changes["hparams"] = hparams
    local = _local(spec)
    if local is None:
        return Luggage(declare.replace(spec, changes), None, {}, tuple(remarks))
    files = {f"{WEIGHTS}/{name}": item for name, item in _files(local)}
    if not files:
        raise InputError("holds no starting weights", where=str(local), hint="Choose other ones.")
    there = f"{WEIGHTS}/{local.name}"
    at_home = _at_home(spec.uri or "", local, project)
    return Luggage(declare.replace(spec, {**changes, "uri": there}), at_home, files, tuple(remarks))


def _local(spec: EfficientDetSpec) -> Path | None:
    """The file or folder of the starting weights, None where the other computer finds them by itself."""
    uri = (spec.uri or "").strip()
    if uri in _WORDS:
        return None
    if "://" in uri or not uri:
        return pretrained.copy_of(uri or pretrained.default_address(spec.model_name))
    path = Path(uri).expanduser()
    return path.absolute() if path.exists() else None  # the trainer there says what is wrong with it


def _files(local: Path) -> Iterator[tuple[str, Path | bytes]]:
    """Name below `weights/` and content, of all that belongs to the weights."""
    run = RunFolder(local)
    if local.is_file():
        yield local.name, local
    elif run.spec.is_file() and run.dataset.is_file():
        yield from _files_of_a_run(run)
    else:
        yield from ((f"{local.name}/{name}", path) for name, path in _below(local))


def _files_of_a_run(run: RunFolder) -> Iterator[tuple[str, Path | bytes]]:
    """What is needed to start from a run: its photos are not."""
    classes = Dataset(classes=Dataset.read(run.dataset).classes, examples=())
    yield f"{run.name}/dataset.json", msgspec.json.encode(classes)
    best, last = (run.checkpoints / f"{kind}.npz" for kind in ("best", "last"))
    weights = best if best.is_file() else last
    yield f"{run.name}/spec.yaml", _without_paths(EfficientDetSpec.read(run.spec))
    for path in (run.start, weights, *(path for _, path in _below(run.module))):
        if path.is_file():
            yield f"{run.name}/{path.relative_to(run.path).as_posix()}", path


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), path


def _at_home(uri: str, local: Path, project: Path) -> str:
    """How the ticket names weights: no folder of this computer outside of the project is anybody's business."""
    if "://" in uri or not uri:
        return uri
    return local.relative_to(project).as_posix() if local.is_relative_to(project) else local.name


def _without_paths(spec: EfficientDetSpec) -> bytes:
    uri = spec.uri if not spec.uri or "://" in spec.uri else Path(spec.uri).name
    values = spec.values() | {"uri": uri, "model_dir": None}
    values["hparams"] = {key: value for key, value in values["hparams"].items() if key not in _WATCHED}
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True).encode()
