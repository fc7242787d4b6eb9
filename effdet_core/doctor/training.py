"""Whether TensorFlow starts, and which GPUs it takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import msgspec

from effdet_core import children, tasks
from effdet_core.doctor.finding import Finding, bad, note, ok, words
from effdet_core.doctor.machine import Card, cards
from effdet_core.errors import RunError, UserError

START_SECONDS = 180.0
"""After so long TensorFlow counts as not starting; on a slow disk the first time takes a minute."""
OLDEST_DRIVER = 525
"""Of NVIDIA's drivers for Linux, the first that runs programs made for any CUDA 12."""
_AGAIN = words("Set the packages up again: remove the folder .venv, then python3 run.py effdet doctor")
_INSTALL_AGAIN = words("Install this program again; keep your projects, they are elsewhere.")


class AbilityRequest(msgspec.Struct, frozen=True):
    """Nothing to say."""


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A GPU that TensorFlow can use."""

    name: str


class Ability(msgspec.Struct, frozen=True, kw_only=True):
    """What TensorFlow says of itself. problem: why it does not compute, or ""."""

    version: str = ""
    problem: str = ""
    gpus: tuple[Device, ...] = ()


def tensorflow(tell: tasks.Tell) -> Iterator[Finding]:
    """In a process of its own: where it cannot start, it may die without a word. tell: as in `tasks.run`."""
    found = ability(tell)
    yield _starts(found)
    if not found.problem:
        yield gpu(found, cards(), sys.platform)


def ability(tell: tasks.Tell) -> Ability:
    """Asks TensorFlow; waits for it no longer than `START_SECONDS`."""
    until = time.monotonic() + START_SECONDS

    def told(done: int, total: int, what: str) -> None:
        tell(done, total, what)
        if time.monotonic() > until:
            raise RunError("does not start within three minutes")

    try:
        return tasks.run("effdet_core.nn.capable", AbilityRequest(), Ability, told)
    except UserError as e:
        return Ability(problem=e.problems[0].message)


def _starts(found: Ability) -> Finding:
    if found.problem:
        remedy = _INSTALL_AGAIN if children.is_bundle() else _AGAIN
        return bad("TensorFlow", "does not start: {problem}", remedy, problem=found.problem)
    return ok("TensorFlow", "{version} starts and computes", version=found.version)


def gpu(found: Ability, there: tuple[Card, ...], system: str) -> Finding:
    """What TensorFlow uses of what is there. system: as `sys.platform` names it."""
    if found.gpus:
        driver = next((card.driver for card in there if card.driver), "?")
        names = ", ".join(_described(device, there) for device in found.gpus)
        return ok("GPU and driver", "TensorFlow uses {names}; driver {driver}", names=names, driver=driver)
    if not there:
        return note("GPU and driver", "no NVIDIA card found", _without(system))
    names = ", ".join(card.name for card in there)
    driver = there[0].driver
    if system == "linux" and not driver:
        remedy = words("Install NVIDIA's driver for it, then restart the computer. Without it training is only slower.")
        return note("GPU and driver", "{names}, but no driver is at work", remedy, names=names)
    if system == "linux" and _major(driver) < OLDEST_DRIVER:
        remedy = words("Update NVIDIA's driver to version {oldest} or later. Without it training is only slower.")
        facts = {"names": names, "driver": driver, "oldest": OLDEST_DRIVER}
        return note("GPU and driver", "{names}; its driver {driver} is too old for TensorFlow", remedy, **facts)
    text = words("{names}, driver {driver}; TensorFlow does not use it")
    return note("GPU and driver", text, _unused(system), names=names, driver=driver or "?")


def _without(system: str) -> str:
    if system == "darwin":
        return words("Training works, only slower: TensorFlow has no GPU on a Mac.")
    return words("Training works, only slower. A GPU of NVIDIA makes it much faster, on Linux.")


def _unused(system: str) -> str:
    if system == "win32":
        return words("On Windows TensorFlow has no GPU: train in WSL (Linux inside Windows), or on another computer.")
    if children.is_bundle():
        return words("This program brings no CUDA. For the GPU, set it up from its source code: see the README.")
    return words("Install what TensorFlow needs for it: pip install 'tensorflow[and-cuda]'")


def _described(device: Device, there: tuple[Card, ...]) -> str:
    memory = next((card.memory_gb for card in there if card.name == device.name and card.memory_gb), 0.0)
    return f"{device.name} ({memory:.0f} GB)" if memory else device.name


def _major(version: str) -> int:
    first = version.split(".")[0]
    return int(first) if first.isdigit() else 0
