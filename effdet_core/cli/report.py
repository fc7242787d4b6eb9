"""Writes the model card of a run: one HTML file about its data, training, results, mistakes and limits.

It opens offline in any browser, prints well, and holds small copies of some photos without what a camera wrote into
them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core.cli.terminal import Terminal
from effdet_core.kit import write_card
from effdet_core.run_folder import RunFolder

SUMMARY = "write a model card as one HTML file"
EXAMPLES = """\
  effdet report bees/runs/run-001
  effdet report bees/runs/run-001 --out bees.html
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet report`."""
    parser.add_argument("run", metavar="RUN", type=Path, help="the run's folder")
    parser.add_argument("--out", metavar="FILE.html", type=Path, help="default: model-card.html in the run")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Writes it and says where."""
    out = arguments.out.absolute() if arguments.out else None
    with terminal.progress("Writing") as progress:
        path = write_card(RunFolder(arguments.run.absolute()), out, tell=lambda done, total, _: progress(done, total))
    terminal.say(f"Wrote {path} ({path.stat().st_size / 1e6:.1f} MB)")
    terminal.result({"path": path})
    return 0
