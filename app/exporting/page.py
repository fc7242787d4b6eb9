"""The Export page: a detector of the project as files for elsewhere, the lab for any file, and trying both beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import messages
from app.evaluation import subjects
from app.evaluation.subjects import Candidate
from app.exporting import explained
from app.exporting import found as found_of
from app.exporting.checks import Checks
from app.exporting.column import ExportColumn, Verbs
from app.exporting.doing import Doing
from app.exporting.found import Found
from app.exporting.invitation import Invitation
from app.exporting.lab_desk import LabDesk
from app.jobs import Job
from app.page import Navigate, Page
from app.session import Session
from app.theme import SPACE
from app.training import run_files
from app.training.trainings import Trainings
from app.tryout.panel import TryPanel
from app.widgets.explained import explain
from app.widgets.segmented import SegmentedControl
from effdet_core.exports.record import ONE_CLICK, Kind, Variant
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import Report

_SHARE, _NARROWEST, _WIDEST = 0.42, 480, 640
"""The left column's part of the page, and its bounds in device-independent pixels."""
Train = Callable[[EfficientDetSpec], None]


class ExportPage(Page):
    """navigate: goes to another page. trainings: of the window. train: shows settings for a new training."""

    def __init__(self, navigate: Navigate, trainings: Trainings, train: Train, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigate, self.trainings, self._train = navigate, trainings, train
        self.session: Session | None = None
        self.found: Found | None = None
        self._candidates: list[Candidate] = []
        self._tried: Kind = ONE_CLICK
        self._model: tuple[Path, float] | None = None
        self._is_moved = False
        self.doing = Doing(self, self)
        self.checks = Checks(self)
        self.tabs = SegmentedControl(
            [("detector", self.tr("Your detector"), "export"), ("lab", self.tr("Check any file"), "search")],
            self.tr("What to do here"),
        )
        self.invitation = Invitation(self._step, lambda: self.show_tab("lab"))
        doing = self.doing
        verbs = Verbs(
            doing.do, doing.do_with, doing.mend, self._evaluate, doing.compile_for_edge_tpu, doing.ask_restore
        )
        self.column = ExportColumn(verbs)
        self.lab = LabDesk(self.checks)
        self.trying = TryPanel()
        self._left, self._stack, self._split = QWidget(), QStackedWidget(), QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()
        explain(explained.words(self))
        self.trying.setObjectName("export.try")

    # What the window asks.

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.doing.end()
        self.checks.forget_waiting()
        self.session, self.found, self._candidates, self._model = session, None, [], None
        self.trying.set_model(None)
        self.trying.set_session(session)
        if session is None:
            return
        session.photos_changed.connect(self._show_missing)
        session.listing_changed.connect(self._show_missing)
        self.show_tab("detector")
        self._refresh()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each of its actions."""
        own: dict[str, Callable[[], None]] = {
            "one": self.doing.do_next,
            "folder": lambda: self.doing.do("folder"),
            "kit": lambda: self.doing.do("kit-zip"),
            "card": lambda: self.doing.do("card"),
            "all": self.doing.make_all,
            "losses": self.doing.measure_losses,
            "detector": lambda: self.show_tab("detector"),
            "lab": lambda: self.show_tab("lab"),
            "check": self._ask_check,
            "repair": self.lab.repair,
        }
        return {f"export.{name}": handler for name, handler in own.items()} | dict(self.trying.handlers())

    def hand_on_focus(self) -> QWidget | None:
        """The next thing to do."""
        if self._stack.currentWidget() is self.invitation:
            return self.invitation.state.button
        if self._stack.currentWidget() is self.lab:
            return self.lab.view.drop.choose
        return self.column.result.folder if self.column.one.isHidden() else self.column.one

    def shown(self) -> None:
        """The page was switched to: thresholds may be chosen, and runs trained, since."""
        self._refresh()

    # What people do.

    def show_tab(self, tab: str) -> None:
        """detector or lab."""
        self.tabs.choose(tab)
        detector = self.column if self._candidates else self.invitation
        self._stack.setCurrentWidget(self.lab if tab == "lab" else detector)
        self._show_model()

    def choose(self, run: RunFolder) -> None:
        """Another detector."""
        self.found, self._tried = found_of.read(run), ONE_CLICK
        self._show_found()

    def check(self, path: Path) -> None:
        """Shows a file of anyone in the lab."""
        self.show_tab("lab")
        self.lab.check(path)

    def check_kind(self, kind: Kind) -> None:
        """Shows an exported file in the lab."""
        if (variant := self._variant(kind)) and self.found:
            self.check(self.found.path(variant))

    def try_kind(self, kind: Kind) -> None:
        """Tries an exported file."""
        self._tried = kind
        self._show_model()

    def train_stretched(self) -> None:
        """Leads to a training with stretched photos."""
        if self.found is not None:
            self._train(stretched(EfficientDetSpec.read(self.found.run.spec)))

    def show_work(self, job: Job[Any]) -> None:
        """Work at the detector that shows."""
        self.column.show_job(job)
        job.finished.connect(self._refresh)

    def look_again(self, run: RunFolder) -> None:
        """Something else lies in a run's folder now."""
        self.trainings.results_changed.emit()
        if self.found is not None and self.found.run.path == run.path:
            self.choose(run)
        if not self.isVisible():  # people go on with something else meanwhile
            text = self.tr("{run}: the work on its exported files is done.").format(run=run.name)
            messages.toast(self, text, self.tr("Show"), lambda: self._navigate("export", None))

    # How it follows.

    def _refresh(self) -> None:
        if self.session is None:
            return
        live = self.trainings.live
        self._candidates = subjects.candidates(self.trainings.runs())
        self.column.show_training(
            self.tr("{run} is training now; exporting beside it makes both slower.").format(run=live.run.name)
            if live
            else ""
        )
        runs = {item.run.path: item.run for item in self._candidates}
        if self.found is not None and self.found.run.path in runs:
            self.found = found_of.read(self.found.run)
        else:
            self.found = found_of.read(self._candidates[0].run) if self._candidates else None
        self.show_tab(self.tabs.current())
        self._show_missing()
        self._show_found()

    def _show_missing(self, _: object = None) -> None:
        """What is needed first."""
        if self.session is not None and not self._candidates:
            live = self.trainings.live
            self.invitation.show_missing(self.session.catalogue, live.run.name if live else "")

    def _show_found(self) -> None:
        found = self.found
        self.column.bar.show_candidates(self._candidates, found.run if found else None)
        if found is None or self.session is None:
            self.lab.set_project(self.session.class_names if self.session else (), ())
            self._show_model()
            return
        model = next((item.model for item in self._candidates if item.run.path == found.run.path), "")
        classes = found.main.classes if found.main else run_files.classes_of(found.run)
        self.column.show_found(found, model, classes)
        files = [item for item in found.exports.variants if item.kind != "savedmodel"]
        self.lab.set_project(self.session.class_names, [found.path(item) for item in files])
        self._show_checked()
        self._show_model()

    def _show_checked(self) -> None:
        """Where the file of the one button works."""
        main = self._variant(ONE_CLICK)
        if main is None or self.found is None:
            return
        path = self.found.path(main)
        report = self.checks.known(path)
        if report is None and self.isVisible():
            self.checks.ask(path)
        self.column.show_report(report, waiting=report is None)

    def _on_checked(self, path: Path, _: Report) -> None:
        main = self._variant(ONE_CLICK)
        if main is not None and self.found is not None and path == self.found.path(main):
            self.column.show_report(self.checks.known(path), waiting=False)

    def _show_model(self) -> None:
        """What is tried: in the lab the file that shows there, else the exported one."""
        path: Path | None = None
        if self._stack.currentWidget() is self.lab:
            path = self.lab.view.path
        if path is None and self.found is not None:
            variant = self._variant(self._tried) or self._variant(ONE_CLICK)
            path = self.found.path(variant) if variant else None
        self._show_trying(path is not None or self.found is not None)
        wanted = (path, _changed(path)) if path else None
        if wanted != self._model:  # the same path may hold another file now
            self._model = wanted
            self.trying.set_model(path)

    def _show_trying(self, wanted: bool) -> None:
        if wanted != self.trying.isVisibleTo(self):
            self.trying.setVisible(wanted)
            self._share()

    def _variant(self, kind: Kind) -> Variant | None:
        return self.found.exports.of(kind) if self.found else None

    def _ask_check(self) -> None:
        self.show_tab("lab")
        self.lab.view.ask()

    def _step(self, step: str) -> None:
        self._navigate(step, None)

    def _evaluate(self) -> None:
        self._navigate("evaluate", None)

    def _on_results(self) -> None:
        if self.isVisible():
            self._refresh()

    # How it is made.

    def _build(self) -> None:
        for view in (self.invitation, self.column, self.lab):
            self._stack.addWidget(view)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._left.setMinimumWidth(_NARROWEST - SPACE * 10)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left)
        self._split.addWidget(self.trying)
        self._split.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self.trying.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.column.bar.chosen.connect(self.choose)
        self.checks.checked.connect(self._on_checked)
        self.lab.showed.connect(lambda _: self._show_model())
        self.trying.photo_wanted.connect(lambda photo: self._navigate("label", photo))
        self.trainings.results_changed.connect(self._on_results)
        self.trainings.live_changed.connect(self._show_missing)
        self._split.splitterMoved.connect(self._on_line_moved)

    def _on_line_moved(self, *_: int) -> None:
        self._is_moved = True

    def _share(self) -> None:
        """The left column gets its part of the width, until a person moves the line."""
        if not self._is_moved and self.width() > 0:
            left = round(min(max(self.width() * _SHARE, _NARROWEST), _WIDEST))
            self._split.setSizes([left, self.width() - left])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share()


def stretched(spec: EfficientDetSpec) -> EfficientDetSpec:
    """The same settings with photos stretched to the network's square, as most programs show them to it."""
    from effdet_core import declare, overrides

    return declare.replace(spec, {"hparams": {**overrides.parse(spec.hparams), "resize": "stretch"}})


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
