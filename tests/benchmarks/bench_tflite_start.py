"""How a training goes on from an exported file: with real statistics in its normalisation, with identities, and from
the run itself, which is the best that can be.

    python tests/benchmarks/bench_tflite_start.py [FOLDER]

trains on generated pictures in FOLDER and prints, as lines of JSON, the mean training loss of each of the first passes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from effdet_core import events
from effdet_core.nn import train, trained
from effdet_core.nn.weights import source
from effdet_core.run_folder import RunFolder
from tests.nn.test_training import make_run

SETTINGS = {"image_size": 128, "optimizer": "adam", "map_freq": 0}
COUNTS = (32, 8, 0)


def losses(run: RunFolder) -> list[float]:
    """Mean loss of each pass."""
    return [round(e.losses.total, 3) for e in run.read_events() if isinstance(e, events.EpochDone)]


def trained_from(folder: Path, uri: str, epochs: int, rate: float) -> RunFolder:
    """A finished training of everything."""
    hparams: dict[str, Any] = SETTINGS | {"learning_rate": rate, "lr_warmup_init": rate, "lr_warmup_epoch": 0.0}
    run = make_run(folder, uri=uri, epochs=epochs, batch_size=8, counts=COUNTS, hparams=hparams)
    train.train(run, resume=False)
    told = {f"loss_{number}": loss for number, loss in enumerate(losses(run), 1)}
    print(json.dumps({"part": folder.name, **told}), flush=True)
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a temporary one by default")
    parser.add_argument("--epochs", type=int, default=15, help="of the first training")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(told.folder or Path(temporary), told.epochs)


def measure(folder: Path, epochs: int) -> None:
    first = trained_from(folder / "first", "imagenet", epochs, 0.02)
    file = trained.export_run(first, "float32").path
    trained_from(folder / "run", str(first.path), 3, 0.002)
    trained_from(folder / "file", str(file), 3, 0.002)
    source.refold = lambda model, batches, lengths: None
    trained_from(folder / "identities", str(file), 3, 0.002)


if __name__ == "__main__":
    main()
