"""What the buttons of the page do: one piece of work at a time, beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app import messages
from app.exporting import edge_tpu
from app.exporting.found import Found
from app.jobs import Job, run_task, run_telling
from effdet_core import kit
from effdet_core.errors import Problem
from effdet_core.exports import edgetpu, requests, thresholds
from effdet_core.exports.edgetpu import Compiled
from effdet_core.exports.record import KINDS, ONE_CLICK, Exports, Kind, Remedy, Variant, Waterfall
from effdet_core.exports.requests import ExportRequest, MeasureRequest, WaterfallRequest
from effdet_core.run_folder import RunFolder


class Host(Protocol):
    """What the doing needs of the page."""

    found: Found | None

    def show_work(self, job: Job[Any]) -> None:
        """Work at the detector that shows."""

    def look_again(self, run: RunFolder) -> None:
        """Something else lies in a run's folder now."""

    def train_stretched(self) -> None:
        """Leads to a training with stretched photos."""

    def check_kind(self, kind: Kind) -> None:
        """Shows an exported file in the lab."""

    def try_kind(self, kind: Kind) -> None:
        """Tries an exported file."""


class Doing(QObject):
    """Verbs by the ids that buttons carry; problems are shown, never raised."""

    def __init__(self, page: QWidget, host: Host) -> None:
        super().__init__(page)
        self._page, self._host = page, host
        self._job: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is at work."""
        return self._job is not None

    def do(self, id: str) -> None:
        """What a button says."""
        verbs: dict[str, Callable[[], None]] = {
            "one": self.do_next,
            "again": self.export_one,
            "all": self.make_all,
            "losses": self.measure_losses,
            "folder": partial(self.do_with, "folder", ONE_CLICK),
            "check": partial(self.do_with, "check", ONE_CLICK),
            "kit-zip": partial(self.ask_kit, ONE_CLICK, zipped=True),
            "kit-folder": partial(self.ask_kit, ONE_CLICK, zipped=False),
            "card": self.write_card,
        }
        verbs[id]()

    def do_with(self, id: str, kind: Kind) -> None:
        """What the menu of a kind says."""
        verbs: dict[str, Callable[[Kind], None]] = {
            "make": lambda kind: self._export((kind,)),
            "try": self._host.try_kind,
            "check": self._host.check_kind,
            "kit": partial(self.ask_kit, zipped=True),
            "folder": self._show_folder,
        }
        verbs[id](kind)

    def do_next(self) -> None:
        """What the big button says: exports, or only writes the thresholds where nothing else is new."""
        found = self._host.found
        if found and found.main and found.staleness(found.main) == "other thresholds":
            self.write_thresholds()
        else:
            self.export_one()

    def write_thresholds(self) -> None:
        """Into every exported file; a moment, and their weights stay."""
        found = self._host.found
        if found is None or self.busy:
            return
        run = found.run

        def done(_: object) -> None:
            self._host.look_again(run)
            messages.toast(self._page, self.tr("The exported files say now from how sure a box counts."))

        self._telling(self.tr("Writing the thresholds"), lambda _: thresholds.write_choice(run), done)

    def export_one(self) -> None:
        """The universal file, with what helped it before."""
        known = self._host.found.main if self._host.found else None
        self._export((ONE_CLICK,), **(_kept(known) if known else {}))

    def make_all(self) -> None:
        """Every kind, those that are there too where they would come out otherwise now; then their figures."""
        found = self._host.found
        if found is None:
            return
        if found.missing:
            self._export(found.missing, after=self._measure_rest)
        else:
            self._measure(KINDS)

    def measure_losses(self) -> None:
        """The accuracy waterfall."""

        def done(run: RunFolder, _: Waterfall) -> None:
            self._host.look_again(run)

        request = WaterfallRequest(run=self._run_path())
        self._task(self.tr("Measuring where accuracy is lost"), requests.WATERFALL, request, Waterfall, done)

    def mend(self, remedy: Remedy) -> None:
        """Does what a remedy says."""
        match remedy.kind:
            case "more_detections":
                self._export((ONE_CLICK,), max_detections=remedy.amount)
            case "calibrate":
                self._export((ONE_CLICK,), calibration=remedy.amount)
            case "float16" | "float32":
                self._use(remedy.kind)
            case "main_file":
                self._use(ONE_CLICK)
            case "train_stretched":
                self._host.train_stretched()
            case "feed_as_trained":
                pass

    def ask_kit(self, kind: Kind, *, zipped: bool) -> None:
        """Asks where the kit goes, and makes it."""
        found = self._host.found
        variant = found.exports.of(kind) if found else None
        if found is None or variant is None or self.busy:
            return
        name = f"{found.run.name}-{kind}-kit{'.zip' if zipped else ''}"
        start = str(found.run.export / name)
        if zipped:
            chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Make a kit"), start, "ZIP (*.zip)")
        else:
            above = QFileDialog.getExistingDirectory(
                self._page, self.tr("Make a kit in this folder"), str(found.run.export)
            )
            chosen = str(Path(above) / name) if above else ""
        if chosen:
            self.make_kit(found.path(variant), Path(chosen), zipped=zipped)

    def make_kit(self, model: Path, out: Path, *, zipped: bool) -> None:
        """The model with test photos, a self-test, and programs for every platform."""
        found = self._host.found
        if found is None:
            return
        run = found.run

        def done(report: kit.KitReport) -> None:
            text = self.tr("The kit {name} is ready.").format(name=report.path.name)
            said = " ".join([text, *(warning.message for warning in report.warnings[:1])])
            messages.toast(self._page, said, self.tr("Show"), partial(show_in_folder, report.path))

        title = self.tr("Making the kit")
        self._telling(title, lambda tell: kit.make_kit(model, run, out, zipped=zipped, tell=tell), done)

    def write_card(self) -> None:
        """One page on what the detector can do."""
        found = self._host.found
        if found is None or self.busy:
            return
        run = found.run

        def done(path: Path) -> None:
            messages.toast(self._page, self.tr("The model card is ready."), self.tr("Open"), partial(_open, path))

        self._telling(self.tr("Writing the model card"), lambda tell: kit.write_card(run, tell=tell), done)

    def compile_for_edge_tpu(self) -> None:
        """A second file beside the universal one."""
        if (main := self._main_path()) is None:
            return

        def done(compiled: Compiled) -> None:
            messages.toast(
                self._page, edge_tpu.said(compiled), self.tr("Show"), partial(show_in_folder, Path(compiled.path))
            )

        self._telling(self.tr("Compiling for the Edge TPU"), lambda _: edgetpu.compile_model(main), done)

    def ask_restore(self) -> None:
        """Asks for a file that was compiled elsewhere."""
        if (main := self._main_path()) is None:
            return
        title, kinds = self.tr("The compiled file"), self.tr("Detectors (*.tflite)")
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, str(edgetpu.compiled_path(main)), kinds)
        if chosen:
            self.restore(Path(chosen), main)

    def restore(self, compiled: Path, original: Path) -> None:
        """Puts back what the compiler dropped."""

        def done(path: Path) -> None:
            text = self.tr("{name} has its names and classes again.").format(name=path.name)
            messages.toast(self._page, text, self.tr("Show"), partial(show_in_folder, path))

        title = self.tr("Putting the metadata back")
        self._telling(title, lambda _: edgetpu.restore(compiled, original), done)

    def end(self) -> None:
        """Another project: what is at work is of no use any more."""
        if self._job is not None:
            self._job.cancel()

    def _export(
        self,
        kinds: Sequence[Kind],
        *,
        after: Callable[[RunFolder, Exports], None] | None = None,
        **changes: Any,
    ) -> None:
        request = ExportRequest(run=self._run_path(), kinds=tuple(kinds), measure=True, **changes)

        def done(run: RunFolder, exports: Exports) -> None:
            self._host.look_again(run)
            if after:
                after(run, exports)

        title = self.tr("Exporting") if kinds == (ONE_CLICK,) else self.tr("Making files")
        self._task(title, requests.EXPORTING, request, Exports, done)

    def _measure_rest(self, run: RunFolder, exports: Exports) -> None:
        """What was there before may never have been measured."""
        rest = [item.kind for item in exports.variants if item.metrics is None or not item.latency]
        if rest and self._host.found is not None and self._host.found.run.path == run.path:
            self._measure(rest)

    def _measure(self, kinds: Sequence[Kind]) -> None:
        request = MeasureRequest(run=self._run_path(), kinds=tuple(kinds))
        done = lambda run, _: self._host.look_again(run)  # noqa: E731 - one line that needs no name of its own
        self._task(self.tr("Measuring"), requests.MEASURING, request, Exports, done)

    def _use(self, kind: Kind) -> None:
        """A file of another kind: makes it where it is missing."""
        found = self._host.found
        if found is not None and found.exports.of(kind):
            self._host.try_kind(kind)
            self._show_folder(kind)
        else:
            self._export((kind,))

    def _show_folder(self, kind: Kind) -> None:
        found = self._host.found
        if found is not None and (variant := found.exports.of(kind)):
            show_in_folder(found.path(variant))

    def _task(
        self, title: str, module: str, request: Any, result: type[Any], done: Callable[[RunFolder, Any], None]
    ) -> None:
        found = self._host.found
        if found is None or self.busy:
            return
        run = found.run

        def ended(answer: Any) -> None:
            self._job = None
            done(run, answer)

        self._begin(run_task(self._page, title, module, request, result, ended, self._failed(title), self._stopped))

    def _telling(self, title: str, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        if self.busy:
            return

        def ended(answer: Any) -> None:
            self._job = None
            done(answer)

        self._begin(run_telling(self._page, title, work, ended, self._failed(title), self._stopped))

    def _begin(self, job: Job[Any]) -> None:
        self._job = job
        self._host.show_work(job)

    def _failed(self, title: str) -> Callable[[Sequence[Problem]], None]:
        def failed(problems: Sequence[Problem]) -> None:
            self._job = None
            messages.show_problems(self._page, self.tr("{what}: that did not work").format(what=title), problems)

        return failed

    def _stopped(self) -> None:
        self._job = None

    def _main_path(self) -> Path | None:
        found = self._host.found
        return found.path(found.main) if found and found.main and not self.busy else None

    def _run_path(self) -> str:
        found = self._host.found
        return str(found.run.path) if found else ""


def _kept(known: Variant) -> dict[str, Any]:
    """What a person asked for when the file was made, so that making it again does not lose it."""
    kept: dict[str, Any] = {"max_detections": known.max_detections}
    return kept | ({"calibration": known.calibration} if known.calibration > requests.CALIBRATION else {})


def show_in_folder(path: Path) -> None:
    """In the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
