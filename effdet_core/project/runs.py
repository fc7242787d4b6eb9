"""The folder that holds runs: a project's own, or one that `model_dir` names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from effdet_core.errors import Problem, UserError, raise_if
from effdet_core.project import names
from effdet_core.run_folder import RunFolder


def runs_in(folder: Path) -> list[RunFolder]:
    """The runs in a folder, by name. Raises `UserError` when it cannot be read."""
    try:
        found = sorted(folder.glob("*"))
    except OSError as e:
        raise _refused(folder, e) from e
    return [RunFolder(path) for path in found if path.is_dir() and not path.name.startswith(".")]


def new_run(folder: Path, name: str | None = None) -> RunFolder:
    """Makes a new run in `folder`; without a name, the next free one of run-001, run-002, …

    What is there already is never touched. Raises `UserError` for an impossible name or one that is taken.
    """
    if name is not None:
        raise_if([Problem(reason, f"run {name!r}")] if (reason := names.why_no_file_name(name)) else [])
        return _made(folder.absolute() / name)
    return _made(folder.absolute() / next_name(run.name for run in runs_in(folder)))


def next_name(taken: Iterable[str]) -> str:
    """The name that a run gets beside these when nobody names it."""
    numbers = [int(name[4:]) for name in taken if re.fullmatch(r"run-\d{3,9}", name)]
    return f"run-{max(numbers, default=0) + 1:03d}"


def _made(path: Path) -> RunFolder:
    try:
        path.mkdir(parents=True)
    except FileExistsError as e:
        hint = "Choose another name, or leave the name out."
        raise UserError("there is a run of this name already", where=str(path), hint=hint) from e
    except OSError as e:
        raise _refused(path, e) from e
    return RunFolder(path)


def _refused(path: Path, e: OSError) -> UserError:
    hint = "Check the free space and the permissions of this folder."
    return UserError(f"could not be used: {e.strerror or e}", where=str(path), hint=hint)
