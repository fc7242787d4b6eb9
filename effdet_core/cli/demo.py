"""The whole way once, on photos that it makes itself: a project, an import, a training, an export, and a look.

Takes a few minutes on two cores. It ends with a sheet of pictures the detector never saw, with what it found.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from effdet_core import atomic, events, images
from effdet_core.cli import export, import_data, train
from effdet_core.cli.detect import open_detector, write_drawn
from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal, duration
from effdet_core.errors import UserError
from effdet_core.project import Project, import_into
from effdet_core.runtime.draw import Tile, contact_sheet, draw
from effdet_core.sample import draw_scene, make_sample

SUMMARY = "try everything on generated photos"
EXAMPLES = """\
  effdet demo
  effdet demo --out trial
"""
SPLITS = {"train": 320, "val": 32, "test": 64}
UNSEEN = 12
SEED, SEED_UNSEEN = 1, 2
THRESHOLD = 0.4
SETTINGS: dict[str, Any] = {
    "epochs": 10,
    "hparams": {
        "image_size": 224,
        "jitter_min": 0.8,
        "jitter_max": 1.25,
        "aspect_jitter": 1.1,
        "color_jitter": 0.1,
        "map_freq": 5,
    },
}
"""What the demo changes in the quick preset to be done in a few minutes: the photos are plentiful and alike, so they
need to vary less, and their things are large enough for a smaller input."""

ALIKE = export.Settings(calibration_count=100)
"""The photos are alike: twice as many would say the same of the ranges of numbers."""


@dataclass(frozen=True, slots=True)
class Places:
    """What the demo leaves behind, all in one folder."""

    root: Path

    @property
    def photos(self) -> Path:
        """The labelled photos, as a Pascal VOC folder."""
        return self.root / "photos"

    @property
    def project(self) -> Path:
        """The project."""
        return self.root / "project"

    @property
    def unseen(self) -> Path:
        """Photos the detector never saw, and `found`, the same with boxes."""
        return self.root / "unseen"

    @property
    def sheet(self) -> Path:
        """All of them on one sheet."""
        return self.root / "found.png"


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet demo`."""
    parser.add_argument("--out", metavar="DIR", type=Path, help="folder to make (default: demo, demo-2, …)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Everything in order; 0 when the sheet is there."""
    began = time.monotonic()
    places = Places(_folder(arguments.out))
    _step(terminal, 1, f"Making photos of small things in {places.photos}")
    _make_photos(places, terminal)
    _step(terminal, 2, f"Importing them into the project {places.project}")
    project = _make_project(places, terminal)
    _step(terminal, 3, "Training (Ctrl-C stops)")
    folder = train.begin(project, terminal, "quick", SETTINGS, name="demo")
    ended = train.follow(folder, terminal, stream=False)
    if not _completed(ended):
        return train.exit_code(ended, folder, terminal)
    _step(terminal, 4, "Exporting for phones and small computers")
    report = export.export_all(folder, terminal, ["int8"], settings=ALIKE)[0]
    export.show(report, terminal)
    _step(terminal, 5, "Looking at photos it never saw")
    _look(report.path, places, terminal)
    ap50 = report.file.ap50 if report.file else None
    _conclude(places, report.path, ap50, time.monotonic() - began, terminal)
    return 0


def _folder(wanted: Path | None) -> Path:
    if wanted is None:
        return next(path for path in _numbered(Path.cwd() / "demo") if not path.exists())
    if wanted.is_file() or (wanted.is_dir() and any(wanted.iterdir())):
        raise UserError("is not an empty folder", where=str(wanted), hint="Name a new one with --out.")
    return wanted.absolute()


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.name}-{number}") for number in count(2))


def _step(terminal: Terminal, number: int, text: str) -> None:
    terminal.say(f"{number} of 5  {text}", style="bold")


def _make_photos(places: Places, terminal: Terminal) -> None:
    with terminal.progress("Photos") as progress:
        make_sample(places.photos, seed=SEED, progress=progress, **SPLITS)
    for number in range(UNSEEN):
        image = Image.fromarray(draw_scene(np.random.default_rng((SEED_UNSEEN, number))).image)
        atomic.write_with(
            places.unseen / f"unseen_{number + 1:02d}.jpg", partial(image.save, format="JPEG", quality=90)
        )


def _make_project(places: Places, terminal: Terminal) -> Project:
    project = Project.create(places.project)
    with terminal.progress("Importing") as progress:
        report = import_into(project, places.photos, progress=progress)
    import_data.show(report, terminal)
    return project


def _completed(ended: events.Terminal) -> bool:
    return isinstance(ended, events.Finished) and ended.reason == "completed"


def _look(model: Path, places: Places, terminal: Terminal) -> None:
    """Detects in every unseen photo, and puts all of them on one sheet."""
    detector = open_detector(model, terminal)
    tiles = []
    for path in sorted(places.unseen.glob("*.jpg")):
        image = images.read_rgb(path)
        found = detector.detect(image).above(THRESHOLD)
        write_drawn(places.unseen / "found" / path.name, image, found, detector.classes)
        tiles.append(Tile(draw(image, found, detector.classes), f"{path.name}: {len(found)} found"))
    sheet = contact_sheet(tiles)
    atomic.write_with(places.sheet, lambda temporary: sheet.save(temporary, "PNG"))


def _conclude(places: Places, model: Path, ap50: float | None, seconds: float, terminal: Terminal) -> None:
    terminal.say()
    terminal.say(f"AP50 of the exported file on {SPLITS['test']} test photos: {share(ap50)}", style="bold")
    terminal.say(f"Look at  {places.sheet}")
    terminal.say(f"Model    {model}")
    terminal.say(f"Project  {places.project}")
    terminal.say(
        f"Done in {duration(seconds)}. Your own photos: effdet new PROJECT, then effdet import SOURCE --into PROJECT"
    )
    terminal.result(
        {"folder": places.root, "sheet": places.sheet, "model": model, "ap50": ap50, "seconds": round(seconds, 1)}
    )
