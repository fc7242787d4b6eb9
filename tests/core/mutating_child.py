"""Feeds mutated files to the lab or to the detector's loader; ends with 0 when it outlives them all.

python -m tests.core.mutating_child SEED COUNT (check | load) FOLDER
"""

from __future__ import annotations

import random
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np

from effdet_core.errors import UserError
from effdet_core.lab import check
from effdet_core.lab.mend import repair
from effdet_core.runtime.detector import TFLiteDetector
from tests.core.lab_files import foreign, good

MOST_SECONDS, MOST_BYTES = 20.0, 3 << 30
NUMBERS = (0, 1, 0xFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """Flipped bits, other bytes, a cut, absurd numbers where offsets stand, bytes too many, bytes too few."""
    data = bytearray(whole)
    place = chance.randrange(8, len(data) - 4)
    match chance.randrange(6):
        case 0:
            for _ in range(chance.choice((1, 2, 8, 64))):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 1:
            for _ in range(chance.choice((1, 2, 8))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 2:
            del data[place:]
        case 3:
            for _ in range(chance.choice((1, 2, 4))):
                at = chance.randrange(len(data) - 4) & ~3
                data[at : at + 4] = chance.choice((*NUMBERS, len(data), chance.randrange(1 << 32))).to_bytes(
                    4, "little"
                )
        case 4:
            data[place:place] = chance.randbytes(chance.choice((1, 4, 16, 100)))
        case _:
            del data[place : place + chance.choice((1, 4, 16, 2000))]
    return bytes(data)


def look(path: Path) -> None:
    """What the try area does with a file: load it, and look at a picture."""
    detector = TFLiteDetector(path)
    height, width = detector.input_size
    detector.detect(np.zeros((min(height, 500), min(width, 500), 3), np.uint8))


def judge(path: Path) -> None:
    """What the lab does with a file, as far as no other program is asked."""
    check(path, run=False)
    repair(path, path.with_name("mended.tflite"), run=False)


def main(seed: int, count: int, what: str, folder: Path) -> None:
    """Raises `AssertionError` for what takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    chance, path = random.Random(seed), folder / "m.tflite"
    sources = [good(), good(classes=1), good(kind=np.float32, half=True), foreign(classes=2)]
    survivors = 0
    for number in range(count):
        path.write_bytes(mutated(chance.choice(sources), chance))
        began = time.monotonic()
        with suppress(UserError):
            (judge if what == "check" else look)(path)
            survivors += 1
        assert time.monotonic() - began < MOST_SECONDS, f"file {number} takes {time.monotonic() - began:.0f} s"
    # Harmless damage is common; if all were refused, nothing would have been tried.
    assert what == "check" or survivors > count / 20, f"only {survivors} of {count} could be loaded"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
