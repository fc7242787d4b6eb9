"""The command `effdet`: one module per sub-command, one border where errors become sentences and exit codes."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NoReturn, Protocol

import effdet_core
from effdet_core.cli import (
    bring_back,
    check,
    demo,
    detect,
    doctor,
    edgetpu,
    evaluate,
    export,
    import_data,
    kit,
    leaks,
    new,
    pack,
    report,
    runs,
    train,
    write_labels,
)
from effdet_core.cli.terminal import Terminal
from effdet_core.errors import Problem, UserError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class Command(Protocol):
    """What a module of a sub-command holds; its docstring is the description."""

    @property
    def SUMMARY(self) -> str:
        """What it does, in a few words."""

    @property
    def EXAMPLES(self) -> str:
        """Command lines to start from."""

    def declare(self, parser: argparse.ArgumentParser, /) -> None:
        """Adds the arguments."""

    def run(self, arguments: argparse.Namespace, terminal: Terminal, /) -> int:
        """Does it; returns the exit code, raises `UserError` for what a person can mend."""


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "new": new,
        "import": import_data,
        "write-labels": write_labels,
        "train": train,
        "leaks": leaks,
        "evaluate": evaluate,
        "export": export,
        "check": check,
        "edgetpu": edgetpu,
        "detect": detect,
        "kit": kit,
        "report": report,
        "runs": runs,
        "pack": pack,
        "bring-back": bring_back,
        "doctor": doctor,
        "demo": demo,
    }
)

OVERVIEW = """\
from labelled photos to a detector:
  effdet new bees --classes bee,wasp       a project is a folder
  effdet import photos/ --into bees        Pascal VOC, COCO, YOLO, CSV, Create ML, labelme, TFRecord
  effdet train bees                        minutes to hours; Ctrl-C stops it cleanly
  effdet evaluate bees/runs/run-001        how good is it on photos it never saw
  effdet export bees/runs/run-001          one file for phones and small computers
  effdet check bees/runs/run-001/export/run-001-int8.tflite
  effdet detect bees/runs/run-001/export/run-001-int8.tflite garden.jpg --draw found
  effdet kit bees/runs/run-001             everything for a device, with a self-test

`effdet COMMAND --help` explains a command. Exit codes: 0 success, 1 an error, 2 a wrong command line, 130 Ctrl-C.
"""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Keeps our line ends, and gives long options room."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=min(120, shutil.get_terminal_size().columns))
        # argparse forgets that the names of commands are indented twice, and breaks the line after the longest.
        self._action_max_length = max(map(len, COMMANDS)) + 4


class _Parser(argparse.ArgumentParser):
    """Speaks as the rest of the program does."""

    def error(self, message: str) -> NoReturn:
        """One sentence, one hint, exit code 2."""
        problem = Problem(message[:1].upper() + message[1:], hint=f"`{self.prog} --help` explains the options.")
        Terminal().problem(problem)
        sys.exit(USAGE)


def _forget_output() -> None:
    """What is still to be written goes nowhere: Python would complain about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    parsed = parser().parse_args(arguments)
    terminal = Terminal(json=parsed.json)
    try:
        code = COMMANDS[parsed.command].run(parsed, terminal)
        sys.stdout.flush()  # here, where it is known what to do when nobody reads it
        return code
    except UserError as e:
        _show_traceback(parsed.debug)
        terminal.failed(e.problems)
        return FAILED
    except KeyboardInterrupt:
        terminal.failed([Problem("Interrupted.")])
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output, such as head, has gone
        _forget_output()
        return FAILED
    except Exception as e:  # noqa: BLE001 - the border of the program: nobody gets a traceback they did not ask for
        _show_traceback(parsed.debug)
        terminal.failed([_defect(e)])
        return FAILED


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(
        prog="effdet",
        description="Labelled photos in, a trained object detector out: one .tflite file that runs everywhere.",
        epilog=OVERVIEW,
        formatter_class=_Help,
    )
    top.add_argument("--version", action="version", version=f"effdet {effdet_core.__version__}")
    _add_common(top, debug=False, json=False)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    for name, command in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=command.SUMMARY,
            description=command.__doc__,
            epilog=f"examples:\n{command.EXAMPLES}",
            formatter_class=_Help,
        )
        command.declare(sub)
        _add_common(sub, debug=argparse.SUPPRESS, json=argparse.SUPPRESS)
    return top


def _add_common(to: argparse.ArgumentParser, *, debug: bool | str, json: bool | str) -> None:
    """Before or after the command; a default of its own for each would let the later one undo the earlier."""
    group = to.add_argument_group("output")
    group.add_argument("--json", action="store_true", default=json, help="write JSON for machines to standard output")
    group.add_argument("--debug", action="store_true", default=debug, help="show where in the code an error arose")


def _show_traceback(wanted: bool) -> None:
    if wanted:
        import traceback

        traceback.print_exc()


def _defect(e: Exception) -> Problem:
    return Problem(
        f"This is a defect of the program: {type(e).__name__}: {e}",
        hint="Please report it with the output of the same command with --debug.",
    )
