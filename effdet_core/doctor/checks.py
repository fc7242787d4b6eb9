"""Every check, in the order in which people read them: the quick ones first, TensorFlow last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from effdet_core import tasks
from effdet_core.doctor import cameras, machine, packages, places, sight, training, weights
from effdet_core.doctor.finding import Finding, bad, words
from effdet_core.doctor.places import Surroundings
from effdet_core.errors import Cancelled

Check = Callable[[Surroundings, tasks.Tell], Iterator[Finding]]
"""Looks at one thing, or a few that belong together. Its second argument may raise `Cancelled` when it is called."""


def _python(_: Surroundings, tell: tasks.Tell) -> Iterator[Finding]:
    yield from machine.python()
    yield from packages.versions()


def _computer(_: Surroundings, tell: tasks.Tell) -> Iterator[Finding]:
    yield from machine.processor()
    yield from machine.memory()


def _window_and_folders(around: Surroundings, tell: tasks.Tell) -> Iterator[Finding]:
    """The window knows where its settings are, so it is asked first."""
    seen, trouble = (around.sight, None) if around.sight else sight.ask(around.classes, tell)
    if trouble:
        yield trouble
    elif seen is not None:
        yield from sight.display(seen)
    if seen is not None:
        yield from sight.fonts(seen)
        around = replace(around, settings=_path(seen.settings), thumbnails=_path(seen.thumbnails))
    yield from places.look(around.folders())


def _path(text: str) -> Path | None:
    return Path(text) if text else None


_REPORT = words("Please report this together with what else the system check says.")
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        words("Python and packages"): _python,
        words("the computer"): _computer,
        words("starting weights"): lambda *_: weights.found(),
        words("compiled parts"): lambda _, tell: packages.loading(tell),
        words("cameras"): lambda *_: cameras.found(),
        words("window and folders"): _window_and_folders,
        words("TensorFlow, which takes the longest"): lambda _, tell: training.tensorflow(tell),
    }
)
"""By what is being looked at, in English."""


def look(around: Surroundings, tell: tasks.Tell = lambda *_: None) -> Iterator[Finding]:
    """All findings as they come. tell: how many checks are done, of how many, and what is being looked at now."""
    for done, (what, check) in enumerate(CHECKS.items()):
        tell(done, len(CHECKS), what)
        try:
            yield from check(around, lambda *_, done=done: tell(done, len(CHECKS), ""))
        except Cancelled:
            raise
        except Exception as e:  # noqa: BLE001 - a border: what breaks one check is what people come here to find
            yield bad("{what}", "could not be looked at: {why}", _REPORT, what=(what,), why=f"{type(e).__name__}: {e}")
    tell(len(CHECKS), len(CHECKS), "")
