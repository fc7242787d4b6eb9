"""How long `import effdet_core.spec` and `effdet --help` take in a fresh process, against one that does nothing.

    python tests/benchmarks/bench_import.py --rounds 21

All start in turns, so that a busy machine slows each. Prints a line of JSON per round: seconds of the whole processes
and of the import inside the first.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

IMPORT = "import time; began = time.perf_counter(); import effdet_core.spec; print(time.perf_counter() - began)"
HELP = ("-m", "effdet_core.cli", "--help")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    arguments = parser.parse_args()
    for warm_up in (("-c", IMPORT), HELP):
        run(*warm_up)  # the first import compiles and reads from the disk
    for _ in range(arguments.rounds):
        whole, told = run("-c", IMPORT)
        figures = {
            "import_s": float(told),
            "process_s": whole,
            "help_s": run(*HELP)[0],
            "bare_process_s": run("-c", "print(0)")[0],
        }
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}), flush=True)


def run(*arguments: str) -> tuple[float, str]:
    """Seconds of a whole process of Python, and what it printed."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return time.perf_counter() - began, done.stdout


if __name__ == "__main__":
    main()
