"""Taking a training back that was done on another computer.

What comes may come from anywhere: only the files that a run has are taken, and what they say is checked. The pictures
of the run are those of this project; the archive cannot name others.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

import msgspec
import yaml

from effdet_core import atomic, overrides
from effdet_core.dataset import Dataset
from effdet_core.elsewhere import ticket
from effdet_core.elsewhere.ticket import Ticket
from effdet_core.errors import InputError, Problem, UserError, raise_if
from effdet_core.formats import unpack
from effdet_core.formats.finder import why_unsafe
from effdet_core.project import Project, names
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec, spec_of_run

_MISSING = "not here"
"""Folder that the pictures of a run are said to be in which the project does not have."""


@dataclass(frozen=True, slots=True)
class Brought:
    """run: as it is in the project now. missing: how many of its pictures the project does not have.

    problems: what was left out of what came.
    """

    run: RunFolder
    missing: int
    problems: tuple[Problem, ...]


def bring_back(source: Path, project: Project, *, name: str | None = None) -> Brought:
    """Adds a run to a project. source: the archive that train.py made, or the folder it was unpacked to.

    name: of the run here; by default the one it was sent with, with a number where that is taken. Raises `UserError`,
    and then nothing was added.
    """
    raise_if([Problem(reason, f"run {name!r}")] if name and (reason := names.why_no_file_name(name)) else [])
    home = project.path / "runs"
    try:
        home.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".bringing-") as temporary:
            problems = _fetch(source, Path(temporary))
            root = _root(source, Path(temporary))
            paper = Ticket.read(root / ticket.TICKET)
            run, missing = _settled(root / ticket.RUN, paper, project)
            wanted = name or (paper.run if not names.why_no_file_name(paper.run) else "run")
            problems = (*problems, *_left_out(run))
            return Brought(_moved(run, home, wanted), missing, problems)
    except OSError as e:
        hint = "Check the free space and the permissions of this folder."
        raise UserError(f"could not be brought back: {e.strerror or e}", where=str(source), hint=hint) from e


def _fetch(source: Path, folder: Path) -> tuple[Problem, ...]:
    if source.is_dir():
        _copy(source, folder)
        return ()
    if not source.is_file():
        raise InputError("is not there", where=str(source), hint="Name the archive that train.py made.")
    return unpack.unpack(source, folder, is_wanted)


def is_wanted(name: str) -> bool:
    """Whether a member of an archive is the ticket or of a run, perhaps in one folder around all."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(_is_known("/".join(rest)) for rest in (parts, parts[1:]))


def _is_known(name: str) -> bool:
    inside = name.removeprefix(f"{ticket.RUN}/")
    return name == ticket.TICKET or (inside != name and ticket.is_of_a_run(inside))


def _copy(source: Path, folder: Path) -> None:
    """Some browsers unpack what they download. Links are not followed."""
    if not (source / ticket.TICKET).is_file():
        raise InputError("holds no training that was sent elsewhere", where=str(source), hint="Name its archive.")
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not path.is_symlink() and _is_known(name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)


def _root(source: Path, folder: Path) -> Path:
    """Where the ticket lies: at the top, or in one folder around all."""
    found = [path.parent for path in (folder / ticket.TICKET, *sorted(folder.glob(f"*/{ticket.TICKET}")))]
    for root in found:
        if (root / ticket.TICKET).is_file() and (root / ticket.RUN).is_dir():
            return root
    hint = "It is the archive that train.py made on the other computer, NAME-trained.zip."
    raise InputError("holds no training that was done elsewhere", where=str(source), hint=hint)


def _settled(path: Path, paper: Ticket, project: Project) -> tuple[RunFolder, int]:
    """The run with the pictures of this project, checked; and how many of them are missing."""
    run = RunFolder(path)
    run.check()
    at_home = dict(_at_home(paper, project))
    for file in sorted(path.rglob("*.json")):
        if ticket.names_pictures(name := file.relative_to(path).as_posix()):
            atomic.write_bytes(file, ticket.content_of(path, name, at_home))
    Dataset.read(run.dataset)
    _settle_spec(run, paper, project)
    missing = sum(not Path(image).is_file() for image in at_home.values())
    return run, missing


def _at_home(paper: Ticket, project: Project) -> Iterator[tuple[str, str]]:
    """What each picture of the archive is called here, whether or not it is there."""
    library = project.library
    for there, name in paper.pictures.items():
        folder, _, rest = name.partition("/")
        known = folder in library.folders and rest and not why_unsafe(rest)
        path = library.path_of(name) if known else project.path / _MISSING / PurePosixPath(there).name
        yield there, str(path)


def _settle_spec(run: RunFolder, paper: Ticket, project: Project) -> None:
    """Starting weights as they are called here, and no folder of the other computer."""
    values = _spec(run.spec).values() | {"model_dir": None}
    if paper.uri is not None:
        inside = project.path / paper.uri
        is_here = paper.uri and not why_unsafe(paper.uri) and inside.exists()
        values["uri"] = (str(inside) if is_here else paper.uri) or None
    atomic.write_text(run.spec, yaml.safe_dump(values, sort_keys=False, allow_unicode=True))


def _spec(path: Path) -> EfficientDetSpec:
    """Read as settings that a person pastes: YAML of others can be small and mean gigabytes."""
    try:
        found = overrides.plain_yaml(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as e:
        raise InputError(f"cannot be read: {e}", where=path.name) from e
    if not isinstance(found, dict):
        raise InputError("must hold `parameter: value` lines", where=path.name)
    return spec_of_run(found)


def _moved(run: RunFolder, home: Path, wanted: str) -> RunFolder:
    free = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
    target = next(home / name for name in free if not (home / name).exists())
    os.replace(run.path, target)
    return RunFolder(target)


def _left_out(run: RunFolder) -> Iterator[Problem]:
    """A module is a program, and no program is taken from an archive."""
    try:
        start = msgspec.json.decode(run.start.read_bytes(), type=_Start)
    except (OSError, msgspec.MsgspecError):
        return
    if start.network == "module":
        hint = "Its figures are here. To use its weights, put the folder module of the run there into the run here."
        yield Problem("it was trained around a hub module, which is left out", hint=hint)


class _Start(msgspec.Struct):
    network: str = "own"
