"""Makes a new project: a folder that holds the classes, the labels and the trainings.

The pictures can stay where they are.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core.cli.terminal import Terminal
from effdet_core.project import Project

SUMMARY = "make a new project"
EXAMPLES = """\
  effdet new bees --classes bee,wasp,hornet
  effdet new blood                           the classes come with the import
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet new`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the folder to make")
    parser.add_argument(
        "--classes", metavar="A,B,C", type=names, default=(), help="the kinds of objects, separated by commas"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Makes it."""
    project = Project.create(arguments.project, arguments.classes)
    terminal.say(f"Made the project {project.path}")
    terminal.say(f"Next: effdet import SOURCE --into {arguments.project}")
    terminal.result({"project": str(project.path), "classes": project.class_names})
    return 0


def names(text: str) -> tuple[str, ...]:
    """Names separated by commas; the spaces around them are not meant."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
