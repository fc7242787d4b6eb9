"""The computer itself: Python, processor, memory, and the graphics cards as the system sees them."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from effdet_core import children
from effdet_core.doctor.finding import Finding, bad, note, ok, words

OLDEST, NEWEST = (3, 11), (3, 13)
MEMORY_GB = 4
"""What a training of the smallest model takes with a small batch."""
_NVIDIA = "0x10de"
_DISPLAY_CLASS = "0x03"
_AVX_ON_WINDOWS = 39
"""PF_AVX_INSTRUCTIONS_AVAILABLE of Windows' IsProcessorFeaturePresent."""
_SECONDS = 20.0
_UNLIMITED = 2**60


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card of NVIDIA. driver: its version, or "" where none is at work."""

    name: str
    driver: str = ""
    memory_gb: float = 0.0


def system() -> str:
    """Which system this is, for the head of a report."""
    name = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    release = platform.mac_ver()[0] or platform.release()
    with suppress(OSError):
        name = platform.freedesktop_os_release().get("PRETTY_NAME", name)
    beneath = " (WSL)" if "microsoft" in platform.release().lower() else ""
    return f"{name}{beneath} · {release} · {platform.machine()}"


def python() -> Iterator[Finding]:
    """Whether this Python is one of those that are tested."""
    good = OLDEST <= sys.version_info[:2] <= NEWEST and sys.maxsize > 2**32
    facts = {"version": platform.python_version(), "system": f"{platform.system()} {platform.machine()}"}
    if children.is_bundle():
        yield ok("Python", "{version} on {system}, the program's own", **facts)
    elif good:
        yield ok("Python", "{version} on {system}", **facts)
    else:
        yield bad("Python", "{version} on {system}", "Use a 64-bit Python 3.11, 3.12 or 3.13.", **facts)


def processor() -> Iterator[Finding]:
    """How many cores there are for us, and whether TensorFlow can run on them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if has_avx() is False:
        remedy = words("TensorFlow needs a processor with AVX, of 2012 or later; train on another computer.")
        yield bad("Processor", "{cores} cores without AVX", remedy, cores=cores)
    elif cores > 1:
        yield ok("Processor", "{cores} cores", cores=cores)
    else:
        yield note("Processor", "one core", "Training will be slow on one core.")


def has_avx(info: Path = Path("/proc/cpuinfo")) -> bool | None:
    """Whether the processor has the instructions TensorFlow is compiled for; None where nobody says."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return None
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_AVX_ON_WINDOWS))
    try:
        flags = re.search(r"^flags\s*:(.*)$", info.read_text("utf-8", errors="replace"), re.MULTILINE)
    except OSError:
        return None
    return "avx" in flags.group(1).split() if flags else None


def memory() -> Iterator[Finding]:
    """Whether a training of the smallest model fits."""
    seen = psutil.virtual_memory()
    limit = memory_limit()
    total = min(seen.total, limit) / 1e9
    free = min(seen.available, limit) / 1e9
    facts = {"free": f"{free:.1f}", "total": f"{total:.1f}"}
    if free >= MEMORY_GB:
        yield ok("Memory", "{free} of {total} GB free", **facts)
        return
    remedy = words("Close other programs, or train the smallest model with a smaller batch (--batch-size 4).")
    yield note("Memory", "{free} of {total} GB free", remedy, **facts)


def memory_limit(groups: Path = Path("/sys/fs/cgroup")) -> int:
    """What a container may take, bytes; very much where there is no limit."""
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError):
            return int((groups / name).read_text())
    return _UNLIMITED


def cards() -> tuple[Card, ...]:
    """NVIDIA's cards: by their driver's own tool, else by what sits on the bus, which needs no driver."""
    return _by_driver() or _by_bus()


def _by_driver() -> tuple[Card, ...]:
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return ()
    command = [tool, "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader,nounits"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return parsed(done.stdout) if done.returncode == 0 else ()


def parsed(table: str) -> tuple[Card, ...]:
    """Cards from the lines of nvidia-smi: name, version of the driver, MiB of memory."""
    found = []
    for line in table.splitlines():
        parts = [part.strip() for part in line.split(",")]
        if len(parts) == 3:
            memory = float(parts[2]) * 2**20 / 1e9 if parts[2].isdigit() else 0.0
            found.append(Card(parts[0], parts[1], memory))
    return tuple(found)


def _by_bus(devices: Path = Path("/sys/bus/pci/devices")) -> tuple[Card, ...]:
    found = []
    for device in sorted(devices.glob("*")):
        with suppress(OSError):
            vendor, kind = ((device / name).read_text().strip() for name in ("vendor", "class"))
            if vendor == _NVIDIA and kind.startswith(_DISPLAY_CLASS):
                found.append(Card("NVIDIA"))
    return tuple(found)
