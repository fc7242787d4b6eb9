"""Shows the whole way on generated scenes, in a few minutes.

Makes labelled scenes, trains on them, exports an int8 file, finds objects on scenes it never saw, and leaves a sheet
of them to look at.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from effdet_core import atomic
from effdet_core.cli import detect, train
from effdet_core.cli.terminal import Terminal
from effdet_core.dataset import Dataset
from effdet_core.errors import UserError
from effdet_core.project import Project
from effdet_core.project.importing import import_into
from effdet_core.run_folder import RunFolder
from effdet_core.spec import spec_from

SUMMARY = "see the whole way on generated photos"
EXAMPLES = """\
  effdet demo
  effdet demo --out somewhere
"""
SEED = 20
TRAIN, VAL, TEST = 120, 24, 40
SHOWN = 12
PARAMETERS: dict[str, Any] = {
    "uri": "imagenet",
    "var_freeze_expr": "",
    "epochs": 22,
    "batch_size": 8,
    "moving_average_decay": 0.99,
    "hparams": {
        "optimizer": "adam",
        "learning_rate": 0.025,
        "lr_warmup_init": 0.0005,
        "jitter_min": 0.7,
        "jitter_max": 1.4,
        "resize": "stretch",
        "map_freq": 11,
        "image_size": 256,
    },
}
"""Fewer and smaller pictures than a real training: the demo is to end while one watches."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet demo`."""
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR", help="a new folder (default: demo)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """`effdet demo`; 130 when it was stopped."""
    out = arguments.out.absolute()
    if out.exists() and any(out.iterdir()):
        raise UserError("is there already and not empty", where=str(out), hint="Name another folder: --out DIR")
    project = _project(out, terminal)
    run = project.new_run("demo")
    dataset, _ = project.freeze()
    dataset.write(run.dataset)
    spec_from(PARAMETERS).write(run.spec)
    terminal.say(f"3 of 5  Training on {len(dataset.of('train'))} scenes")
    if code := train.follow(run, terminal):
        return code
    return _use(run, out, terminal)


def _project(out: Path, terminal: Terminal) -> Project:
    from effdet_core.sample import make_sample

    terminal.say(f"1 of 5  Making {TRAIN + VAL + TEST} labelled scenes in {out / 'scenes'}")
    make_sample(out / "scenes", seed=SEED, train=TRAIN, val=VAL, test=TEST)
    terminal.say("2 of 5  Importing them into a project")
    project = Project.create(out / "project")
    import_into(project, out / "scenes")
    return project


def _use(run: RunFolder, out: Path, terminal: Terminal) -> int:
    from effdet_core.nn.trained import export_run
    from effdet_core.runtime.evaluate import evaluate_tflite

    terminal.say("4 of 5  Exporting an int8 file and checking it")
    report = export_run(run, "int8")
    dataset = Dataset.read(run.dataset)
    examples = dataset.of("test")
    metrics = evaluate_tflite(report.path, examples, dataset.classes)
    terminal.say("5 of 5  Finding objects in scenes it never saw")
    sheet = out / "contact-sheet.png"
    _draw(report.path, [Path(example.image) for example in examples[:SHOWN]], sheet)
    terminal.result({"model": str(report.path), "contact_sheet": str(sheet), "ap50": metrics.ap50, "ap": metrics.ap})
    terminal.say(f"\nThe exported file {report.path} reaches AP50 {metrics.ap50:.2f} on {len(examples)} unseen scenes.")
    terminal.say(f"Look at what it found: {sheet}")
    return 0


def _draw(model: Path, images: list[Path], sheet: Path) -> None:
    from effdet_core.images import read_rgb
    from effdet_core.runtime.draw import Tile, contact_sheet, draw

    find, classes = detect.open_model(model)
    tiles = []
    for path in images:
        image = read_rgb(path)
        found = find(image).above(0.4)
        words = "1 object" if len(found) == 1 else f"{len(found)} objects"
        tiles.append(Tile(draw(image, found, classes), f"{path.name}: {words}"))
    atomic.write_with(sheet, contact_sheet(tiles).save)
