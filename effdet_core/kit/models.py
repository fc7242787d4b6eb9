"""Which exported file belongs to which run, and where its kit goes."""

from __future__ import annotations

from pathlib import Path

from effdet_core.errors import RunError
from effdet_core.run_folder import RunFolder

_BEST_FIRST = ("int8", "float16", "dynamic", "float32")
_OF_OTHERS = ("_edgetpu", "-gpu")
"""Endings of files that a kit's programs cannot run."""


def exported_model(run: RunFolder) -> Path:
    """The exported file of a run that suits most devices: int8 where there is one. Raises `RunError` without any."""
    run.check()
    there = [path for path in run.export.glob("*.tflite") if not path.stem.endswith(_OF_OTHERS)]
    if not there:
        hint = f"Export it first: effdet export {run.path} --precision int8"
        raise RunError("has no exported file yet", where=str(run.path), hint=hint)
    return min(there, key=lambda path: (_rank(path), path.name))


def run_around(model: Path) -> RunFolder | None:
    """The run whose export folder, or whose folder, a file lies in."""
    folders = model.absolute().parents[:2]
    return next((RunFolder(folder) for folder in folders if (folder / "dataset.json").is_file()), None)


def default_place(model: Path, *, zipped: bool) -> Path:
    """Where the kit of a model goes unless somebody says otherwise."""
    return model.with_name(f"{model.stem}-kit{'.zip' if zipped else ''}")


def _rank(path: Path) -> int:
    return next((place for place, ending in enumerate(_BEST_FIRST) if path.stem.endswith(f"-{ending}")), 9)
