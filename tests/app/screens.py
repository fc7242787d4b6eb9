"""Pictures of every page, to be looked at: light, dark and high contrast, small and large, at 100 and 200 %.

python tests/app/screens.py OUT [WORD …]     only pictures whose name contains every WORD
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from app.main_window import MainWindow

SIZES = {"small": (1024, 700), "large": (2560, 1440)}
LOOKS = (("light", "small", 1), ("dark", "small", 1), ("light", "large", 1), ("dark", "large", 1))
MORE_LOOKS = (*LOOKS, ("light", "small", 2), ("dark", "small", 3), ("contrast", "small", 1))
"""For pages where scaling or contrast could go wrong in a way of its own."""


@dataclass(frozen=True, slots=True)
class Places:
    """What the pictures show. sample: a project; photos: a folder of photos; labelled: a data set."""

    sample: Path
    photos: Path
    labelled: Path


Scene = Callable[["MainWindow", Places], None]


def main() -> int:
    """Takes all pictures, one process for each scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--language", default="en")
    parser.add_argument("--look", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.look:
        from app import settings

        theme, size, scale = arguments.look.split("-")
        settings.store().change(theme=theme, language=arguments.language)
        _take_all(arguments.out, size, f"{theme}-{size}-{scale}00", arguments.words)
        return 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "EFFDET_STUDIO_CONFIG": f"{folder}/config",
            "EFFDET_STUDIO_CACHE": f"{folder}/cache",
        }
        _make(Path(folder))
        for theme, size, scale in MORE_LOOKS:
            look = f"{theme}-{size}-{scale}"
            command = [sys.executable, __file__, str(arguments.out), *arguments.words]
            command += ["--look", look, "--language", arguments.language]
            values = {**environment, "QT_SCALE_FACTOR": str(scale), "SCREENS_IN": folder}
            subprocess.run(command, env=values, check=True)
    return 0


def _make(folder: Path) -> None:
    """A project of the sample, half of it labelled; photos; a labelled data set."""
    from effdet_core.project import Project, import_into
    from effdet_core.sample import make_sample

    labelled = make_sample(folder / "Screws VOC", train=40, val=6, test=6)
    project = Project.create(folder / "Small things on a table")
    import_into(project, labelled, copy=True)
    for path in sorted((project.path / "annotations").rglob("*.json"))[34:]:
        path.unlink()


def _take_all(out: Path, size: str, look: str, words: list[str]) -> None:
    from app import settings
    from app.application import set_up
    from app.main_window import MainWindow

    folder = Path(os.environ["SCREENS_IN"])
    places = Places(folder / "Small things on a table", folder / "Screws VOC" / "JPEGImages", folder / "Screws VOC")
    settings.store().change(last_folder=str(folder / "projects"))
    app = set_up()
    for name, scene in SCENES.items():
        file = out / f"{name}-{look}.png"
        if (not look.endswith("-100") and name not in SCALED) or not all(word in file.name for word in words):
            continue
        settings.store().change(recents=())
        window = MainWindow()
        window.resize(*SIZES[size])
        window.show()
        scene(window, places)
        _wait(0.35)
        window.grab().save(str(file))
        window.close()
        window.deleteLater()
        app.processEvents()
        sys.stdout.write(f"{file.name}\n")
        sys.stdout.flush()


def _wait(seconds: float) -> None:
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.005)


def _until(condition: Callable[[], object], most: float = 15.0) -> None:
    end = time.monotonic() + most
    while not condition() and time.monotonic() < end:
        _wait(0.02)


def _home(window: MainWindow, places: Places) -> None:
    """The first start."""


def _recents(window: MainWindow, places: Places) -> None:
    from app import settings

    _open(window, places)
    window.close_project()
    store = settings.store()
    first = store.values.recents[0]
    classes = (("bee", "#E69F00"), ("wasp", "#56B4E9"), ("hornet", "#009E73"))
    store.opened(settings.Recent("/photos/Bees at the feeder", 2.0, 364, 364, classes, ()))
    store.opened(settings.Recent(first.path + " 2", 3.0, 1204, 121, first.classes, first.samples))
    store.opened(first)
    window.home.show_start()


