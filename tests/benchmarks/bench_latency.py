"""How long an exported file takes for one picture on this computer, the network alone.

    python tests/benchmarks/bench_latency.py MODEL.tflite [--seconds 1.5]

Prints a line of JSON per number of threads: the median of warm runs, milliseconds.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from effdet_core.exports.record import THREADS
from effdet_core.runtime import latency


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--seconds", type=float, default=latency.SECONDS, help="for each number of threads")
    told = parser.parse_args()
    for threads in THREADS:
        spent = latency.milliseconds(told.model, threads, told.seconds)
        print(json.dumps({"part": f"{threads} threads", "ms": round(spent, 2)}), flush=True)


if __name__ == "__main__":
    main()
