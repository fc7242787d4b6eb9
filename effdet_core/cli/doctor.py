"""Looks at everything a training, an export and the window need on this computer, and says how to mend what is missing.

What it prints holds no names and no folders of yours, and can be published. With --tpu, or --strategy workers, it looks
instead for the machines that such a training needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import assert_never

from effdet_core import doctor, helpers
from effdet_core.cli.terminal import Terminal
from effdet_core.doctor.finding import Finding, bad, note, ok
from effdet_core.doctor.report import lines, public
from effdet_core.project import Project

SUMMARY = "check that this computer is ready"
EXAMPLES = """\
  effdet doctor
  effdet doctor bees                             can be written there, can its class names be drawn?
  effdet doctor --json
  effdet doctor --tpu grpc://10.0.0.2:8470       does it answer?
  effdet doctor --tpu my-tpu --gcp-project ours --tpu-zone europe-west4-a
  effdet doctor --strategy workers               the machines of TF_CONFIG
  effdet doctor --strategy gpus
"""
_STYLES = {"ok": "", "note": "yellow", "bad": "bold red"}


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet doctor`."""
    parser.add_argument("project", nargs="?", type=Path, metavar="PROJECT", help="look at this project's folder too")
    group = parser.add_argument_group("other machines")
    group.add_argument("--strategy", choices=("gpus", "tpu", "workers"), help="look for what this needs")
    group.add_argument("--tpu", metavar="NAME", help="name of a Cloud TPU, or its address as grpc://HOST:PORT")
    group.add_argument("--gcp-project", metavar="TEXT", help="its Google Cloud project, where it is not the usual")
    group.add_argument("--tpu-zone", metavar="TEXT", help="its Google Cloud zone, where it is not the usual")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Looks at everything; 0 when nothing is bad. Raises `UserError` for what is no project."""
    wanted = helpers.ReachRequest(
        strategy="tpu" if arguments.tpu else arguments.strategy,
        tpu=arguments.tpu,
        gcp_project=arguments.gcp_project,
        tpu_zone=arguments.tpu_zone,
    )
    around = _around(arguments.project)
    # The addresses of machines are what was asked for: they are said as they are.
    secrets = doctor.Secrets() if wanted.strategy else around.secrets()
    states, said = set(), []
    for found in machines(wanted) if wanted.strategy else doctor.look(around):
        shown = found if wanted.strategy else public(found, secrets)
        for number, line in enumerate(lines(shown)):
            terminal.say(line, style="" if number else _STYLES[found.state])
        states.add(found.state)
        said.append(asdict(doctor.said(shown)))
    terminal.result(said)
    return 1 if "bad" in states else 0


def _around(project: Path | None) -> doctor.Surroundings:
    if project is None:
        return doctor.Surroundings()
    opened = Project.open(project)
    return doctor.Surroundings(opened.path, tuple(known.name for known in opened.classes))


def machines(wanted: helpers.ReachRequest) -> Iterator[Finding]:
    """What of the machines of a training can be reached. Raises `UserError` where the names mean nothing."""
    for seen in helpers.reach(wanted):
        facts = {"name": seen.name or "GPU", "why": seen.detail}
        match seen.kind:
            case "gpu":
                yield ok("{name}", "TensorFlow can use it ({why})", **facts)
            case "no gpu":
                remedy = "Training works, only slower. `effdet doctor` looks for cards and drivers."
                yield note("{name}", "none that TensorFlow can use", remedy, **facts)
            case "answers":
                yield ok("{name}", "something answers there", **facts)
            case "not yet":
                text = "the machine is there; nothing listens at this port yet"
                yield note("{name}", text, "Right until the training is started there; wrong for a TPU.", **facts)
            case "here":
                yield ok("{name}", "this machine, and the port is free", **facts)
            case "taken":
                yield bad("{name}", "this machine, and the port is taken: {why}", "Name another.", **facts)
            case "silent":
                remedy = "Check the address, that the machine runs, and the network and firewall."
                yield bad("{name}", "nobody answers: {why}", remedy, **facts)
            case _:
                assert_never(seen.kind)
