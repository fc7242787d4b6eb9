"""What exported files of a run are judged by: which photos, which thresholds, and what is known of its network."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from effdet_core.dataset import Dataset, Split
from effdet_core.errors import InputError, RunError
from effdet_core.evaluation import choice, saved
from effdet_core.events import Metrics
from effdet_core.run_folder import RunFolder


class _Final(msgspec.Struct, frozen=True):
    """What a training leaves in metrics.json."""

    test: Metrics


def split_of(dataset: Dataset) -> Split | None:
    """The test photos, or the validation photos where there are none."""
    return next((split for split in ("test", "val") if dataset.of(split)), None)


def thresholds_of(run: RunFolder, classes: tuple[str, ...]) -> tuple[float, ...]:
    """From how sure a detection counts, one for each class; empty where nobody chose.

    Raises `InputError` when the choice is damaged: leaving it out without a word would be worse.
    """
    chosen = choice.read(run)
    return tuple(chosen.thresholds.array(classes).tolist()) if chosen else ()


def known_metrics(run: RunFolder, split: Split) -> Metrics | None:
    """The figures of the network with its best weights, where they were measured before and still hold."""
    with suppress(InputError, RunError):
        evaluation = saved.read(saved.path_of(run, saved.NETWORK, split))
        if not saved.is_stale(evaluation, saved.weights_of(run)):
            return evaluation.metrics
    with suppress(OSError, RunError, msgspec.MsgspecError):
        if split == "test" and run.metrics.stat().st_mtime >= saved.weights_of(run).stat().st_mtime:
            return msgspec.json.decode(run.metrics.read_bytes(), type=_Final).test
    return None


def known_file_metrics(run: RunFolder, file: str, split: Split) -> Metrics | None:
    """The figures of an exported file, where it was evaluated before and still is the same."""
    with suppress(InputError):
        evaluation = saved.read(saved.path_of(run, file, split))
        if not saved.is_stale(evaluation, run.export / file):
            return evaluation.metrics
    return None
