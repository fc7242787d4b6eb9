"""Compiles an int8 file for the Edge TPU and puts back what the compiler drops: metadata, labels, signature.

The compiler is a program of coral.ai for Debian on x86-64. Where it is not installed, compile the file on a computer
that has it, bring the compiled file here, and put its metadata back with --restore.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.errors import Problem, UserError
from effdet_core.exports import edgetpu

SUMMARY = "compile an int8 file for the Edge TPU"
EXAMPLES = """\
  effdet edgetpu bees/runs/run-001/export/run-001-int8.tflite
  effdet edgetpu --restore run-001-int8_edgetpu.tflite bees/runs/run-001/export/run-001-int8.tflite
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet edgetpu`."""
    parser.add_argument("model", metavar="MODEL.tflite", type=Path, nargs="?", help="an int8 file that was exported")
    parser.add_argument(
        "--restore",
        metavar=("COMPILED", "ORIGINAL"),
        nargs=2,
        type=Path,
        help="only put the metadata of ORIGINAL back into COMPILED",
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="default: MODEL_edgetpu.tflite, or over COMPILED")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compiles or restores."""
    if (arguments.model is None) == (arguments.restore is None):
        raise UserError("Name one file to compile, or two with --restore.", hint="effdet edgetpu --help")
    if arguments.restore:
        compiled, original = arguments.restore
        with prints_to(None):
            path = edgetpu.restore(compiled, original, arguments.out)
        terminal.say(f"Wrote {path} with the metadata of {original.name}")
        terminal.result({"path": str(path)})
        return 0
    with terminal.waiting("Compiling"), prints_to(None):
        done = edgetpu.compile_model(arguments.model, arguments.out)
    terminal.say(f"Wrote {done.path} with the metadata of {arguments.model.name}")
    if done.on_tpu is not None:
        terminal.say(f"  {done.on_tpu} operations run on the Edge TPU, {done.on_cpu or 0} on the processor")
    if done.on_cpu and done.on_cpu > 1 and not terminal.json:
        hint = (
            "One is normal, the last: it picks detections. More make it slower; Lite0 with up to 20 classes fits best."
        )
        terminal.warn(Problem(f"{done.on_cpu} operations stay on the processor.", hint=hint))
    terminal.result(done)
    return 0
