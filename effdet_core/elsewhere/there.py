"""On the other computer: `python -m effdet_core.elsewhere.there prepare|finish FOLDER`, which train.py runs.

The run is a run folder as any other, in `runs/` of the unpacked archive.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from effdet_core import atomic, declare
from effdet_core.dataset import Dataset
from effdet_core.elsewhere import ticket, train
from effdet_core.elsewhere.ticket import Ticket
from effdet_core.errors import RunError, UserError
from effdet_core.project import runs
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


def main(arguments: Sequence[str] | None = None) -> int:
    """1, and words, when it cannot be done; `train.COMPLETED` when nothing is left to do."""
    parser = argparse.ArgumentParser(prog="train.py", add_help=False)
    parser.add_argument("verb", choices=("prepare", "finish"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--batch-size", type=int)
    parser.add_argument("--strategy", choices=("gpus", "workers", "tpu"))
    parser.add_argument("--tpu")
    parsed = vars(parser.parse_args(arguments))
    verb, folder = parsed.pop("verb"), parsed.pop("folder")
    try:
        if verb == "prepare":
            run = prepare(folder, {name: value for name, value in parsed.items() if value is not None})
            return train.COMPLETED if run.state() == "completed" else 0
        _say(f"To take home: {finish(folder)}")
        return 0
    except UserError as e:
        _say(str(e))
        return 1


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def prepare(folder: Path, changes: Mapping[str, Any]) -> RunFolder:
    """The run folder of an unpacked archive; made once. changes: parameters that differ here. Raises `UserError`."""
    paper = Ticket.read(folder / ticket.TICKET)
    made = RunFolder(folder / "runs" / paper.run)
    if made.dataset.is_file():
        if changes:
            hint = "Leave them out, or delete the folder runs here to begin anew."
            raise RunError(f"has begun, so {', '.join(changes)} cannot be changed", where=made.name, hint=hint)
        return made
    spec = EfficientDetSpec.read(folder / ticket.SPEC)
    if paper.uri is not None and spec.uri:
        changes = {**changes, "uri": str(folder / spec.uri)}
    dataset = _placed(Dataset.read(folder / ticket.DATASET), folder)
    spec = declare.replace(spec, changes)
    made = made if made.path.is_dir() else runs.new_run(folder / "runs", paper.run)
    spec.write(made.spec)
    dataset.write(made.dataset)
    return made


def _placed(dataset: Dataset, folder: Path) -> Dataset:
    placed = (msgspec.structs.replace(item, image=str(folder / item.image)) for item in dataset.examples)
    return msgspec.structs.replace(dataset, examples=tuple(placed))


def finish(folder: Path) -> Path:
    """Packs the run as it is, for the way back. Raises `UserError`."""
    paper = Ticket.read(folder / ticket.TICKET)
    run = RunFolder(folder / "runs" / paper.run)
    run.check()
    out = folder / ticket.result_of(paper.run)
    names = {str(folder / name): name for name in paper.pictures}
    atomic.write_with(out, lambda temporary: _write(temporary, paper, run, names))
    return out


def _write(target: Path, paper: Ticket, run: RunFolder, names: Mapping[str, str]) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(ticket.TICKET, paper.encoded(), zipfile.ZIP_DEFLATED)
        for path in sorted(run.path.rglob("*")):
            name = path.relative_to(run.path).as_posix()
            if path.is_file() and ticket.is_of_a_run(name):
                kind = zipfile.ZIP_STORED if path.suffix == ".npz" else zipfile.ZIP_DEFLATED
                archive.writestr(f"{ticket.RUN}/{name}", ticket.content_of(run.path, name, names), kind)


if __name__ == "__main__":
    sys.exit(main())