def _new(window: MainWindow, places: Places) -> None:
    window._over(lambda here: window.home.show_new([places.photos], here))
    page = window.home.currentWidget()
    page.classes.add(["screw", "nut", "washer"])
    _wait(0.4)


def _import(window: MainWindow, places: Places) -> None:
    window._over(lambda _: window.home.show_import(places.labelled))
    _wait(0.8)


def _report(window: MainWindow, places: Places) -> None:
    from effdet_core.errors import Problem
    from effdet_core.project import ImportReport

    problems = (
        Problem("the box reaches 3 pixels beyond the photo and was cut", "Annotations/screws_017.xml, object 2"),
        Problem(
            "its picture 'screws_031.jpg' is missing", "Annotations/screws_031.xml", "Put it back and import again."
        ),
    )
    report = ImportReport(
        format="voc", pictures=52, nothing_here=3, unchanged=0, kept=0, merged=0, not_looked_at=1,
        boxes={"screw": 120, "nut": 64}, splits={"train": 40, "val": 6, "test": 6},
        new_classes=("screw", "nut"), problems=problems,
    )  # fmt: skip
    window._frame(None)
    window.home._show_report(report, places.sample)


def _open(window: MainWindow, places: Places) -> None:
    window.open_project(places.sample)
    _until(lambda: window._opened and window._opened.facts.labelled)
    _wait(0.6)


def _page(stage: str) -> Scene:
    def show(window: MainWindow, places: Places) -> None:
        _open(window, places)
        photo = window._opened.session.catalogue.names[3] if stage == "label" and window._opened else None
        window.navigate(stage, photo)
        _wait(0.8)

    return show


def _export(name: str, **options: object) -> Scene:
    def show(window: MainWindow, places: Places) -> None:
        from tests.app import export_scenes

        shutil.rmtree(places.sample / "runs", ignore_errors=True)
        _open(window, places)
        getattr(export_scenes, name)(window, places.sample, _wait, **options)

    return show


def _notices(window: MainWindow, places: Places) -> None:
    from app import messages
    from app.saving import Saving
    from effdet_core.errors import Problem

    _open(window, places)
    problem = Problem("could not be written: the disk is full", "Small things", "Free some space.")
    window._show_saving(Saving("stuck", problem))
    window.notices.show_damaged(["images/train_0004.jpg", "images/train_0009.jpg"])
    messages.toast(window, "3 photos moved to the bin.", "Undo", lambda: None)


def _training(name: str) -> Scene:
    """The Train page in one of its ways, over a copy of the sample."""

    def show(window: MainWindow, places: Places) -> None:
        from app.training.page import TrainPage
        from tests.app import train_screens

        train_screens.end_trainings()
        train_screens.without_trial_steps()
        folder = Path(tempfile.mkdtemp(dir=places.sample.parent))
        window.open_project(train_screens.project_of(places.sample, folder))
        _until(lambda: window._opened and window._opened.facts.labelled)
        window.navigate("train", None)
        _wait(0.8)
        page = window.findChild(TrainPage)
        assert page is not None
        train_screens.SHOWN[name](window, page, _wait)

    return show


def _trainings() -> dict[str, Scene]:
    from tests.app import train_screens

    return {f"train-{name}": _training(name) for name in train_screens.SHOWN}


def _dropping(window: MainWindow, places: Places) -> None:
    from app.frame import drops

    dropped = drops.judge([places.photos])
    assert dropped is not None
    window._dropping._overlay.offer(drops.sentence(dropped, None), possible=True)


def _problems(window: MainWindow, places: Places) -> None:
    broken = places.photos.parent / "Broken"
    broken.mkdir(exist_ok=True)
    (broken / "project.yaml").write_text("classes: 7", "utf-8")
    _grab_dialog(window, lambda: window.open_project(broken))


