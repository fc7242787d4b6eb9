"""The settings of the open project: what is chosen, what its photos say, what it costs. Keeps them with the project."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import settings
from app.session import Session
from app.training.settings import costs, draft, facts, findings, weights
from app.training.settings.costs import Cost
from app.training.settings.draft import Draft
from app.training.settings.facts import Facts
from app.training.settings.findings import Finding
from app.training.settings.prober import Prober
from app.training.settings.weights import Offer
from effdet_core import recipe
from effdet_core.dataset import Dataset
from effdet_core.errors import Problem, SettingError, UserError
from effdet_core.spec import EfficientDetSpec

PRESETS = ("quick", "balanced", "best")
_PAGE, _PRESETS = "train", "presets"
_SETTLE_MS, _KEEP_MS = 300, 600
_SAMPLE = 64


class SettingsState(QObject):
    """Widgets show it and tell it what was done; it says `changed`."""

    changed = Signal()
    noticed = Signal(object)
    """Problem."""

    def __init__(self, prober: Prober, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prober = prober
        self.session: Session | None = None
        self.draft, self.facts = Draft(), Facts()
        self.offers: tuple[Offer, ...] = ()
        self.spec: EfficientDetSpec | None = None
        self._last: EfficientDetSpec | None = None
        """The last settings that were right."""
        self.problems: dict[str, Problem] = {}
        self.trained: tuple[weights.Trained, ...] = ()
        self._stored: dict[str, Any] = {}
        self._settle, self._keep = QTimer(self), QTimer(self)
        for timer, wait, slot in ((self._settle, _SETTLE_MS, self.refresh), (self._keep, _KEEP_MS, self.keep)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(slot)
        prober.changed.connect(self.changed)

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.keep()
        self._settle.stop()
        if self.session is not None:
            for signal in _signals(self.session):
                signal.disconnect(self._stale)
        self.session = session
        self.draft, self.facts, self._last = Draft(), Facts(), None
        if session is not None:
            for signal in _signals(session):
                signal.connect(self._stale)
            self._stored = session.project.training
            self.draft = Draft(preset=_preset_of(session), changes=self._read(self._stored))
            self.look_again()

    def look_again(self) -> None:
        """Trainings may have come or gone too."""
        if self.session is not None:
            try:
                self.trained = weights.trained(self.session.project.runs())
            except UserError as e:
                self.noticed.emit(e.problems[0])
            self.refresh()

    def refresh(self) -> None:
        """What the project says now."""
        if self.session is None:
            return
        self.facts = facts.collect(self.session)
        self._adopt(self.draft.with_preset(self.draft.preset, self.recipe(self.draft.preset)), keep=False)

    def recipe(self, preset: str) -> dict[str, Any]:
        """What a preset says for the project's photos."""
        return recipe.PRESETS[preset](facts.for_recipe(self.facts))

    def set_value(self, name: str, value: Any) -> None:
        """A person changed a setting; a `Problem` is what is no value."""
        is_wrong = isinstance(value, Problem)
        self._adopt(self.draft.with_unread(name, value) if is_wrong else self.draft.with_value(name, value))

    def set_values(self, values: dict[str, Any]) -> None:
        """Several at once."""
        made = self.draft
        for name, value in values.items():
            made = made.with_value(name, value)
        self._adopt(made)

    def reset(self, *names: str) -> None:
        """As they usually are."""
        self._adopt(self.draft.without(*names))

    def choose(self, preset: str) -> Draft:
        """A preset, with all that it decides; the size of the detector and what it does not decide stay.

        Returns what was before.
        """
        before, says = self.draft, self.recipe(preset)
        self._adopt(before.without(*draft.flat(says)).with_preset(preset, says))
        return before

    def restore(self, before: Draft) -> None:
        """Takes a choice back."""
        self._adopt(before.with_preset(before.preset, self.recipe(before.preset)))

    def load(self, spec: EfficientDetSpec) -> None:
        """Another spec."""
        self._adopt(self.draft.loaded(spec))

    def epochs(self, preset: str) -> int:
        """Passes of a preset, or those chosen by hand where it is the one in force."""
        if preset == self.draft.preset and self._last is not None:
            return self._last.epochs
        return int(self.recipe(preset).get("epochs", 50))

    def cost(self, preset: str | None = None) -> Cost | None:
        """What the training would cost, or one by another preset; None while that is not known."""
        spec = self._last
        measured = self._prober.known(spec) if spec else None
        if spec is None or measured is None or not self.facts.train:
            return None
        epochs = spec.epochs if preset is None else self.epochs(preset)
        every = (
            spec.config.map_freq if preset is None else int(self.recipe(preset).get("hparams", {}).get("map_freq", 5))
        )
        return costs.cost(measured, self.facts, epochs=epochs, batch=spec.batch_size, every=every)

    def findings(self) -> list[Finding]:
        """What to know before a start."""
        if self.session is None or self.session.is_scanning:
            return []
        return findings.findings(self.facts, self.draft, self.offers, self.cost(), _memory_gb())

    def sample(self) -> Dataset:
        """Some photos to try things on."""
        if self.session is None:
            return Dataset(classes=(), examples=())
        return facts.sample(self.session, _SAMPLE)

    def keep(self) -> None:
        """Writes the settings into the project now, where they differ from what it has."""
        self._keep.stop()
        session = self.session
        if session is None or session.read_only:
            return
        _remember_preset(session, self.draft.preset)
        kept = draft.storable(self.draft.overrides())
        if kept == self._stored or self.draft.unread:
            return
        try:
            session.project.set_training(kept)
            self._stored = kept
        except UserError as e:
            self.noticed.emit(e.problems[0])

    def _adopt(self, made: Draft, *, keep: bool = True) -> None:
        self.draft = made
        self.offers = weights.offers(made.model, self.trained)
        self.spec, self.problems = made.checked()
        self._last = self.spec or self._last
        self._prober.want(self.spec if self.facts.train else None, self.sample)
        if keep:
            self._keep.start()
        self.changed.emit()

    def _stale(self, *_: object) -> None:
        self._settle.start()

    def _read(self, stored: dict[str, Any]) -> dict[str, Any]:
        """What the project keeps; what is not readable is said and left out."""
        try:
            return draft.known(draft.flat(stored))
        except SettingError as e:
            self.noticed.emit(e.problems[0])
            return {}


def _signals(session: Session) -> tuple[Any, ...]:
    return session.photos_changed, session.listing_changed, session.classes_changed, session.scanning_changed


def _preset_of(session: Session) -> str:
    kept = settings.store().page(_PAGE).get(_PRESETS)
    found = kept.get(str(session.project.path)) if isinstance(kept, dict) else None
    return found if isinstance(found, str) and found in recipe.PRESETS else "balanced"


def _remember_preset(session: Session, preset: str) -> None:
    kept = settings.store().page(_PAGE).get(_PRESETS)
    others = kept if isinstance(kept, dict) else {}
    settings.store().remember(_PAGE, **{_PRESETS: {**others, str(session.project.path): preset}})


def _memory_gb() -> float:
    import psutil

    return float(psutil.virtual_memory().total) / 1e9
