"""Scenes of the Train page for `screens.py`: its settings, every way a training can stand, runs, other computers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.training.page import TrainPage
    from tests.app.runs import Trainer

Wait = Callable[[float], None]
Show = Callable[["MainWindow", "TrainPage", Wait], None]
_held = ExitStack()
"""The locks of trainings that are said to be under way."""


def project_of(sample: Path, folder: Path) -> Path:
    """A copy of the sample's project, without runs."""
    target = folder / sample.name
    shutil.copytree(sample, target, ignore=shutil.ignore_patterns("runs", ".cache"))
    (target / "runs").mkdir()
    return target


def without_trial_steps() -> None:
    """From now on nothing loads TensorFlow, and every kind of step is said to have been tried.

    It takes as long as two cores without a graphics card need: 7.7 photos a second (docs/benchmarks.json).
    """
    from app.training.settings import costs
    from app.training.settings.prober import Prober

    Prober.set_awake = lambda *_: None  # type: ignore[method-assign]
    Prober.known = lambda _, spec: costs.Measured(15.0, 0.13 * spec.batch_size, 2.4, spec.batch_size)  # type: ignore[method-assign]


def end_trainings() -> None:
    """Lets go of the trainings that were said to be under way."""
    _held.close()


def _trainer(window: MainWindow, name: str, **changes: Any) -> Trainer:
    from effdet_core.project import Project
    from tests.app.runs import Trainer

    assert window.project is not None
    return Trainer(Project.open(window.project), name, began=time.time() - 900, **{"uri": "imagenet", **changes})


def _seen(page: TrainPage, trainer: Trainer, wait: Wait) -> None:
    page.trainings.runs_changed.emit()
    page.show_run(trainer.run)
    wait(1.2)


def _some_runs(window: MainWindow) -> None:
    _trainer(window, "first look", epochs=6).begin().epochs(6).finish()
    other = _trainer(window, "run-002", epochs=10, model_name="efficientdet-lite2", batch_size=4)
    other.final = 0.93
    other.begin().epochs(10).finish()
    _trainer(window, "run-003").begin().epochs(2).fail("Memory ran out.")
    _trainer(window, "run-004").begin().epochs(3).finish("stopped")


def _plan(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    """Nothing was trained yet."""


def _more(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    panel = page.settings.panel
    panel.state.set_value("epochs", 80)
    panel.levels["more"].section.set_open(True)
    panel.reveal("hparams.color_jitter")
    wait(0.3)


def _machines(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from effdet_core.helpers import Sighting

    panel = page.settings.panel
    panel.state.set_values({"strategy": "tpu", "tpu": "grpc://10.0.0.2:8470"})
    panel.reveal("strategy")
    seen = [Sighting(kind="answers", name="10.0.0.2:8470"), Sighting(kind="not yet", name="10.0.0.3:8470"),
            Sighting(kind="silent", name="10.0.0.4:8470", detail="timed out")]  # fmt: skip
    panel.connection._show(seen)
    wait(0.3)
    panel.area.ensureWidgetVisible(panel.connection, 0, 200)


def _wrong(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    panel = page.settings.panel
    panel.state.set_values({"epochs": 0, "batch_size": 4000})
    panel.reveal("epochs")


def _text(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    page.settings.panel.show_text()


def _live(window: MainWindow, page: TrainPage, wait: Wait) -> Trainer:
    _some_runs(window)
    trainer = _trainer(window, "run-005", epochs=20).begin().epochs(7).steps(9)
    _held.enter_context(trainer.run.hold())
    _seen(page, trainer, wait)
    return trainer


def _learning(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    _live(window, page, wait)


def _beside(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    _live(window, page, wait)
    page.toggle_settings()


def _speed(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    _live(window, page, wait)
    page.view.show_tab("speed")


def _log(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    trainer = _live(window, page, wait)
    trainer.run.log.write_text(
        "WARNING: All log messages before absl::InitializeLog() is called are written here\n" * 3
    )
    page.view.show_tab("log")


def _starting(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from effdet_core import events

    trainer = _trainer(window, "run-001")
    trainer.say(events.PhaseChanged(phase="preparing", detail="Building efficientdet-lite0"))
    _held.enter_context(trainer.run.hold())
    _seen(page, trainer, wait)


def _paused(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from effdet_core import events

    trainer = _live(window, page, wait)
    trainer.run.request_pause()
    trainer.say(events.PhaseChanged(phase="paused"))


def _finished(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from effdet_core import events

    trainer = _trainer(window, "run-001").begin()
    trainer.say(events.Warned(message="3 training photos hold more than 100 boxes.", hint="All are trained."))
    trainer.epochs(12).finish()
    _seen(page, trainer, wait)


def _ended(kind: Any, message: str = "") -> Show:
    def show(window: MainWindow, page: TrainPage, wait: Wait) -> None:
        from effdet_core import events

        trainer = _trainer(window, "run-001", strategy="tpu" if kind == "tpu" else None,
                           tpu="my-tpu" if kind == "tpu" else None).begin().epochs(4)  # fmt: skip
        if kind:
            trainer.say(events.Failed(message=message or "Oh.", kind=kind, detail="Traceback"))
        else:
            trainer.finish("stopped")
        _seen(page, trainer, wait)

    return show


def _new(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    _some_runs(window)
    _seen(page, _trainer(window, "run-005"), wait)


def _compared(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from effdet_core.run_folder import RunFolder

    _some_runs(window)
    page.trainings.runs_changed.emit()
    wait(1)
    assert window.project is not None
    runs = window.project / "runs"
    page.compare([RunFolder(runs / "first look"), RunFolder(runs / "run-002")])
    wait(2.5)


def _sending(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from PySide6.QtWidgets import QDialog

    page.send()
    wait(0.3)
    _keep(window, window.findChild(QDialog))


def _sent(window: MainWindow, page: TrainPage, wait: Wait) -> None:
    from app.training.send_sheet import SendSheet

    page.send()
    sheet = window.findChild(SendSheet)
    assert sheet is not None
    sheet.start.click()
    for _ in range(200):
        wait(0.05)
        if sheet.packed:
            break
    _keep(window, sheet)
    if sheet.packed:
        sheet.packed.path.unlink()


def _keep(window: MainWindow, dialog: Any) -> None:
    """A dialog is a window of its own: it is painted where it would stand."""
    from PySide6.QtWidgets import QLabel

    shown = QLabel(window)
    shown.setPixmap(dialog.grab())
    shown.adjustSize()
    shown.move((window.width() - shown.width()) // 2, (window.height() - shown.height()) // 2)
    dialog.close()
    shown.show()


SHOWN: dict[str, Show] = {
    "plan": _plan,
    "more": _more,
    "machines": _machines,
    "wrong": _wrong,
    "text": _text,
    "learning": _learning,
    "beside": _beside,
    "speed": _speed,
    "log": _log,
    "starting": _starting,
    "paused": _paused,
    "finished": _finished,
    "stopped": _ended(None),
    "memory": _ended("memory"),
    "astray": _ended("not a number"),
    "disk": _ended("disk"),
    "gpu": _ended("gpu", "CUDA_ERROR_NO_DEVICE: no CUDA-capable device is detected"),
    "tpu": _ended("tpu", "The TPU no longer answers."),
    "weights": _ended("weights", "uri: 'mine.npz' is no file or folder here"),
    "defect": _ended("defect"),
    "new": _new,
    "compared": _compared,
    "sending": _sending,
    "sent": _sent,
}
