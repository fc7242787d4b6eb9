"""Finds pictures that show nearly the same and lie in different splits, where they make results look too good.

They are found whatever was done to their files: saved anew, made smaller, brighter or slightly cropped. --fix gives all
pictures of a group the split of most of them; that is one edit, which the window can undo.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from effdet_core.cli.terminal import Terminal
from effdet_core.errors import UserError
from effdet_core.project import Project, near_duplicates, scanning
from effdet_core.project.catalogue import Catalogue
from effdet_core.project.editor import Editor
from effdet_core.project.labels import Labels
from effdet_core.project.near_duplicates import Group

SUMMARY = "find nearly equal pictures across splits"
EXAMPLES = """\
  effdet leaks bees
  effdet leaks bees --fix
"""
MOST_SHOWN = 20


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet leaks`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project's folder")
    parser.add_argument("--fix", action="store_true", help="give all pictures of a group one split")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Finds, shows and, where asked to, mends."""
    project = Project.open(arguments.project)
    catalogue = scanning.scan(project, scanning.load(project)).catalogue
    with terminal.progress("Looking at the pictures") as progress:
        groups = near_duplicates.find(project, catalogue, progress)
    leaks = [group for group in groups if group.leaks]
    terminal.say(_summary(len(groups), len(leaks)))
    if leaks:
        terminal.table(("picture", "split"), _rows(leaks[:MOST_SHOWN]))
    if len(leaks) > MOST_SHOWN:
        terminal.say(f"… and {_counted(len(leaks) - MOST_SHOWN, 'more group')}")
    changes = _mended(project, groups, catalogue) if arguments.fix and leaks else {}
    if arguments.fix:
        terminal.say(f"{_counted(len(changes), 'picture')} got another split." if changes else "Nothing was changed.")
    elif leaks:
        terminal.say(f"Next: effdet leaks {arguments.project} --fix")
    moved = {photo: labels.split for photo, labels in changes.items()}
    terminal.result({"groups": groups, "leaks": len(leaks), "moved": moved})
    return 0


def _mended(project: Project, groups: Sequence[Group], catalogue: Catalogue) -> Mapping[str, Labels]:
    editor = Editor(project)
    try:
        changes = near_duplicates.fixed(groups, catalogue, editor.labels)
        editor.do("Give nearly equal photos one split", changes)
    finally:
        written = editor.close()
    if not written:
        raise UserError("could not be written in time", where=str(project.path), hint="Check the disk and try again.")
    return changes


def _summary(groups: int, leaks: int) -> str:
    if not groups:
        return "No two pictures show nearly the same."
    return f"Nearly the same: {_counted(groups, 'group')} of pictures, {leaks or 'none'} of them across splits."


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _rows(groups: Sequence[Group]) -> list[tuple[str, str]]:
    rows = []
    for number, group in enumerate(groups):
        rows += [("", "")] if number else []
        rows += [(member.photo, member.split or "–") for member in group.members]
    return rows
