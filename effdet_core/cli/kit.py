"""Packs an exported file with all that somebody needs who puts it on a device.

The model, its labels, photos with the boxes that must be found in them, a self-test that says PASS on the device, and
programs for Python and Raspberry Pi, Android, iOS, the web and Frigate in which this model's names, input size and
threshold stand already.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core import images
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.errors import UserError
from effdet_core.kit import KitReport, default_place, exported_model, make_kit
from effdet_core.kit.make import PICTURES
from effdet_core.run_folder import RunFolder

SUMMARY = "pack a model for a device"
EXAMPLES = """\
  effdet kit bees/runs/run-001
  effdet kit bees/runs/run-001 --zip --out bees-kit.zip
  effdet kit downloaded.tflite --photos garden.jpg meadow.jpg
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet kit`."""
    parser.add_argument(
        "subject",
        metavar="RUN|MODEL.tflite",
        type=Path,
        help="an exported file, or a run: its int8 file, if any",
    )
    parser.add_argument("--out", metavar="PATH", type=Path, help="folder or zip to make (default: beside the model)")
    parser.add_argument("--zip", action="store_true", help="one zip file instead of a folder")
    parser.add_argument(
        "--photos", metavar="IMAGE", type=Path, nargs="+", default=[], help="test it with these (default: the run's)"
    )
    parser.add_argument(
        "--pictures", metavar="N", type=int, default=PICTURES, help="how many of them (default: %(default)s)"
    )
    parser.add_argument(
        "--web-package",
        metavar="DIR",
        type=Path,
        help="folder of the npm package @mediapipe/tasks-vision, packed too: the web page then needs no network",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Makes the kit and says where."""
    if arguments.pictures < 1:
        raise UserError("--pictures takes a whole number from 1.")
    subject, is_run = arguments.subject.absolute(), arguments.subject.is_dir()
    model = exported_model(RunFolder(subject)) if is_run else subject
    zipped = arguments.zip or (arguments.out is not None and arguments.out.suffix.lower() == ".zip")
    with terminal.progress("Packing") as progress, prints_to(None):
        report = make_kit(
            model,
            RunFolder(subject) if is_run else None,
            arguments.out.absolute() if arguments.out else default_place(model, zipped=zipped),
            zipped=zipped,
            pictures=arguments.pictures,
            photos=list(_photos(arguments.photos)),
            web_package=arguments.web_package,
            tell=lambda done, total, _: progress(done, total),
        )
    show(report, terminal)
    terminal.result(report)
    return 0


def show(report: KitReport, terminal: Terminal) -> None:
    """What was made, for people."""
    terminal.say(f"Packed {len(report.files)} files ({report.size_bytes / 1e6:.1f} MB) into {report.path}")
    terminal.say(f"  tested with {report.pictures} photos, sure from {report.threshold:.2f}; open README.html first")
    terminal.say("  on the device: python3 selftest.py")
    for warning in report.warnings:
        terminal.warn(warning)


def _photos(given: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        found += [path / name for name in images.pictures_in(path)] if path.is_dir() else [path]
    return found
