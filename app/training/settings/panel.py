"""The left column of the Train page: presets, what to know, all settings, the same as text, and the start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app import messages
from app.page import Navigate
from app.session import Session
from app.theme import SPACE
from app.training.settings import explained, facts, fields, footer
from app.training.settings.connection import ConnectionCheck, Reach
from app.training.settings.draft import Draft
from app.training.settings.findings import Finding
from app.training.settings.findings_view import FindingsView
from app.training.settings.footer import Footer
from app.training.settings.level_view import LevelView
from app.training.settings.mirror_view import MirrorView
from app.training.settings.preset_cards import PresetCards
from app.training.settings.preview import PreviewPanel
from app.training.settings.preview_thread import Previewer
from app.training.settings.prober import Probe, Prober
from app.training.settings.state import PRESETS, SettingsState
from app.training.settings.table_learning import MACHINES
from app.training.settings.table_plain import VARIED
from app.training.settings.weights_choice import WeightsChoice
from app.training.settings.words import translate
from app.widgets.explained import explain
from app.widgets.text import button, icon_button, label, line
from effdet_core import helpers
from effdet_core.errors import Problem, UserError
from effdet_core.project import runs
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

WIDTH = 376
NARROW = 320


class SettingsPanel(QWidget):
    """navigate: shows a page of the window; without it nothing leads elsewhere.

    probe, previews, reach: what tries steps, shows variations and looks for machines; usually processes of their own.
    """

    start_wanted = Signal(object, object)
    """(EfficientDetSpec, the name a person gave or None)."""
    send_wanted = Signal(object, object)
    """The same, on another computer."""
    changed = Signal()

    def __init__(
        self,
        navigate: Navigate | None = None,
        parent: QWidget | None = None,
        *,
        probe: Probe | None = None,
        previews: Callable[[], Previewer] = helpers.PreviewProcess,
        reach: Reach = helpers.reach,
    ) -> None:
        super().__init__(parent)
        self._navigate = navigate
        self._training = False
        self.prober = Prober(self, probe)
        self.state = SettingsState(self.prober, self)
        self.presets = PresetCards()
        self.findings = FindingsView()
        self.levels = {level: LevelView(level, title, open=level == "essentials") for level, title in _levels().items()}
        self.mirror = MirrorView()
        self.preview = PreviewPanel(previews)
        self.connection = ConnectionCheck(reach, self)
        self.footer = Footer()
        self.stack = QStackedWidget()
        self.area = QScrollArea()
        self._build()
        self._connect()
        explain(explained.words(self))
        self.presets.setObjectName("train.presets")

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.preview.close_preview()
        self.state.set_session(session)
        self.stack.setCurrentIndex(0)
        self.setEnabled(session is not None)

    def spec(self) -> EfficientDetSpec | None:
        """The settings, None while some are wrong."""
        return self.state.spec

    def load(self, spec: EfficientDetSpec) -> None:
        """Other settings, as changes to the preset that is chosen."""
        self.state.load(spec)

    def look_again(self) -> None:
        """Trainings came or went."""
        self.state.look_again()

    def set_training(self, training: bool) -> None:
        """While this computer trains, nothing is tried beside it, and no second training starts."""
        self._training = training
        self._wake()
        self._show()

    def show_text(self) -> None:
        """The settings as text."""
        self._show_mirror()
        self.stack.setCurrentIndex(1)
        self.mirror.form.button(self.mirror.form.current()).setFocus()

    def reveal(self, name: str) -> None:
        """Shows a setting, unfolding what hides it."""
        self.stack.setCurrentIndex(0)
        row = self.levels[fields.level_of(name)].reveal(name)
        QTimer.singleShot(0, row, lambda: self._scroll_to(row))
        row.control.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wake()
        self.state.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.prober.set_awake(False)
        self.state.keep()
        if not event.spontaneous():
            self.preview.close_preview()
            self.connection.close_check()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.fit(self.height())

    def _build(self) -> None:
        self.setMinimumWidth(NARROW)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._form())
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.mirror)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.preview)
        layout.addWidget(line())
        layout.addWidget(self.footer)
        self.setEnabled(False)

    def _form(self) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(self._head())
        column.addWidget(self.presets)
        column.addWidget(self.findings)
        for level in self.levels.values():
            column.addWidget(level)
        original = button(self.tr("Use Model Maker's own defaults"), "link", action=lambda: self._choose("original"))
        self.levels["expert"].section.body.addWidget(original, 0, Qt.AlignmentFlag.AlignLeft)
        self.levels["essentials"].section.body.addWidget(self.footer.naming)
        column.addStretch(1)
        return holder

    def _head(self) -> QHBoxLayout:
        self.put_back = button(self.tr("Put all back"), "link", action=self._put_all_back)
        self.put_back.setToolTip(self.tr("Everything as the preset has it"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("How to train"), "heading"), 1)
        row.addWidget(self.put_back)
        self.as_text = icon_button(
            "terminal", self.tr("The settings as text: YAML, command, Python"), action=self.show_text
        )
        row.addWidget(self.as_text)
        return row

    def _connect(self) -> None:
        state = self.state
        state.changed.connect(self._changed)
        state.noticed.connect(self._notice)
        self.presets.chosen.connect(self._choose)
        self.findings.fix_wanted.connect(self._fix)
        for level in self.levels.values():
            level.edited.connect(state.set_value)
            level.reset_wanted.connect(lambda name: state.reset(name))
            level.text_wanted.connect(self.show_text)
            level.made.connect(self._place_beside_settings)
        self.mirror.loaded.connect(state.load)
        self.mirror.left.connect(lambda: self.stack.setCurrentIndex(0))
        self.footer.start_wanted.connect(lambda name: self._emit(self.start_wanted, name))
        self.footer.send_wanted.connect(lambda name: self._emit(self.send_wanted, name))
        self.footer.wrong_wanted.connect(self._show_wrong)

    def _place_beside_settings(self) -> None:
        """Beside the settings that they are about, once those are made."""
        if (room := self.levels["more"].after.get(VARIED)) is not None:
            room.addWidget(self.preview.open, 0, Qt.AlignmentFlag.AlignLeft)
        if (room := self.levels["expert"].after.get(MACHINES)) is not None:
            room.addWidget(self.connection)

    def _wake(self) -> None:
        self.prober.set_awake(self.isVisible() and not self._training)

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        state = self.state
        if state.session is None:
            return
        self.presets.show_chosen(state.draft.preset)
        waiting = self._waiting()
        costs = {name: state.cost(name) for name in PRESETS}
        epochs = {name: state.epochs(name) for name in PRESETS} if state.facts.train else {}
        self.presets.show_costs(epochs, costs, waiting)
        found = state.findings()
        self.findings.show_findings([item for item in found if self._navigate or item.act not in ("label", "photos")])
        self.put_back.setVisible(bool(state.draft.changed))
        for level in self.levels.values():
            if (row := level.rows.get(fields.WEIGHTS)) and isinstance(row.control, WeightsChoice):
                row.control.set_offers(state.offers)
            level.show_draft(state.draft, state.problems)
        colours = [item.colour for item in state.session.classes]
        self.preview.show_spec(state.spec, state.sample, colours)
        self.connection.show_spec(state.spec)
        if self.stack.currentIndex() == 1:
            self._show_mirror()
        self._show_plan(found, waiting)

    def _show_plan(self, found: list[Finding], waiting: str) -> None:
        state = self.state
        blocked = any(item.level == "blocking" for item in found)
        wrong = self.tr("%n setting(s) to put right", "", len(state.problems)) if state.problems else ""
        epochs = state.spec.epochs if state.spec else 0
        text = footer.plan(state.facts.train, epochs, state.cost(), waiting) if state.spec and not blocked else ""
        sendable = state.spec is not None and not blocked
        self.footer.show_plan(text, wrong, possible=sendable and not self._training, sendable=sendable)
        names = frozenset(run.name for run in self._runs())
        self.footer.show_names(names, runs.next_name(names))

    def _runs(self) -> list[RunFolder]:
        try:
            return self.state.session.project.runs() if self.state.session else []
        except UserError:
            return []

    def _waiting(self) -> str:
        spec = self.state.spec
        if self._training:
            return self.tr("time not known yet")
        if spec is None or spec.strategy is not None or self.prober.could_not(spec):
            return self.tr("time not known")
        return self.tr("measuring…")

    def _show_mirror(self) -> None:
        if (session := self.state.session) is not None:
            draft = self.state.draft
            self.mirror.show_spec(self.state.spec, session.project.path, draft.preset, draft.overrides())

    def _choose(self, preset: str) -> None:
        before = self.state.choose(preset)
        lost = [name for name in before.changed if not self.state.draft.is_changed(name)]
        if lost:
            text = self.tr("%n change(s) of yours put back.", "", len(lost))
            messages.toast(self, text, self.tr("Undo"), lambda: self._restore(before))

    def _put_all_back(self) -> None:
        before = self.state.draft
        self.state.reset(*before.changed)
        text = self.tr("%n change(s) of yours put back.", "", len(before.changed))
        messages.toast(self, text, self.tr("Undo"), lambda: self._restore(before))

    def _restore(self, before: Draft) -> None:
        self.state.restore(before)

    def _fix(self, finding: Finding) -> None:
        if finding.changes:
            self.state.set_values(dict(finding.changes))
        elif finding.act == "validate":
            self._keep_some()
        elif finding.act and self._navigate:
            self._navigate(finding.act, None)

    def _keep_some(self) -> None:
        """Some of the photos for training are kept to judge, as one step that can be undone."""
        from app.browser.bulk import outcome, to_split

        session = self.state.session
        if session is None:
            return
        changes = {name: to_split(split) for name, split in facts.validation_changes(session).items()}
        text = self.tr("Spread the photos for training")
        try:
            session.change(text, outcome(changes, session.labels, changes).changes)
        except UserError as e:
            messages.show_problems(self, self.tr("The photos stay as they were"), e.problems)

    def _show_wrong(self) -> None:
        if name := next((item.name for item in fields.every() if item.name in self.state.problems), ""):
            self.reveal(name)

    def _emit(self, wanted: SignalInstance, name: str) -> None:
        self.state.keep()
        if self.state.spec is not None:
            wanted.emit(self.state.spec, name or None)

    def _notice(self, problem: Problem) -> None:
        messages.show_problems(self, self.tr("The settings of this project"), [problem])

    def _scroll_to(self, row: QWidget) -> None:
        QApplication.sendPostedEvents()
        self.area.ensureWidgetVisible(row, 0, SPACE * 4)


def _levels() -> dict[fields.Level, str]:
    return {
        "essentials": translate("Settings", "Essentials"),
        "more": translate("Settings", "More"),
        "expert": translate("Settings", "Expert"),
    }
