"""Brings a labelled data set into a project: Pascal VOC, COCO, YOLO, AutoML CSV as Model Maker reads it, Create ML,
labelme, TFRecord, another project, or a .zip of any of these.

Pictures stay where they are unless --copy is given (those of a .zip or TFRecord are copied); the source is never
changed. Whatever cannot be used is listed with file, line and reason, and the rest comes in. Labels that several people
made of the same pictures are merged by --match content, and --conflicts says whose count where they differ.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from effdet_core.cli.terminal import Terminal
from effdet_core.errors import Problem
from effdet_core.formats import FORMATS
from effdet_core.project import ImportReport, Project, import_into
from effdet_core.project.intake import Conflict
from effdet_core.project.merging import Conflicts
from effdet_core.project.placing import Match

SUMMARY = "bring in labelled pictures"
EXAMPLES = """\
  effdet import VOC2007/ --into cars
  effdet import annotations/instances.json --into cars --copy
  effdet import salads.csv --into salads
  effdet import download.zip --into bees
  effdet import from-anna/ --into bees --match content --conflicts both
"""
MOST_SHOWN = 20


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet import`."""
    parser.add_argument("source", metavar="SOURCE", type=Path, help="a folder, file or .zip of labelled pictures")
    parser.add_argument("--into", metavar="PROJECT", type=Path, required=True, help="the project they go into")
    parser.add_argument("--format", choices=tuple(FORMATS), help="its kind, where it is not recognised")
    parser.add_argument("--copy", action="store_true", help="copy the pictures into the project")
    parser.add_argument(
        "--match",
        choices=get_args(Match),
        default="path",
        help="what makes a picture one that is here already: where it lies (path, the default), or also its name and "
        "bytes (content; new pictures are copied then)",
    )
    parser.add_argument(
        "--conflicts",
        choices=get_args(Conflicts),
        default="keep",
        help="whose labels count where a picture is labelled here in another way: keep these (the default), take "
        "theirs, or both together",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Imports and reports; a success as soon as anything came in or was there already."""
    project = Project.open(arguments.into)
    with terminal.progress("Importing") as progress:
        report = import_into(
            project,
            arguments.source,
            format=arguments.format,
            copy=arguments.copy,
            match=arguments.match,
            conflicts=arguments.conflicts,
            progress=progress,
        )
    show(report, terminal)
    terminal.result(asdict(report))
    return 0 if any((report.pictures, report.unchanged, report.kept, report.merged, report.not_looked_at)) else 1


def show(report: ImportReport, terminal: Terminal) -> None:
    """The report for people."""
    splits = ", ".join(f"{split} {count}" for split, count in report.splits.items() if count)
    terminal.say(f"{report.pictures} pictures came in ({report.format}{f': {splits}' if splits else ''})")
    more = {
        "of them with nothing here": report.nothing_here,
        "here already": report.unchanged,
        "labelled here differently, kept as they are": report.kept,
        "labelled here differently, merged": report.merged,
        "not looked at yet": report.not_looked_at,
    }
    for text, count in more.items():
        if count:
            terminal.say(f"  {count} {text}")
    for name, count in report.boxes.items():
        terminal.say(f"  {name}: {count} {'box' if count == 1 else 'boxes'}")
    if report.new_classes:
        terminal.say(f"  new classes: {', '.join(report.new_classes)}")
    show_conflicts([item for item in report.conflicts if not item.kept], terminal)  # of the others a problem tells
    show_problems(report.problems, "not used", terminal)


def show_conflicts(conflicts: Sequence[Conflict], terminal: Terminal) -> None:
    """What differed in the first few pictures; all of it is in the JSON."""
    for item in conflicts[:MOST_SHOWN]:
        terminal.note(f"{item.picture}: {item.found}")
    if len(conflicts) > MOST_SHOWN:
        terminal.note(f"… and {len(conflicts) - MOST_SHOWN} more; --json lists all.")


def show_problems(problems: Sequence[Problem], heading: str, terminal: Terminal) -> None:
    """The first few problems; all of them are in the JSON."""
    if not problems or terminal.json:
        return
    terminal.note(f"{len(problems)} {heading}:")
    for problem in problems[:MOST_SHOWN]:
        terminal.warn(problem)
    if len(problems) > MOST_SHOWN:
        terminal.note(f"… and {len(problems) - MOST_SHOWN} more; --json lists all.")
