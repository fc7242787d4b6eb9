"""How long `import effdet_core.spec` takes in a fresh process, against a process that does nothing.

    python tests/benchmarks/bench_import.py --rounds 21

Both start in turns, so that a busy machine slows both. Prints a line of JSON: medians in seconds of the whole process
and of the import inside it, and the ratio of the two processes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time

IMPORT = "import time; began = time.perf_counter(); import effdet_core.spec; print(time.perf_counter() - began)"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    arguments = parser.parse_args()
    run(IMPORT)  # the first import compiles and reads from the disk
    rounds = [(run(IMPORT), run("print(0)")) for _ in range(arguments.rounds)]
    figures = {
        "import_s": statistics.median(inside for (_, inside), _ in rounds),
        "process_s": statistics.median(whole for (whole, _), _ in rounds),
        "bare_process_s": statistics.median(bare for _, (bare, _) in rounds),
        "ratio": statistics.median(whole / bare for (whole, _), (bare, _) in rounds),
    }
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def run(code: str) -> tuple[float, float]:
    """Seconds of the whole process, and what it printed."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, float(done.stdout)


if __name__ == "__main__":
    main()
