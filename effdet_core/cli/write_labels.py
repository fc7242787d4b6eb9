"""Writes the labels of a project for other programs, with copies of the pictures: Pascal VOC, COCO, YOLO, AutoML CSV,
Create ML, labelme or TFRecord.

The folder is new or empty, and there only once it is whole. Pictures that nobody has looked at are left out; what the
format cannot hold is listed.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from effdet_core.cli.import_data import show_problems
from effdet_core.cli.terminal import Terminal
from effdet_core.dataset import SPLITS
from effdet_core.formats import FORMATS
from effdet_core.project import ExportReport, Project, export_labels

SUMMARY = "write labels for other programs"
EXAMPLES = """\
  effdet write-labels bees --format yolo --out bees-yolo
  effdet write-labels bees --format coco --out bees-test --split test --link
  effdet write-labels bees --format voc --out bees-labels --no-pictures
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet write-labels`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project")
    parser.add_argument("--format", choices=tuple(FORMATS), required=True, help="what the other program reads")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="a new or empty folder")
    parser.add_argument("--split", choices=SPLITS, action="append", help="only these pictures; may be given again")
    pictures = parser.add_mutually_exclusive_group()
    pictures.add_argument(
        "--link", action="store_true", help="hard links instead of copies: no room, but one file under two names"
    )
    pictures.add_argument("--no-pictures", action="store_true", help="the labels alone")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Writes and reports."""
    project = Project.open(arguments.project)
    with terminal.progress("Writing") as progress:
        report = export_labels(
            project,
            arguments.out,
            arguments.format,
            splits=arguments.split,
            copy_pictures=not arguments.no_pictures,
            link=arguments.link,
            progress=progress,
        )
    show(report, terminal)
    terminal.result(asdict(report))
    return 0


def show(report: ExportReport, terminal: Terminal) -> None:
    """The report for people."""
    splits = ", ".join(f"{split} {count}" for split, count in report.splits.items())
    terminal.say(f"Wrote {report.target} ({FORMATS[report.format].label}: {report.pictures} pictures; {splits})")
    more = {
        "of them with nothing here": report.nothing_here,
        "have another name there": report.renamed,
        "not looked at, left out": report.not_looked_at,
        "left out": report.left_out,
    }
    for text, count in more.items():
        if count:
            terminal.say(f"  {count} {text}")
    for name, count in report.boxes.items():
        terminal.say(f"  {name}: {count} {'box' if count == 1 else 'boxes'}")
    show_problems(report.problems, "to know", terminal)
