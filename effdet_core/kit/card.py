"""The model card of a run: one HTML file that opens offline in any browser and says what the model can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from effdet_core.run_folder import RunFolder

CARD = "model-card.html"
"""Its name in a run folder."""
Tell = Callable[[int, int, str], None]


def write_card(run: RunFolder, out: Path | None = None, *, tell: Tell = lambda *_: None) -> Path:
    """Writes the card of a run and returns where; by default `CARD` in the run folder.

    Reads what is there already (events, evaluations, exported files, photos) and measures nothing: a second or two.
    Raises `RunError` where there is no run, `UserError` when the disk refuses.
    """
    raise NotImplementedError
