"""Looking over a whole data set for what it needs, now and then, and working out splits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.browser import bulk
from app.browser.bulk import Change
from app.session import Session
from effdet_core.dataset import SPLITS, Split
from effdet_core.project import splits
from effdet_core.project.catalogue import STATES, Catalogue, Query

if TYPE_CHECKING:
    from app.browser.needs import Need, Overview

_PAUSE_MS = 300
_USABLE = [STATES.index("labelled"), STATES.index("nothing here")]


class Adviser(QObject):
    """Advises a moment after the last change, while somebody looks. What it knows of networks is loaded then too."""

    advised = Signal(object)
    """list[Need]."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._model = ""
        self._awake, self._stale = False, False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.advise)

    @property
    def model(self) -> str:
        """The size of network that the project is meant for."""
        from app.browser.chart_data import MODELS

        return self._model if self._model in MODELS else MODELS[0]

    def set_session(self, session: Session | None) -> None:
        """Another project, and the model it is meant for."""
        self._session = session
        self._later.stop()
        self._model = session.project.training.get("model_name", "") if session else ""
        self.forget()

    def set_model(self, model: str) -> None:
        """Another size of network."""
        self._model = model
        self.forget()

    def set_awake(self, awake: bool) -> None:
        """Whether somebody looks."""
        self._awake = awake
        if awake and self._stale:
            self._later.start()

    def forget(self) -> None:
        """Something changed."""
        self._stale = True
        if self._awake:
            self._later.start()

    def advise(self) -> None:
        """Looks now."""
        self._stale = False
        self.advised.emit(self._needs())

    def _needs(self) -> list[Need]:
        if self._session is None or self._session.is_scanning:
            return []
        from app.browser.needs import needs

        return needs(seen(self._session.catalogue, self._session.class_names, self.model))


def seen(catalogue: Catalogue, classes: tuple[str, ...], model: str) -> Overview:
    """A data set in numbers, the bin left out."""
    from app.browser import chart_data
    from app.browser.needs import overview

    found = catalogue.select(Query())
    sizes = chart_data.box_sizes(catalogue, found.rows, chart_data.input_side(model))
    return overview(
        classes=classes,
        class_photos=found.counts.classes,
        class_boxes=found.counts.class_boxes,
        states=found.counts.states,
        splits=_splits_in_use(catalogue),
        sides=chart_data.medians(sizes, catalogue.labels),
        model=model,
    )


def _splits_in_use(catalogue: Catalogue) -> dict[Split | None, int]:
    """Of photos that train or judge."""
    usable = np.isin(catalogue.state, _USABLE) & ~catalogue.binned
    counts = np.bincount(catalogue.split[usable], minlength=len(SPLITS) + 1).tolist()
    return dict(zip((None, *SPLITS), counts, strict=False))


def splits_for(session: Session, *, anew: bool) -> Mapping[str, Change]:
    """The split of each usable photo without one. anew: those for training are spread again too."""
    catalogue = session.catalogue
    usable = np.flatnonzero(np.isin(catalogue.state, _USABLE) & ~catalogue.binned & ~catalogue.missing)
    items = [_item(catalogue, row, anew=anew) for row in usable.tolist()]
    placed = splits.assign(items, session.project.ratios)
    return {name: bulk.to_split(split) for name, split in placed.items()}


def _item(catalogue: Catalogue, row: int, *, anew: bool) -> splits.Item:
    photo = catalogue.row(row)
    split = None if anew and photo.split == "train" else photo.split
    return splits.Item(photo.name, frozenset(catalogue.boxes(row)[0]), photo.group, split)
