"""Trains a detector on the labelled pictures of a project.

The project is frozen as it is, a run folder is made in PROJECT/runs (or where --model-dir says), and a process of its
own trains in it. Ctrl-C once stops after the current step and keeps everything, so that `effdet train --resume RUN`
goes on; Ctrl-C twice ends it at once and keeps the last checkpoint. Pictures that nobody has looked at are left out.
"""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from effdet_core import events, hparams, recipe, supervise
from effdet_core.cli import options
from effdet_core.cli.import_data import show_problems
from effdet_core.cli.terminal import Terminal
from effdet_core.cli.watch import Watcher
from effdet_core.dataset import Dataset
from effdet_core.declare import declared
from effdet_core.errors import UserError, raise_if
from effdet_core.project import Project, preflight
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec, spec_from
from effdet_core.training import write_run

SUMMARY = "train a detector"
EXAMPLES = """\
  effdet train bees                                    the recommended settings
  effdet train bees --preset quick                     a first look
  effdet train bees --model efficientdet-lite2 --epochs 100 --name large
  effdet train bees --hparams learning_rate=0.01,jitter_max=1.2
  effdet train --resume bees/runs/run-001              go on after a stop
  effdet train bees --json                             an event per line, for machines
"""


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet train`."""
    parser.add_argument("project", metavar="PROJECT", type=Path, nargs="?", help="the project's folder")
    parser.add_argument("--resume", metavar="RUN", type=Path, help="go on with a stopped run, as it was set up")
    parser.add_argument("--name", metavar="RUN", help="name of the run (default: run-001, run-002, …)")
    parser.add_argument(
        "--preset",
        choices=tuple(recipe.PRESETS),
        default="balanced",
        help="recipe for all that is not given: %(choices)s (default: %(default)s)",
    )
    options.add_spec_options(parser)
    parser.epilog = (
        f"{parser.epilog}\nkeys of --hparams, with the original's values; presets change some:\n{_hparam_keys()}"
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Trains, or goes on; 0 when the training was completed."""
    if arguments.resume:
        folder = _to_resume(arguments)
        return exit_code(follow(folder, terminal, resume=True), folder, terminal)
    if not arguments.project:
        raise UserError("There is nothing to train on.", hint="Name a project, or a run with --resume.")
    changes = options.given(arguments)
    folder = begin(Project.open(arguments.project), terminal, arguments.preset, changes, name=arguments.name)
    terminal.note(f"Run {folder.path}")
    return exit_code(follow(folder, terminal), folder, terminal)


def begin(
    project: Project, terminal: Terminal, preset: str, changes: dict[str, Any], *, name: str | None = None
) -> RunFolder:
    """Freezes the project into a new run. Raises `UserError` before anything is made when it cannot be trained."""
    dataset, left_out = project.freeze()
    show_problems(left_out, "left out", terminal)
    found = preflight(dataset)
    raise_if(found.blocking)
    spec = spec_for(project, dataset, preset, changes)
    if not terminal.json:
        for remark in found.remarks:
            terminal.warn(remark)
    return write_run(project, dataset, spec, name)


def spec_for(project: Project, dataset: Dataset, preset: str, changes: dict[str, Any]) -> EfficientDetSpec:
    """What a preset says for these pictures, with what the project and then the person changes."""
    return spec_from(options.overlaid(recipe.PRESETS[preset](dataset), project.training, changes))


def _to_resume(arguments: argparse.Namespace) -> RunFolder:
    """The run to go on with; everything about it is settled, so nothing else may be given."""
    extra = ["PROJECT"] if arguments.project else []
    extra += [options.flag(name) for name in options.given(arguments)]
    extra += ["--name"] if arguments.name else []
    if extra:
        hint = "Leave it out, or start a new run: --uri RUN starts from the weights of an old one."
        raise UserError(f"A resumed run keeps its settings, so {', '.join(extra)} cannot be used.", hint=hint)
    folder = RunFolder(arguments.resume.absolute())
    folder.check()
    if folder.state() == "completed":
        raise UserError("is complete, there is nothing to go on with", where=str(folder.path))
    return folder


def follow(folder: RunFolder, terminal: Terminal, *, resume: bool = False, stream: bool = True) -> events.Terminal:
    """Runs the trainer and shows what it says until its one terminal event; stream: see `Watcher`."""
    batch_size = EfficientDetSpec.read(folder.spec).batch_size
    folder = supervise.own_part(folder)
    with Watcher(terminal, stream=stream) as watcher, _stops_on_ctrl_c(folder, terminal):
        for event in supervise.train(folder, resume=resume, batch_size=batch_size):
            watcher.show(event)
            if isinstance(event, events.Terminal):
                return event
    raise AssertionError("the supervisor ends every session with a terminal event")


def exit_code(ended: events.Terminal, folder: RunFolder, terminal: Terminal) -> int:
    """0 when completed, 130 when stopped, 1 when failed; says what can be done next."""
    match ended:
        case events.Finished(reason="completed"):
            if supervise.own_part(folder).worker:
                terminal.say("The first machine of TF_CONFIG has the weights; go on there.")
            else:
                terminal.say(f"Next: effdet evaluate {folder.path}\n      effdet export {folder.path}")
            return 0
        case events.Finished():
            where = " (on every machine)" if supervise.is_shared(folder) else ""
            terminal.say(f"Go on with: effdet train --resume {folder.path}{where}")
            return 130
        case events.Failed():
            terminal.note(f"Details: {supervise.own_part(folder).log}")
            return 1


@contextmanager
def _stops_on_ctrl_c(folder: RunFolder, terminal: Terminal) -> Iterator[None]:
    """The first Ctrl-C asks for a stop after the step, the second ends the reader, and the trainer with it."""
    if threading.current_thread() is not threading.main_thread():  # which alone hears of Ctrl-C
        yield
        return
    asked = False

    def asked_to_stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        folder.request_stop()
        terminal.note("Stopping after this step; press Ctrl-C again to end it at once.")

    before = signal.signal(signal.SIGINT, asked_to_stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _hparam_keys() -> str:
    """The keys that can be changed, with their defaults and meaning."""
    shown = [item for item in declared(hparams.ModelConfig) if not item.facts.fixed and item.facts.help]
    return "\n".join(f"  {item.name}={_shown(item.default)}  {item.facts.help}" for item in shown)


def _shown(default: Any) -> str:
    """A default as it would be typed."""
    return "[" + ",".join(map(str, default)) + "]" if isinstance(default, tuple) else str(default)
