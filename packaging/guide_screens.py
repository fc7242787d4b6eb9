"""Takes the guide's pictures, from the real window without a screen: python packaging/guide_screens.py [NAME …]

The project is the sample as *Try with the sample* makes it; what was trained and judged in it is made up by the helpers
of the tests, so that the same program gives the same pictures.

They go to docs/images: look at them before you keep them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from tests.app import screens

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 800)
PICTURES = {
    "start": "home",
    "photos": "photos",
    "label": "label",
    "train-plan": "train-plan",
    "train": "train-learning",
    "evaluate": "judged",
    "export": "export-done",
    "try": "try",
}
"""Which scene of tests/app/screens.py each picture shows."""
CUT = {"export": QRect(0, 0, 590, 640)}
"""The part that is kept; beside it nothing is tried, as the exported file is made up too."""
_VARIABLES = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1", "LANGUAGE": "en"}


def main(names: list[str]) -> int:
    """All pictures, or those that are named."""
    if folder := os.environ.get("SCREENS_IN"):
        take(names, Path(folder))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        places = {"EFFDET_STUDIO_CONFIG": f"{folder}/config", "EFFDET_STUDIO_CACHE": f"{folder}/cache"}
        inside = {**os.environ, **_VARIABLES, **places, "SCREENS_IN": folder, "PYTHONPATH": str(ROOT)}
        return subprocess.run([sys.executable, __file__, *names], env=inside, check=False).returncode


def take(names: list[str], folder: Path) -> None:
    """Opens the window for each picture. folder: an empty one, for the sample."""
    from app import settings
    from app.application import set_up
    from app.home import plans
    from app.main_window import MainWindow
    from tests.app import screens

    sample = plans.make_sample_project(folder, lambda *_: None)
    settings.store().change(theme="light", language="en", last_folder=str(folder / "projects"))
    app = set_up()
    places = screens.Places(sample, sample / "images", sample / "images")
    for name in names or list(PICTURES):
        settings.store().change(recents=())
        shutil.rmtree(sample / "runs", ignore_errors=True)
        window = MainWindow()
        window.resize(*SIZE)
        window.show()
        (_judged if name == "evaluate" else screens.SCENES[PICTURES[name]])(window, places)
        screens._wait(0.5)
        picture = window.grab().copy(CUT[name]) if name in CUT else window.grab()
        picture.save(str(IMAGES / f"{name}.png"), "PNG", 0)  # 0: the smallest file
        window.close()
        window.deleteLater()
        app.processEvents()
        sys.stdout.write(f"docs/images/{name}.png\n")
        sys.stdout.flush()


def _judged(window: MainWindow, places: screens.Places) -> None:
    """A detector whose figures are those of what it is said to have found."""
    from effdet_core.dataset import Dataset
    from effdet_core.detections import Detections
    from effdet_core.evaluation import intervals, saved
    from effdet_core.metrics import coco_metrics
    from effdet_core.project import Project
    from tests.app import judged, screens

    there = places.sample.parent / "judged" / places.sample.name
    shutil.copytree(places.sample, there)
    run = judged.trained(Project.open(there), "balanced")
    dataset = Dataset.read(run.dataset)
    made_up = judged.by_chance(run)
    examples = dataset.of("val")
    found = [Detections.sorted(*_columns(made_up[Path(example.image).name])) for example in examples]
    photos = tuple(saved.photo_of(*pair) for pair in zip(examples, found, strict=True))
    evaluation = saved.Evaluation(
        source=saved.NETWORK, split="val", classes=dataset.classes, photos=photos,
        metrics=coco_metrics(examples, found, dataset.classes), intervals=intervals.figures(photos, dataset.classes),
        model=saved.fingerprint_of(saved.weights_of(run)),
    )  # fmt: skip
    saved.write(run, evaluation)
    screens.show_judged(window, there)


def _columns(found: Sequence[Any]) -> tuple[Any, Any, Any]:
    from effdet_core.boxes import as_boxes

    boxes, scores, kinds = zip(*found, strict=True) if found else ((), (), ())
    return as_boxes(boxes), scores, kinds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
