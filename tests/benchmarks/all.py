"""Measures every figure that this project claims, and writes docs/benchmarks.md and the README's short table.

    python tests/benchmarks/all.py                                  all that needs nothing else
    python tests/benchmarks/all.py --only canvas,browser            some; the others keep their figures
    python tests/benchmarks/all.py --voc BCCD --original COMMAND    photographs, and the original side by side
    python tests/benchmarks/all.py --quick                          does everything still run? writes nothing
    python tests/benchmarks/all.py --write                          the pages anew from docs/benchmarks.json

COMMAND is called with `VOC --labels A,B --what train|input --freeze default|none --batch-size 8 --epochs 2` and prints,
as its last line, JSON with images_per_s, first_step_s and peak_gb. Give the machine to nothing else meanwhile.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from effdet_core import atomic
from tests.benchmarks import results, tables
from tests.benchmarks.claims import Measurement, places_in
from tests.benchmarks.inputs import ROOT, Given, Inputs
from tests.benchmarks.measurements import MEASUREMENTS
from tests.benchmarks.results import Figures, Result


class BenchmarkError(Exception):
    """Why a benchmark gave no figures, in a line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every chosen benchmark that could run gave its figures."""
    told = _parser().parse_args(arguments)
    if told.list:
        print("\n".join(_described(measurement) for measurement in MEASUREMENTS))
        return 0
    root = told.out or ROOT
    if told.write:
        write(root, results.load(root / "docs" / "benchmarks.json"))
        return 0
    chosen = [measurement for measurement in MEASUREMENTS if not told.only or measurement.name in told.only]
    with tempfile.TemporaryDirectory() as folder:
        inputs = Inputs(Path(folder), Given(told.voc, told.run, told.original, told.trained), quick=told.quick)
        return measure_all(chosen, inputs, root, Path(folder), quick=told.quick, keep=not told.quick or bool(told.out))


def measure_all(
    chosen: Sequence[Measurement], inputs: Inputs, root: Path, folder: Path, *, quick: bool, keep: bool
) -> int:
    """One after the other, each kept as soon as it is there. keep: whether anything is written into `root`."""
    store, found, failed = root / "docs" / "benchmarks.json", dict[str, Result](), []
    for measurement in chosen:
        arguments = measurement.quick if quick else measurement.arguments
        if arguments is None:
            print(f"{measurement.name}: left out, there is no quick look at it", flush=True)
            continue
        if inputs.lacks(places_in(arguments)):
            print(f"{measurement.name}: left out, it needs {' and '.join(measurement.needs)}", flush=True)
            continue
        began = time.monotonic()
        print(f"{measurement.name}: about {1 if quick else measurement.minutes:g} min …", flush=True)
        try:
            found[measurement.name] = results.result_of(measured(measurement, arguments, inputs, folder, quick=quick))
        except (BenchmarkError, RuntimeError) as e:
            failed.append(measurement.name)
            print(f"{measurement.name}: FAILED, {e}", flush=True)
            continue
        print(f"{measurement.name}: done in {time.monotonic() - began:.0f} s", flush=True)
        if keep:
            everything = results.load(store) | found
            results.save(store, everything)
            write(root, everything)
    print("\n" + tables.plain(found))
    if failed:
        print(f"\nNo figures: {', '.join(failed)}; earlier ones were kept.")
    return 1 if failed else 0


def measured(
    measurement: Measurement, arguments: tuple[str, ...], inputs: Inputs, folder: Path, *, quick: bool
) -> Figures:
    """The figures of all its rounds. Raises BenchmarkError where one that is claimed is missing."""
    filled = inputs.filled(arguments)
    patience = 600 if quick else 600 + 240 * measurement.minutes
    rounds = [
        in_process(measurement.script, filled, folder, patience) for _ in range(1 if quick else measurement.rounds)
    ]
    figures = results.joined(rounds)
    missing = [claim.ours for claim in measurement.claims if claim.ours not in figures]
    if missing:
        raise BenchmarkError(f"it told nothing of {', '.join(missing)}")
    return figures


def in_process(script: str, arguments: Sequence[str], folder: Path, patience: float) -> Figures:
    """What one run of a benchmark tells. patience: seconds until it is given up."""
    command = [sys.executable, str(Path(__file__).parent / script), *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment(folder), timeout=patience
        )
    except subprocess.TimeoutExpired as e:
        raise BenchmarkError(f"{script} did not end within {patience / 60:.0f} minutes") from e
    if done.returncode:
        raise BenchmarkError((done.stderr.strip() or f"{script} ended with {done.returncode}").splitlines()[-1])
    return results.read_lines(done.stdout)


def environment(folder: Path) -> dict[str, str]:
    """Without a screen, without the settings of whoever measures, and with compiled modules as installed ones have."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    own = {"EFFDET_STUDIO_CONFIG": f"{folder}/config", "EFFDET_STUDIO_CACHE": f"{folder}/cache"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "TF_CPP_MIN_LOG_LEVEL": "2", "PYTHONPATH": places, **own}


def write(root: Path, everything: dict[str, Result]) -> None:
    """The page, and the README where it has a place for the table."""
    atomic.write_text(root / "docs" / "benchmarks.md", tables.page(everything))
    readme = root / "README.md"
    if readme.exists():
        atomic.write_text(readme, tables.readme(readme.read_text("utf-8"), everything))


def _described(measurement: Measurement) -> str:
    needs = f"; needs {' and '.join(measurement.needs)}" if measurement.needs else ""
    return f"{measurement.name:>14}  {measurement.title}, about {measurement.minutes:g} min{needs}"


def _names(text: str) -> set[str]:
    names = set(text.split(","))
    if unknown := names - {measurement.name for measurement in MEASUREMENTS}:
        raise argparse.ArgumentTypeError(f"there is no {', '.join(sorted(unknown))}; --list shows all")
    return names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=_names, default=set(), metavar="NAME,…", help="these alone")
    parser.add_argument("--list", action="store_true", help="say what there is, and measure nothing")
    parser.add_argument("--voc", type=Path, help="photographs as a Pascal VOC folder with a split of its own")
    parser.add_argument("--run", type=Path, help="a trained run of Lite0; else one is trained for a pass")
    parser.add_argument(
        "--trained", type=Path, metavar="RUN", help="of --voc with the defaults, trained earlier: saves 40 minutes"
    )
    parser.add_argument("--original", metavar="COMMAND", help="the command that runs the original")
    parser.add_argument("--quick", action="store_true", help="small inputs; figures that mean nothing, not kept")
    parser.add_argument("--write", action="store_true", help="write the pages from the figures that are there")
    parser.add_argument("--out", type=Path, help="another folder than this project to write docs/ and README.md in")
    return parser


if __name__ == "__main__":
    sys.exit(main())
