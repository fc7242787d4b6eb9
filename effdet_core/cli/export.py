"""Writes the detector of a run as one .tflite file, and labels.txt beside it.

The file is loaded again, run on real pictures and compared with the network before it replaces anything. int8 is the
smallest and fastest on phones and small computers; float32 is exactly the network.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from effdet_core.cli import trained
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
PRECISIONS = ("float32", "float16", "dynamic", "int8")


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet export`."""
    parser.add_argument("run", metavar="RUN", type=Path, help="the run's folder")
    parser.add_argument("--precision", choices=PRECISIONS, required=True, help="how numbers are stored")
    parser.add_argument("--out", metavar="FILE", type=Path, help="default: RUN/export/RUN-PRECISION.tflite")
    calibration = parser.add_argument_group("int8", "Training pictures show which range of numbers to expect.")
    calibration.add_argument("--calibration-images", metavar="N", type=_count, help="how many (default: 100)")
    calibration.add_argument("--calibration-seed", metavar="N", type=int, help="which ones")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Exports and says how well the file does."""
    settings = {"calibration_count": arguments.calibration_images, "calibration_seed": arguments.calibration_seed}
    given = {key: value for key, value in settings.items() if value is not None}
    folder = RunFolder(arguments.run.absolute())
    report = export(folder, terminal, arguments.precision, arguments.out, **given)
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
    folder: RunFolder, terminal: Terminal, precision: str, out: Path | None = None, **calibration: int
) -> ExportReport:
    """Exports the best weights of a run; checked on its test pictures, or its validation pictures without those."""
    network = trained.load(folder, terminal)
    target = out.absolute() if out else folder.export / f"{folder.name}-{precision}.tflite"
    with terminal.waiting(f"Exporting {precision} and checking the file"), prints_to(folder.log):
        from effdet_core.nn.export import export_tflite

        return export_tflite(
            network.model,
            network.config,
            network.dataset.classes,
            precision,  # type: ignore[arg-type]  # the function itself refuses a precision that does not exist
            target,
            train=network.dataset.of("train"),
            check=network.dataset.of("test") or network.dataset.of("val"),
            **calibration,
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
