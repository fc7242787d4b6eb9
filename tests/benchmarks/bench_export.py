"""How long the one-click export of a run takes, from a cold start: `effdet export RUN` in a process of its own.

    python tests/benchmarks/bench_export.py RUN --calibration 200

Prints a line of JSON: seconds of the whole command and of its parts, and the size of the file. The run stays as it was:
its folder is copied without its exports first.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from effdet_core.exports import record
from effdet_core.exports.record import Exports
from effdet_core.exports.requests import EXPORTING, ExportRequest
from effdet_core.run_folder import RunFolder
from effdet_core.tasks import run as run_task


def main() -> None:
    """Measures what the window does on its one button."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--calibration", type=int, default=200)
    parser.add_argument("--command", action="store_true", help="the command line, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / arguments.run.name
        shutil.copytree(arguments.run, copy, ignore=shutil.ignore_patterns("export", "lock"))
        print(json.dumps(button(RunFolder(copy), arguments.calibration) | command(copy, arguments)))


def button(run: RunFolder, calibration: int) -> dict[str, object]:
    """As the window does it, with the seconds until each new word."""
    began, said = time.perf_counter(), dict[str, float]()

    def tell(_done: int, _total: int, words: str) -> None:
        said.setdefault(re.sub(r"\\d+", "N", words), round(time.perf_counter() - began, 1))

    found = run_task(EXPORTING, ExportRequest(run=str(run.path), calibration=calibration), Exports, tell)
    int8 = found.of("int8")
    assert int8 is not None
    seconds = time.perf_counter() - began
    size = record.path_of(run, int8).stat().st_size
    return {"button_seconds": round(seconds, 1), "began_at": said, "bytes": size, "photos": int8.photos}


def command(copy: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """As the command line does it."""
    if not arguments.command:
        return {}
    began = time.perf_counter()
    call = ["-m", "effdet_core.cli", "export", str(copy), "--calibration-images", str(arguments.calibration)]
    subprocess.run([sys.executable, *call], check=True, capture_output=True)
    return {"command_seconds": round(time.perf_counter() - began, 1)}


if __name__ == "__main__":
    main()
