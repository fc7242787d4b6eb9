"""Measures how good a trained run or an exported file is, with COCO's figures.

AP50 is the usual one figure: 1 means that every object is found, with no false alarm, in the right place (overlapping
by half or more). The pictures are those of the run; for a file outside a run, say with --on which to use.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core.cli import trained
from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.dataset import SPLITS, Dataset, Example
from effdet_core.errors import UserError
from effdet_core.events import Metrics
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.evaluate import evaluate_tflite

SUMMARY = "measure how good it is"
EXAMPLES = """\
  effdet evaluate bees/runs/run-001
  effdet evaluate bees/runs/run-001/export/run-001-int8.tflite --split val
  effdet evaluate downloaded.tflite --on bees
"""
_FIGURES = {
    "AP50": "ap50",
    "AP75": "ap75",
    "AP (0.50 to 0.95)": "ap",
    "AP small objects": "ap_small",
    "AP medium objects": "ap_medium",
    "AP large objects": "ap_large",
    "AR, 1 detection": "ar1",
    "AR, 10 detections": "ar10",
    "AR, 100 detections": "ar100",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet evaluate`."""
    parser.add_argument("subject", metavar="RUN|MODEL.tflite", type=Path, help="a run folder or an exported file")
    parser.add_argument("--split", choices=SPLITS, default="test", help="which pictures (default: %(default)s)")
    parser.add_argument("--on", metavar="PROJECT|RUN", type=Path, help="whose pictures (default: those of the run)")
    parser.add_argument("--workers", metavar="N", type=int, help="processes for a .tflite (default: one per core)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Measures and shows."""
    subject, is_file = arguments.subject.absolute(), arguments.subject.suffix == ".tflite"
    if arguments.workers is not None and (arguments.workers < 1 or not is_file):
        raise UserError("--workers takes a whole number from 1, and only for a .tflite.")
    dataset = _dataset(subject, arguments.on)
    examples = dataset.of(arguments.split)
    if not examples:
        raise UserError(f"There are no {arguments.split} pictures.", hint="Choose another --split.")
    if is_file:
        with terminal.progress(f"Evaluating {subject.name}") as progress:
            metrics = evaluate_tflite(subject, examples, dataset.classes, workers=arguments.workers, progress=progress)
    else:
        metrics = _of_network(RunFolder(subject), examples, dataset.classes, terminal)
    terminal.say(f"{subject.name} on {len(examples)} {arguments.split} pictures")
    show(metrics, terminal)
    terminal.result({"split": arguments.split, "images": len(examples), "metrics": metrics})
    return 0


def show(metrics: Metrics, terminal: Terminal) -> None:
    """The figures for people."""
    terminal.table(("figure", "value"), [(text, share(getattr(metrics, key))) for text, key in _FIGURES.items()])
    rows = [(name, share(metrics.per_class_50[name]), share(ap)) for name, ap in metrics.per_class.items()]
    terminal.table(("class", "AP50", "AP"), rows)


def _dataset(subject: Path, on: Path | None) -> Dataset:
    if on is not None and (on / "project.yaml").is_file():
        return Project.open(on).freeze()[0]
    folder = run_of(on.absolute() if on else subject)
    if folder is None:
        raise UserError(
            "belongs to no run, so there are no pictures to measure it on" if subject.suffix else "does not exist",
            where=str(on or subject),
            hint="Say with --on which project or run to use.",
        )
    folder.check()
    return Dataset.read(folder.dataset)


def run_of(path: Path) -> RunFolder | None:
    """The run that is `path` or that it lies in (its export folder)."""
    for folder in (path, *path.parents[:2]):
        if (folder / "dataset.json").is_file():
            return RunFolder(folder)
    return RunFolder(path) if path.is_dir() else None


def _of_network(
    folder: RunFolder, examples: tuple[Example, ...], classes: tuple[str, ...], terminal: Terminal
) -> Metrics:
    network = trained.load(folder, terminal)
    if network.dataset.classes != classes:
        raise UserError(
            f"was trained on {', '.join(network.dataset.classes)}, these pictures have {', '.join(classes)}",
            where=str(folder.path),
            hint="Evaluate it on pictures with the same classes.",
        )
    from effdet_core.nn.evaluate import evaluate_network

    with terminal.progress(f"Evaluating {folder.name}") as progress, prints_to(folder.log):
        return evaluate_network(network.model, network.config, examples, classes, progress=progress)
