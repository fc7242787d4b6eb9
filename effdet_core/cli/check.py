"""Says which programs can use a .tflite file, ours or anybody's, and mends what can be mended.

Each program is judged by the rules in its own sources; LiteRT and MediaPipe also run the file, where installed.
The exit code is 1 when one of the programs refuses a file; --for names the ones that matter.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from effdet_core.cli.terminal import Terminal
from effdet_core.errors import InputError, UserError
from effdet_core.lab import CONSUMERS, REPAIRS, FileFacts, Finding, Report, Verdict, check, repair

SUMMARY = "which programs can use a .tflite, and mend it"
EXAMPLES = """\
  effdet check bees/runs/run-001/export/run-001-int8.tflite
  effdet check old.tflite --repair mended.tflite --labels labels.txt
  effdet check *.tflite --for mediapipe --for frigate-cpu --json
"""
_LARGEST_LABELS = 1 << 20
_MARKS = {True: ("ok  ", "green"), False: ("NO  ", "bold red"), None: ("?   ", "yellow")}


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet check`."""
    parser.add_argument("models", metavar="MODEL.tflite", type=Path, nargs="+", help="files to look at")
    parser.add_argument(
        "--repair", metavar="OUT", type=Path, help="write a mended copy: a file, or a folder for several"
    )
    parser.add_argument(
        "--labels", metavar="FILE", type=Path, help="class names by line, in the order of their numbers"
    )
    parser.add_argument(
        "--for", dest="consumers", metavar="NAME", action="append", choices=list(CONSUMERS), help=_consumers_help()
    )
    parser.add_argument("--rules-only", action="store_true", help="do not run the files in LiteRT and MediaPipe")


def _consumers_help() -> str:
    return f"only this program, can be given several times: {', '.join(CONSUMERS)}"


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Looks at every file, mends where asked to; 1 when a program refuses one of them."""
    labels = _labels(arguments.labels) if arguments.labels else None
    outs = _outs(arguments.models, arguments.repair) if arguments.repair else {}
    reports: list[Report] = []
    results: list[object] = []
    for path in arguments.models:
        runs = not arguments.rules_only
        if path in outs:
            with terminal.waiting(f"Mending {path.name}"):
                done = repair(path, outs[path], labels=labels, run=runs)
            terminal.say(f"Wrote {done.out}:")
            for sentence in done.done:
                terminal.say(f"  {sentence}")
            reports.append(done.after)
            results.append(done)
        else:
            with terminal.waiting(f"Looking at {path.name}"):
                reports.append(check(path, labels=labels, run=runs))
            results.append(reports[-1])
        _show(reports[-1], arguments.consumers, terminal)
    terminal.result(results)
    return 0 if all(v.ok is not False for r in reports for v in _wanted(r, arguments.consumers)) else 1


def _labels(path: Path) -> tuple[str, ...]:
    try:
        if path.stat().st_size > _LARGEST_LABELS:
            raise InputError("is too large for a list of names", where=str(path), hint="Name a text file.")
        return tuple(line.strip() for line in path.read_text("utf-8").splitlines() if line.strip())
    except (OSError, UnicodeDecodeError) as e:
        hint = "Name a text file (UTF-8) with a class name on each line."
        raise InputError(f"cannot be read: {e}", where=str(path), hint=hint) from e


def _outs(models: Sequence[Path], out: Path) -> dict[Path, Path]:
    if out.suffix == ".tflite":
        if len(models) > 1:
            raise UserError("Several files need a folder for their copies.", hint="Say --repair mended")
        return {models[0]: out}
    return {model: out / model.name for model in models}


def _wanted(report: Report, consumers: Sequence[str] | None) -> list[Verdict]:
    return [verdict for verdict in report.verdicts if not consumers or verdict.consumer in consumers]


def _show(report: Report, consumers: Sequence[str] | None, terminal: Terminal) -> None:
    if report.damage:
        terminal.say(f"{report.path}: {report.damage}", style="bold red")
        return
    terminal.say(f"{report.path}: {_facts(report.facts)}", style="bold")
    for verdict in _wanted(report, consumers):
        mark, style = _MARKS[verdict.ok]
        ran = f"  ({verdict.ran})" if verdict.ran and verdict.ok else ""
        terminal.say(f"  {mark}{verdict.name}{ran}", style=style if verdict.ok is not True else "")
        for finding in verdict.findings:
            _show_finding(finding, terminal)
    if report.repairs:
        mends = "; ".join(REPAIRS[name] for name in report.repairs if name in REPAIRS)
        terminal.say(f"  → --repair OUT can {mends}")


def _show_finding(finding: Finding, terminal: Terminal) -> None:
    if finding.ok is False:
        terminal.say(f"        {finding.what}", style="red")
        terminal.say(f"        {finding.why} ({finding.source})")
    elif finding.ok is None:
        terminal.say(f"        note: {finding.what}")


def _facts(facts: FileFacts) -> str:
    kind = {"boxes inside": "a detector", "boxes outside": "a detector without its last operator"}.get(facts.detector)
    count = len(facts.classes)
    parts = [
        kind or "no detector",
        f"{facts.precision or 'unknown'} weights",
        f"{facts.size_bytes / 1e6:.1f} MB",
        f"{count} class name{'s' * (count != 1)}",
        *([f"up to {facts.max_detections} detections"] if facts.max_detections else []),
        *(["compiled for the Edge TPU"] if facts.compiled else []),
    ]
    return ", ".join(parts)
