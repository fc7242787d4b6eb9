"""Takes a training home that was packed with `effdet pack` and done on another computer.

It becomes a run of the project, with the project's own pictures. Only what a run consists of is taken from the archive.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core import elsewhere
from effdet_core.cli import runs
from effdet_core.cli.import_data import show_problems
from effdet_core.cli.terminal import Terminal
from effdet_core.errors import Problem
from effdet_core.project import Project

SUMMARY = "take home a training that was done elsewhere"
EXAMPLES = """\
  effdet bring-back run-002-trained.zip --into bees
  effdet bring-back run-002-trained.zip --into bees --name from-the-server
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet bring-back`."""
    parser.add_argument("archive", metavar="TRAINED.zip", type=Path, help="what train.py made, packed or unpacked")
    parser.add_argument("--into", metavar="PROJECT", type=Path, required=True, help="the project it came from")
    parser.add_argument("--name", metavar="RUN", help="name of the run here (default: the one it was sent with)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Brings it back and says how good it is."""
    with terminal.waiting("Bringing it back"):
        brought = elsewhere.bring_back(arguments.archive, Project.open(arguments.into), name=arguments.name)
    show_problems(brought.problems, "left out", terminal)
    if brought.missing and not terminal.json:
        hint = "Is it the project it was sent from?"
        terminal.warn(Problem(f"{brought.missing} of its pictures are not in this project", hint=hint))
    found = runs.describe(brought.run)
    terminal.result(found)
    score = runs.share(found["ap50_val"])
    terminal.say(f"Run {brought.run.path}: {found['state']}, epoch {found['epoch']}, AP50 on validation {score}")
    if found["state"] == "completed":
        terminal.say(f"Next: effdet evaluate {brought.run.path}")
    else:
        terminal.say(f"Go on with: effdet train --resume {brought.run.path}")
    return 0
