"""Takes the guide's pictures, from the real window without a screen: python packaging/guide_screens.py [NAME …]

The project is the generated sample; what was trained and judged in it is made up by the helpers of the tests, so that
the same program gives the same pictures. They go to docs/images: look at them before you keep them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 800)
PICTURES = {
    "start": "home",
    "photos": "photos",
    "label": "label",
    "train-plan": "train",
    "train": "train-learning",
    "evaluate": "judged",
    "export": "export-done",
    "try": "try",
}
"""Which scene of tests/app/screens.py each picture shows."""
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
    from app.main_window import MainWindow
    from tests.app import screens

    screens._make(folder)
    settings.store().change(theme="light", language="en", last_folder=str(folder / "projects"))
    app = set_up()
    sample = folder / "Small things on a table"
    places = screens.Places(sample, folder / "Screws VOC" / "JPEGImages", folder / "Screws VOC")
    for name in names or list(PICTURES):
        settings.store().change(recents=())
        shutil.rmtree(sample / "runs", ignore_errors=True)
        window = MainWindow()
        window.resize(*SIZE)
        window.show()
        screens.SCENES[PICTURES[name]](window, places)
        screens._wait(0.5)
        window.grab().save(str(IMAGES / f"{name}.png"))
        _shrink(IMAGES / f"{name}.png")
        window.close()
        window.deleteLater()
        app.processEvents()
        sys.stdout.write(f"docs/images/{name}.png\n")
        sys.stdout.flush()


def _shrink(path: Path) -> None:
    """To a third of its bytes: 256 colours are enough for a window, and dithering for the photos in it."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT)
    few.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
