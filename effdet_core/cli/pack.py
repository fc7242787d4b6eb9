"""Packs a training for another computer: one archive with the labelled pictures that are used, the settings, this
program without its window, and a script that trains on any machine or notebook with Python.

Nothing is trained here. `effdet bring-back` takes the result home. Options of a training are those of `effdet train`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core import elsewhere, recipe
from effdet_core.cli import options
from effdet_core.cli.import_data import show_problems
from effdet_core.cli.terminal import Terminal
from effdet_core.cli.train import spec_for
from effdet_core.errors import raise_if
from effdet_core.project import Project, preflight

SUMMARY = "pack a training for another computer"
EXAMPLES = """\
  effdet pack bees --out bees.zip
  effdet pack bees --out bees.zip --model efficientdet-lite2 --epochs 100 --name large
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet pack`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project's folder")
    parser.add_argument("--out", metavar="FILE.zip", type=Path, required=True, help="the archive to write")
    parser.add_argument("--name", metavar="RUN", help="name of the run that will come back")
    parser.add_argument(
        "--preset", choices=tuple(recipe.PRESETS), default="balanced", help="recipe for all that is not given"
    )
    options.add_spec_options(parser)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Packs it and says what to do there."""
    project = Project.open(arguments.project)
    dataset, left_out = project.freeze()
    show_problems(left_out, "left out", terminal)
    raise_if(preflight(dataset).blocking)
    spec = spec_for(project, dataset, arguments.preset, options.given(arguments))
    with terminal.progress("Packing") as tell:
        packed = elsewhere.pack(project, dataset, spec, arguments.out.absolute(), name=arguments.name, tell=tell)
    if not terminal.json:
        for remark in packed.remarks:
            terminal.warn(remark)
    terminal.result({"path": str(packed.path), "pictures": packed.pictures, "size_bytes": packed.size_bytes})
    terminal.say(f"{packed.path}: {packed.pictures} pictures, {packed.size_bytes / 1e6:.1f} MB")
    terminal.say(f"There: unpack it, then python3 {packed.folder}/train.py (or open train.ipynb in a notebook)")
    terminal.say(f"Back:  effdet bring-back {packed.result} --into {arguments.project}")
    return 0
