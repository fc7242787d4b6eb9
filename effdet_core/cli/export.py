"""Writes the detector of a run as one .tflite file, and labels.txt beside it.

The file is loaded again, run on real pictures and compared with the network before it replaces anything. int8 is the
smallest and fastest on phones and small computers; float32 is exactly the network.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.errors import Problem
from effdet_core.run_folder import RunFolder

if TYPE_CHECKING:
    from effdet_core.nn.export import ExportReport

SUMMARY = "write a .tflite file"
EXAMPLES = """\
  effdet export bees/runs/run-001 --precision int8
  effdet export bees/runs/run-001 --precision float16 --out bees.tflite
"""
Precision = Literal["float32", "float16", "dynamic", "int8"]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How many training pictures an int8 export looks at, and which."""

    count: int = 100
    seed: int = 111111


CALIBRATION = Calibration()


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet export`."""
    parser.add_argument("run", metavar="RUN", type=Path, help="the run's folder")
    parser.add_argument("--precision", choices=get_args(Precision), required=True, help="how numbers are stored")
    parser.add_argument("--out", metavar="FILE", type=Path, help="default: RUN/export/RUN-PRECISION.tflite")
    calibration = parser.add_argument_group("int8", "Training pictures show which range of numbers to expect.")
    calibration.add_argument(
        "--calibration-images",
        metavar="N",
        type=_count,
        default=CALIBRATION.count,
        help="how many (default: %(default)s)",
    )
    calibration.add_argument(
        "--calibration-seed", metavar="N", type=int, default=CALIBRATION.seed, help="which ones (default: %(default)s)"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Exports and says how well the file does."""
    folder = RunFolder(arguments.run.absolute())
    calibration = Calibration(arguments.calibration_images, arguments.calibration_seed)
    report = export(folder, terminal, arguments.precision, arguments.out, calibration)
    show(report, terminal)
    terminal.result(
        {
            "path": str(report.path),
            "precision": report.precision,
            "size_bytes": report.size_bytes,
            "agreement": report.agreement,
            "metrics": report.file,
            "network_metrics": report.network,
            "warnings": report.warnings,
        }
    )
    return 0


def export(
    folder: RunFolder,
    terminal: Terminal,
    precision: Precision,
    out: Path | None = None,
    calibration: Calibration = CALIBRATION,
) -> ExportReport:
    """Exports the best weights of a run; checked on its test pictures, or its validation pictures without those."""
    folder.check()
    with terminal.waiting(f"Exporting {precision} and checking the file"), prints_to(folder.log):
        from effdet_core.nn.trained import export_run

        target = out.absolute() if out else None
        return export_run(
            folder,
            precision,
            out=target,
            calibration_count=calibration.count,
            calibration_seed=calibration.seed,
        )


def show(report: ExportReport, terminal: Terminal) -> None:
    """What was written, for people."""
    terminal.say(f"Wrote {report.path} ({report.size_bytes / 1e6:.1f} MB)")
    terminal.say(f"  finds {report.agreement:.1%} of what the network surely finds, in the same places")
    if report.file and report.network:
        terminal.say(f"  AP50 {share(report.file.ap50)}, the network's {share(report.network.ap50)}")
    if not terminal.json:
        for warning in report.warnings:
            terminal.warn(Problem(warning.message, hint=warning.hint))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)
