"""Writes the detector of a run as one .tflite file, and labels.txt beside it.

The file is loaded again, run on real pictures and compared with the network before it replaces anything. int8, which
is written where nothing else is asked for, is the smallest, runs everywhere and is the fastest on phones and small
computers; float32 is exactly the network; gpu is for the GPUs of phones, through MediaPipe; savedmodel is a folder for
TensorFlow. Thresholds that were chosen for the run are written into the files.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from effdet_core.cli import exported
from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.errors import Problem, UserError
from effdet_core.exports import measuring, record, thresholds
from effdet_core.exports.record import KINDS, ONE_CLICK, Kind
from effdet_core.exports.requests import CALIBRATION, CALIBRATION_SEED, WaterfallRequest
from effdet_core.run_folder import RunFolder

if TYPE_CHECKING:
    from effdet_core.nn.export import ExportReport

SUMMARY = "write a .tflite file"
EXAMPLES = """\
  effdet export bees/runs/run-001                     the file for phones and small computers
  effdet export bees/runs/run-001 --precision float16 --out bees.tflite
  effdet export bees/runs/run-001 --table             every kind: size, accuracy, speed
  effdet export bees/runs/run-001 --waterfall         where accuracy goes on the way to each device
  effdet export bees/runs/run-001 --thresholds        only write the chosen thresholds into the files there are
"""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Settings:
    """How many training pictures an int8 export looks at, and which; how many detections a file reports, if other."""

    calibration_count: int = CALIBRATION
    calibration_seed: int = CALIBRATION_SEED
    max_detections: int | None = None


USUAL = Settings()


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet export`."""
    parser.add_argument("run", metavar="RUN", type=Path, help="the run's folder")
    kinds = (*KINDS, ALL)
    parser.add_argument("--precision", choices=kinds, help=f"how numbers are stored (default: {ONE_CLICK})")
    parser.add_argument("--out", metavar="FILE", type=Path, help="default: RUN/export/RUN-PRECISION.tflite")
    parser.add_argument("--max-detections", metavar="N", type=_count, help="objects it reports (default: the run's)")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--table", action="store_true", help="export what is missing of every kind, and measure all")
    instead.add_argument("--waterfall", action="store_true", help="measure every step from the network to the devices")
    instead.add_argument(
        "--thresholds", action="store_true", help="write the chosen thresholds into the files there are"
    )
    calibration = parser.add_argument_group("int8", "Training pictures show which range of numbers to expect.")
    calibration.add_argument(
        "--calibration-images", metavar="N", type=_count, default=CALIBRATION, help="how many (default: %(default)s)"
    )
    calibration.add_argument(
        "--calibration-seed", metavar="N", type=int, default=CALIBRATION_SEED, help="which ones (default: %(default)s)"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Exports and says how well the file does."""
    folder = RunFolder(arguments.run.absolute())
    settings = Settings(arguments.calibration_images, arguments.calibration_seed, arguments.max_detections)
    if arguments.waterfall:
        return _waterfall(folder, terminal, settings)
    if arguments.thresholds:
        return _thresholds(folder, terminal)
    if arguments.table:
        return _table(folder, terminal, settings)
    kinds: Sequence[Kind] = KINDS if arguments.precision == ALL else (arguments.precision or ONE_CLICK,)
    if len(kinds) > 1 and arguments.out:
        raise UserError("--out names one file.", hint="Leave it out; all kinds go to RUN/export.")
    reports = export_all(folder, terminal, kinds, arguments.out, settings)
    for report in reports:
        show(report, terminal)
    results = [_described(report) for report in reports]
    terminal.result(results if arguments.precision == ALL else results[0])
    return 0


def export_all(
    folder: RunFolder, terminal: Terminal, kinds: Sequence[Kind], out: Path | None = None, settings: Settings = USUAL
) -> list[ExportReport]:
    """The same for several kinds, with the network loaded once."""
    folder.check()
    reports = []
    with terminal.waiting("Loading the network"), prints_to(folder.log):
        from effdet_core.nn.trained import RunExporter

        exporter = RunExporter(folder, max_detections=settings.max_detections)
    for kind in kinds:
        with terminal.waiting(f"Exporting {kind} and checking the file"), prints_to(folder.log):
            reports.append(
                exporter.export(
                    kind,
                    out.absolute() if out else None,
                    calibration_count=settings.calibration_count,
                    calibration_seed=settings.calibration_seed,
                )
            )
    return reports


def show(report: ExportReport, terminal: Terminal) -> None:
    """What was written, for people."""
    terminal.say(f"Wrote {report.path} ({report.size_bytes / 1e6:.1f} MB)")
    terminal.say(f"  finds {report.agreement:.1%} of what the network surely finds, in the same places")
    if report.file and report.network:
        terminal.say(f"  AP50 {share(report.file.ap50)}, the network's {share(report.network.ap50)}")
    if not terminal.json:
        for warning in report.warnings:
            terminal.warn(Problem(warning.message, hint=warning.hint))


def _described(report: ExportReport) -> dict[str, object]:
    return {
        "path": str(report.path),
        "precision": report.precision,
        "size_bytes": report.size_bytes,
        "agreement": report.agreement,
        "metrics": report.file,
        "network_metrics": report.network,
        "warnings": report.warnings,
    }


def _table(folder: RunFolder, terminal: Terminal, settings: Settings) -> int:
    folder.check()
    there = record.read(folder)
    missing = [kind for kind in KINDS if there.of(kind) is None]
    if missing:
        export_all(folder, terminal, missing, settings=settings)
    with terminal.progress("Measuring") as progress, prints_to(folder.log):
        found = measuring.measure(folder, KINDS, tell=lambda done, total, _: progress(done, total))
    exported.show_table(folder, found, terminal)
    terminal.result(found)
    return 0


def _waterfall(folder: RunFolder, terminal: Terminal, settings: Settings) -> int:
    folder.check()
    request = WaterfallRequest(run=str(folder.path), calibration=settings.calibration_count)
    with terminal.progress("Measuring every step") as progress, prints_to(folder.log):
        from effdet_core.nn import waterfall

        found = waterfall.work(request, lambda done, total, _: progress(done, total))
    exported.show_waterfall(found, terminal)
    terminal.result(found)
    return 0


def _thresholds(folder: RunFolder, terminal: Terminal) -> int:
    folder.check()
    changed = thresholds.write_choice(folder)
    for path in changed:
        terminal.say(f"Wrote thresholds into {path}")
    if not changed:
        terminal.say("Nothing to change: the files there are have the chosen thresholds.")
    terminal.result([str(path) for path in changed])
    return 0


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)
