"""What can be judged: the runs that have weights, and of one run its network, its exported files and its photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from effdet_core.dataset import SPLITS, Dataset, Split
from effdet_core.errors import RunError
from effdet_core.evaluation import saved
from effdet_core.evaluation.saved import NETWORK, Listed
from effdet_core.hparams import MODELS
from effdet_core.project import run_notes
from effdet_core.run_folder import RunFolder

_BEST_FIRST: tuple[Split, ...] = ("test", "val", "train")
"""Photos that a detector has never seen say most about others that it has never seen."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run that can be judged. model: of its network, e.g. `efficientdet-lite0`, "" where its spec is damaged."""

    run: RunFolder
    model: str = ""
    starred: bool = False
    began: float = 0.0


@dataclass(frozen=True, slots=True)
class Subject:
    """One run in detail. sources: `NETWORK` and names of exported files. photos: how many of each split."""

    run: RunFolder
    sources: tuple[str, ...] = (NETWORK,)
    photos: Mapping[Split, int] = field(default_factory=dict)
    evaluations: tuple[Listed, ...] = ()

    @property
    def splits(self) -> tuple[Split, ...]:
        """Those with photos, in their order."""
        return tuple(split for split in SPLITS if self.photos.get(split))

    def listed(self, source: str, split: Split) -> Listed | None:
        """A saved evaluation, None where there is none."""
        return next((item for item in self.evaluations if (item.source, item.split) == (source, split)), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to see judged."""

    source: str = NETWORK
    split: Split = "test"


def candidates(runs: Iterable[RunFolder]) -> list[Candidate]:
    """The runs with weights: those with a star first, then the newest first."""
    found = [candidate_of(run) for run in runs if has_weights(run)]
    return sorted(found, key=lambda item: (not item.starred, -item.began, item.run.name))


def candidate_of(run: RunFolder) -> Candidate:
    """What the list of runs says of one."""
    try:
        stamp = run.spec.stat()
        model, began = _model_of(run.spec, stamp.st_mtime_ns), stamp.st_mtime
    except OSError:
        model, began = "", 0.0
    return Candidate(run, model, run_notes.read(run).starred, began)


@lru_cache(maxsize=1024)
def _model_of(spec: Path, changed: int) -> str:
    """Which model a spec names. Reading all of it takes 10 ms and more, and there may be many runs.

    changed: when it was written, so that another one is read again.
    """
    for line in spec.read_text("utf-8", errors="replace").splitlines():
        if line.startswith("model_name:"):
            name = line.partition(":")[2].strip().strip("'\"")
            return name if name in MODELS else ""
    return ""


def has_weights(run: RunFolder) -> bool:
    """Whether a network was ever kept."""
    try:
        saved.weights_of(run)
    except RunError:
        return False
    return True


def subject_of(run: RunFolder) -> Subject:
    """Reads what there is of a run. Raises `UserError` when its data set cannot be read."""
    dataset = Dataset.read(run.dataset)
    photos: dict[Split, int] = dict.fromkeys(SPLITS, 0)
    for example in dataset.examples:
        photos[example.split] += 1
    return Subject(run, (NETWORK, *exported(run)), photos, saved.all_of(run))


def exported(run: RunFolder) -> tuple[str, ...]:
    """Names of the files that were exported from a run and that can be judged."""
    return tuple(sorted(path.name for path in run.export.glob("*.tflite") if path.is_file()))


def asked_of(subject: Subject, before: Asked | None = None) -> Asked:
    """What to show of a run first: as before where it has that, else its newest evaluation, else the best photos."""
    newest = next((item for item in subject.evaluations if item.source in subject.sources), None)
    if before is not None and before.source in subject.sources and before.split in subject.splits:
        return before
    if newest is not None and newest.split in subject.splits:
        return Asked(newest.source, newest.split)
    return Asked(NETWORK, best_split(subject.splits))


def best_split(splits: Sequence[Split]) -> Split:
    """The photos that say most."""
    return next((split for split in _BEST_FIRST if split in splits), "val")


def request_path(subject: Subject, source: str) -> str:
    """How `JudgeRequest` names a source."""
    return NETWORK if source == NETWORK else str(Path(subject.run.export / source))
