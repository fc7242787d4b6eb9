"""How many photos of those in turn are done, and how long the rest will take."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.labelling.pace import Pace
from effdet_core.project.catalogue import STATES, Catalogue

_IS_DONE = np.array([state in ("labelled", "nothing here") for state in STATES])
_OPEN = STATES.index("not looked at")


class Progress:
    """Counts in the catalogue's columns, after a change only: a step costs the same however many photos there are."""

    def __init__(self) -> None:
        self._catalogue: Callable[[], Catalogue] = Catalogue
        self._rows: NDArray[np.int32] = np.zeros(0, np.int32)
        self._done: int | None = None
        self.pace = Pace()
        self._was_done: dict[str, bool] = {}

    def start(self, catalogue: Callable[[], Catalogue], rows: NDArray[np.int32]) -> None:
        """Other photos, by their rows in the catalogue; -1 for one that is not there.

        catalogue: gives the one of now, which another takes the place of after every look at the disk.
        """
        self._catalogue, self._rows = catalogue, rows
        self.recount()

    def recount(self) -> None:
        """Something else is known of some of the photos."""
        self._done = None

    @property
    def count(self) -> int:
        """Photos in turn."""
        return len(self._rows)

    def done(self) -> int:
        """Those with boxes, and those with nothing here."""
        if self._done is None:
            self._done = int(np.count_nonzero(_IS_DONE[self._states()]))
        return self._done

    def next_open(self, place: int, by: int) -> int | None:
        """The next place, or with -1 the one before, of a photo that nobody looked at; it goes round."""
        found = np.flatnonzero(self._states() == _OPEN)
        if not len(found):
            return None
        beyond = found[found > place] if by > 0 else found[found < place]
        chosen = beyond if len(beyond) else found
        return int(chosen[0] if by > 0 else chosen[-1])

    def entered(self, photo: str, done: bool) -> None:
        """A photo came on the canvas."""
        self._was_done = {photo: done}

    def left(self, photo: str, done: bool, time: float) -> None:
        """It goes. time: in seconds of any clock."""
        if done and self._was_done.pop(photo, True) is False:
            self.pace = self.pace.after(time)

    def _states(self) -> NDArray[np.uint8]:
        catalogue = self._catalogue()
        if not len(catalogue):
            return np.zeros(0, np.uint8)
        return np.where(self._rows >= 0, catalogue.state[self._rows], STATES.index("damaged")).astype(np.uint8)