def _settings(window: MainWindow, places: Places) -> None:
    _grab_dialog(window, window.helps.show_settings)


def _editor(window: MainWindow, places: Places) -> None:
    _open(window, places)
    _grab_dialog(window, window.helps.edit_keys)


def _grab_dialog(window: MainWindow, show: Callable[[], object]) -> None:
    """A dialog is a window of its own: it is painted where it would stand."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QDialog, QLabel

    show()
    _wait(0.4)
    dialog = window.findChild(QDialog)
    assert dialog is not None
    shown = QLabel(window)
    shown.setPixmap(dialog.grab())
    shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    shown.adjustSize()
    shown.move((window.width() - shown.width()) // 2, (window.height() - shown.height()) // 2)
    dialog.close()
    shown.show()


def _keys(window: MainWindow, places: Places) -> None:
    _page("label")(window, places)
    window.helps.show_keys()


def _palette(window: MainWindow, places: Places) -> None:
    _open(window, places)
    window.helps.show_palette()


def _drafts(window: MainWindow, places: Places) -> None:
    from tests.app import try_scenes

    _open(window, places)
    try_scenes.drafts(window)
    _wait(0.8)


def _try(name: str) -> Scene:
    def show(window: MainWindow, places: Places) -> None:
        from tests.app import try_scenes

        _open(window, places)
        try_scenes.SCENES[name](window, places.sample, _wait)

    return show


def _judged(window: MainWindow, places: Places) -> None:
    """A detector that was judged: most of its boxes a little aside, some missed, some where nothing is."""
    from effdet_core.project import Project
    from tests.app import judged

    there = places.sample.with_name("Judged things")
    if not there.exists():
        shutil.copytree(places.sample, there)
        run = judged.trained(Project.open(there), "balanced")
        judged.judged(run, judged.by_chance(run), ap50=(0.62, 0.83))
    show_judged(window, there)


def show_judged(window: MainWindow, there: Path) -> None:
    """A project with a detector that was judged, on the Evaluate page."""
    window.open_project(there)
    _until(lambda: window._opened and window._opened.facts.labelled)
    window.navigate("evaluate", None)
    page = window._made_pages().page("evaluate")
    _until(lambda: page.opened is not None and page.desk.errors is not None)  # type: ignore[attr-defined]
    _wait(0.8)


def _judged_class(window: MainWindow, places: Places) -> None:
    _judged(window, places)
    desk = window._made_pages().page("evaluate").desk  # type: ignore[attr-defined]
    desk._set_own(True)
    desk.choose_class(0)
    desk.take_best()
    desk.show_kind("false alarm")
    _wait(0.8)


def _offer(window: MainWindow, places: Places) -> None:
    window.tour.invite()


def _tour(window: MainWindow, places: Places) -> None:
    _open(window, places)
    window.tour.begin()
    window.tour.forward()
    _wait(0.5)


SCENES: dict[str, Scene] = {
    "home": _home,
    "tour-offer": _offer,
    "tour-label": _tour,
    "recents": _recents,
    "new": _new,
    "import": _import,
    "report": _report,
    "photos": _page("photos"),
    "label": _page("label"),
    "train": _page("train"),
    **_trainings(),
    "evaluate": _page("evaluate"),
    "judged": _judged,
    "judged-class": _judged_class,
    "export": _page("export"),
    "export-ready": _export("ready"),
    "export-done": _export("done"),
    "export-kinds": _export("done", section="kinds"),
    "export-losses": _export("done", section="losses"),
    "export-lab": _export("lab", good=False),
    "notices": _notices,
    "dropping": _dropping,
    "problems": _problems,
    "settings": _settings,
    "editor": _editor,
    "keys": _keys,
    "palette": _palette,
    "drafts": _drafts,
    "try": _try("photo"),
    "try-video": _try("video"),
    "try-kept": _try("kept"),
    "try-refused": _try("refused"),
}
SCALED = ("home", "recents", "new", "photos", "label", "train", "judged", "export-done", "settings")

if __name__ == "__main__":
    sys.exit(main())
