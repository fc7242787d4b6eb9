"""How long `effdet demo` takes, and how good the detector is that comes of it.

    python tests/benchmarks/bench_demo.py

Prints a line of JSON: minutes of the whole command, and AP50 of the int8 file on the demo's test pictures.
"""

from __future__ import annotations

import json
import tempfile
import time
from typing import Any

from tests.benchmarks.inputs import effdet


def main() -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        told: Any = effdet("demo", "--out", f"{folder}/demo")
        minutes = (time.perf_counter() - began) / 60
    print(json.dumps({"minutes": round(minutes, 2), "ap50": round(told["ap50"], 4)}))


if __name__ == "__main__":
    main()
