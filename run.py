#!/usr/bin/env python3
"""Sets up what is missing, then runs EffDet Studio.

    python3 run.py          open the window (`python3 run.py window PROJECT` opens a project in it)
    python3 run.py demo     make sample photos, train on them, export and try the detector (a few minutes)
    python3 run.py test     check the code and run the tests (20 minutes; `test --thorough`: those for a release too)
    python3 run.py effdet   the command line, for example: python3 run.py effdet --help

On Windows: py run.py demo. The first call downloads about 1 GB into the folder .venv; later calls start at once.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
APT_LIST = ROOT / "packaging" / "linux" / "apt-packages.txt"
UNFINISHED = VENV / "set-up-unfinished"
OLDEST, NEWEST = (3, 11), (3, 13)
FREE_GB_NEEDED = 5
TEST_EXTRAS = "test,docs,imagenet"
AT_ONCE = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile", "--no-loadscope-reorder"]
CHECKS = (
    ("format", ["ruff", "format", "--check", "."]),
    ("rules", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    ("layers", ["lint-imports"]),
    ("quick tests", ["pytest", "-q", "-m", "not slow and not window", *AT_ONCE]),
    ("window tests", ["pytest", "-q", "tests/app", "-m", "not slow", *AT_ONCE]),
    ("slow tests", ["pytest", "-q", "-m", "slow", *AT_ONCE]),
)
THOROUGH = ("thorough tests", ["pytest", "-q", "-m", "thorough", "--thorough", *AT_ONCE])
CAUSES = (
    (r"No space left|Errno 28|disk full", "The disk is full.", "Free some space, then run the same command again."),
    (
        r"Temporary failure in name|NewConnection|ConnectionError|Max retries|timed out|ProxyError|getaddrinfo",
        "The packages could not be downloaded: no connection.",
        "Check the network and proxy (HTTPS_PROXY), then run the same command again; it goes on where it stopped.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "A package does not exist for this computer or this version of Python.",
        "Use a 64-bit Python 3.11, 3.12 or 3.13 on Linux x86-64, Windows or macOS.",
    ),
    (r"Permission denied|Access is denied", "A file may not be written.", "Use a copy of this folder that you own."),
)


class SetupError(Exception):
    """Why it cannot go on, and what to do."""


def main(arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if command not in ("", "window", "demo", "test", "effdet"):
        print(f"There is no command {command!r}.")
        print("\n" + (__doc__ or "").partition("\n\n")[2])
        return 2
    try:
        set_up("test" if command == "test" else "run")
    except SetupError as e:
        print(f"\n{e}", file=sys.stderr)
        return 1
    if command == "test":
        return check(rest)
    if command in ("", "window"):
        return start(["-m", "app", *rest])
    return start(["-m", "effdet_core.cli", *(["demo"] if command == "demo" else []), *rest])


def start(arguments: list[str]) -> int:
    """Becomes the program; on Windows, which cannot, waits for it."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(PYTHON, [str(PYTHON), *arguments])
    return subprocess.call([str(PYTHON), *arguments])


def check(arguments: list[str]) -> int:
    """Every check with a summary at the end; with other arguments than --thorough, only pytest with them."""
    thorough = arguments == ["--thorough"]
    if arguments and not thorough:
        return subprocess.call([str(BIN / f"pytest{EXE}"), *arguments], cwd=ROOT)
    results = {}
    for title, (tool, *options) in (*CHECKS, THOROUGH) if thorough else CHECKS:
        print(f"\n== {title}: {tool} {' '.join(options)}", flush=True)
        results[title] = subprocess.call([str(BIN / f"{tool}{EXE}"), *options], cwd=ROOT) == 0
    print("\n" + "\n".join(f"{'ok    ' if passed else 'FAILED'}  {title}" for title, passed in results.items()))
    return 0 if all(results.values()) else 1


def set_up(purpose: str) -> None:
    """Makes the virtual environment hold what `purpose` ('run' or 'test') needs; quick when it does already."""
    wanted = fingerprint()
    if PYTHON.exists() and any(stamp_says(name, wanted) for name in {purpose, "test"}):
        return
    print(f"Setting up in {VENV} (once; this takes a few minutes)", flush=True)
    base = base_python()
    enough_space()
    system_packages(purpose, base)
    make_environment(base)
    UNFINISHED.touch()
    install_packages(["-e", f"{ROOT}[{TEST_EXTRAS}]" if purpose == "test" else str(ROOT)])
    UNFINISHED.unlink()
    stamp(purpose).write_text(wanted)
    print("Set up.\n", flush=True)


