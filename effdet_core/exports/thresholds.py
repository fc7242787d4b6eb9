"""Writing chosen thresholds into exported files: what they say of themselves changes, their weights do not.

MediaPipe and the Task Library then leave out what is less sure, whatever their program asks for; `effdet detect` and
the window start from it. Frigate, pycoral and the bare interpreter know nothing of it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.dataset import SPLITS, Dataset
from effdet_core.errors import InputError
from effdet_core.evaluation import saved
from effdet_core.exports import judging, record
from effdet_core.exports.record import Variant
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import metadata, universal
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.model_file import recorded_in


def write_choice(run: RunFolder) -> tuple[Path, ...]:
    """Writes the thresholds chosen for a run into all its exported files; without a choice takes them out again.

    Returns the files that changed. Raises `UserError` at the first that refuses; those before are written.
    """
    thresholds = judging.thresholds_of(run, Dataset.read(run.dataset).classes)
    files = [v for v in record.read(run).variants if v.kind != "savedmodel" and v.thresholds != thresholds]
    return tuple(_write_variant(run, variant, thresholds) for variant in files)


def write_into(path: Path, thresholds: tuple[float, ...]) -> None:
    """Replaces `path`, a file that this program exported, by one with these thresholds, one for each class or none.

    It is loaded again first. Raises `InputError` for any other file.
    """
    TFLiteDetector(path)  # LiteRT verifies it, so that taking it apart is safe
    content = path.read_bytes()
    recorded = recorded_in(metadata.appended_files(content))
    if recorded is None:
        raise InputError("was not exported by this program", where=str(path), hint="Export it here: effdet export RUN")
    try:
        changed = universal.described_anew(content, msgspec.structs.replace(recorded, thresholds=thresholds))
    except (ValueError, LookupError) as e:
        raise InputError(f"cannot be rewritten: {e}", where=str(path), hint="Export it again.") from e

    def produce(temporary: Path) -> None:
        temporary.write_bytes(changed)
        TFLiteDetector(temporary)

    atomic.write_with(path, produce)


def _write_variant(run: RunFolder, variant: Variant, thresholds: tuple[float, ...]) -> Path:
    path = record.path_of(run, variant)
    before = record.fingerprint_of(path)
    write_into(path, thresholds)
    after = record.fingerprint_of(path)
    record.add(run, msgspec.structs.replace(variant, thresholds=thresholds, fingerprint=after))
    for split in SPLITS:
        _keep_evaluation(run, saved.path_of(run, path.name, split), before, after)
    return path


def _keep_evaluation(run: RunFolder, path: Path, before: str, after: str) -> None:
    """What was measured still holds: the file finds what it found."""
    if not path.is_file():
        return
    try:
        evaluation = saved.read(path)
    except InputError:
        return  # a damaged one says nothing of any file
    if evaluation.model == before:
        saved.write(run, msgspec.structs.replace(evaluation, model=after))
