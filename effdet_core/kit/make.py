"""The golden kit: a model with everything that somebody needs who puts it on a device.

The model, its labels, photos with the boxes that must be found in them, a self-test that says PASS on the device, and
programs for every platform in which this model's names, size and threshold stand already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from effdet_core.errors import Problem
from effdet_core.run_folder import RunFolder

PICTURES = 3
"""Photos in a kit."""
Tell = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what is being done; what it raises (`Cancelled`) ends the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitReport:
    """What was made.

    path: the folder, or the zip. files: what is in it, relative, in order. threshold: how sure the programs in it want
    to be, 0..1 (the lowest where classes differ). pictures: how many photos it is tested with. warnings: what a person
    should know.
    """

    path: Path
    files: tuple[str, ...]
    size_bytes: int
    pictures: int
    threshold: float
    warnings: tuple[Problem, ...] = ()


def make_kit(
    model: Path,
    run: RunFolder | None,
    out: Path,
    *,
    zipped: bool = False,
    pictures: int = PICTURES,
    photos: Sequence[Path] = (),
    web_package: Path | None = None,
    tell: Tell = lambda *_: None,
) -> KitReport:
    """Makes the kit of an exported file; what was there before stays until the new one is whole.

    run: whose photos it is tested with; None takes the run that the file lies in, where there is one. photos: others
    to test with instead. out: the folder that becomes the kit, or with `zipped` the zip file; an earlier kit there is
    replaced, any other folder is refused. web_package: a folder with the npm package @mediapipe/tasks-vision, to be
    packed so that the web page needs no network. Slow (it runs the model): for a thread or process of its own.
    Raises `UserError` for a model, photos or a place that cannot be used.
    """
    raise NotImplementedError
