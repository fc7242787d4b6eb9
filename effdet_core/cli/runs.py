"""Lists the trainings of a project: their state, how far they came and how good they are."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from effdet_core import events
from effdet_core.cli.terminal import Terminal
from effdet_core.errors import UserError
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

SUMMARY = "list the trainings of a project"
EXAMPLES = """\
  effdet runs bees
  effdet runs bees --json
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet runs`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project's folder")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Lists them."""
    found = [describe(item) for item in Project.open(arguments.project).runs()]
    terminal.result(found)
    if found:
        columns = ("run", "state", "model", "epochs", "AP50 validation", "AP50 test")
        terminal.table(columns, [_row(item) for item in found])
    else:
        terminal.say(f"No runs yet. Next: effdet train {arguments.project}")
    return 0


def describe(run: RunFolder) -> dict[str, Any]:
    """What is worth knowing of a run; None where it is not known."""
    seen = run.read_events()
    return {
        "run": run.name,
        "path": str(run.path),
        "state": run.state(),
        "model": _model(run),
        "epoch": max((e.epoch for e in seen if isinstance(e, events.EpochDone)), default=0),
        "epochs": next((e.epochs for e in reversed(seen) if isinstance(e, events.Started)), None),
        "ap50_val": _best(seen, "val"),
        "ap50_test": _best(seen, "test"),
        "exports": sorted(path.name for path in run.export.glob("*.tflite")),
    }


def _model(run: RunFolder) -> str | None:
    try:
        return EfficientDetSpec.read(run.spec).model_name
    except UserError:
        return None


def _best(seen: list[events.Event], split: str) -> float | None:
    found = (e for e in seen if isinstance(e, events.Evaluated) and e.split == split)
    return max((e.metrics.ap50 for e in found), default=None)


def _row(item: dict[str, Any]) -> tuple[str, ...]:
    epochs = f"{item['epoch']} of {item['epochs']}" if item["epochs"] else "–"
    return item["run"], item["state"], item["model"] or "?", epochs, share(item["ap50_val"]), share(item["ap50_test"])


def share(value: float | None) -> str:
    """A figure 0..1, or a dash where there is none (COCO says -1 then)."""
    return "–" if value is None or value < 0 else f"{value:.3f}"