def fingerprint() -> str:
    """Changes when the environment must be made or completed anew."""
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for path in (ROOT / "pyproject.toml", ROOT / "constraints.txt", APT_LIST):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp(purpose: str) -> Path:
    return VENV / f"set-up-for-{purpose}"


def stamp_says(purpose: str, wanted: str) -> bool:
    try:
        return stamp(purpose).read_text() == wanted
    except OSError:
        return False


def base_python() -> str:
    """This Python if it suits, else one of the PATH that does."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise SetupError(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version.split()[0]}.\n"
        "  → Install one of them from python.org or your system's packages, then run the same command with it."
    )


def enough_space() -> None:
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < FREE_GB_NEEDED and not VENV.exists():
        raise SetupError(
            f"{FREE_GB_NEEDED} GB of free disk space are needed here, {free:.1f} GB are left.\n"
            "  → Free some space, or move this folder to a larger disk."
        )


def system_packages(purpose: str, base: str) -> None:
    """On Debian and Ubuntu, installs what is missing of the list; without root it says the command."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return
    missing = missing_packages({"always", purpose}, base)
    if missing and os.geteuid() != 0:
        raise SetupError(f"System packages are missing.\n  → Run: sudo apt-get install -y {' '.join(missing)}")
    if missing and (done := apt_install(missing)).returncode:
        raise explained(done.stderr, f"apt-get could not install {' '.join(missing)}.")
    if os.geteuid() == 0 and (wishes := missing_packages({f"{purpose}?"}, base)):
        apt_install(wishes)


def missing_packages(kinds: set[str], base: str) -> list[str]:
    """Those of the list that are of these kinds and not installed."""
    listed = [line.split()[:2] for line in APT_LIST.read_text("utf-8").splitlines() if line and line[0] != "#"]
    here = installed_packages()
    if has_ensurepip(base):
        here.add("python3-venv")  # a Python that is not the system's brings its own
    return [name for name, when in listed if when in kinds and name not in here]


def apt_install(packages: list[str]) -> subprocess.CompletedProcess[str]:
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *command], env=quiet, capture_output=True, text=True, check=False)
    return done


def installed_packages() -> set[str]:
    """Names of all that are installed, and of what they stand in for: newer systems have libglib2.0-0t64."""
    query = ["dpkg-query", "-W", "-f=${db:Status-Status}\\t${Package}\\t${Provides}\\n"]
    lines = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    here = [(name, provides) for status, name, provides in rows if status == "installed"]
    stood_in_for = {part.split()[0] for _, provides in here for part in provides.split(",") if part.strip()}
    return {name for name, _ in here} | stood_in_for


def has_ensurepip(base: str) -> bool:
    return subprocess.run([base, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


def make_environment(base: str) -> None:
    """A fresh environment, unless a whole one of the same Python is there."""
    if not UNFINISHED.exists() and version_of(str(PYTHON)) == version_of(base):
        return
    print("Making the virtual environment", flush=True)
    command = [base, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise explained(done.stdout + done.stderr, "The virtual environment could not be made.")


def version_of(python: str) -> str:
    """Its version, where it runs and has pip; else nothing."""
    show = "import sys; print(sys.version)"
    try:
        if python == str(PYTHON):
            subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=True)
        return subprocess.run([python, "-c", show], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def install_packages(wanted: list[str]) -> None:
    """Runs pip, showing what it fetches."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar", "off", "-c", str(ROOT / "constraints.txt"), *wanted]
    last = deque(maxlen=60)  # type: deque[str]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout or ():
            last.append(line)
            shown = re.match(r"\s*(Downloading \S+ \([\d.]+ [MG]B\)|Installing collected packages)", line)
            if shown:
                print(f"  {shown[1]}", flush=True)
    if pip.returncode:
        raise explained("".join(last), "The packages could not be installed.")


def explained(output: str, otherwise: str) -> SetupError:
    """The cause in one sentence where the output names one that is known."""
    for pattern, sentence, hint in CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return SetupError(f"{sentence}\n  → {hint}")
    tail = "\n".join(output.strip().splitlines()[-8:])
    return SetupError(f"{otherwise}\n  → The end of its output may say why:\n{tail}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
