#!/usr/bin/env python3
"""Proves the README's two commands on a machine that has nothing: sets them up and runs them as they are written.

    python3 packaging/fresh_machine.py                          a fresh clone, an empty home, empty caches
    sudo python3 packaging/fresh_machine.py --root /srv/fresh   a new Debian in that folder, with Python alone
    … --quick        the set-up, `effdet doctor` and a collection of the tests instead of the demo and all tests

What is committed is proved, not what lies around. Options for networks with a mirror of their own: --mirror URL for
debootstrap, and --carry FILE (any number) for files such as pip's or apt's settings that the new root gets too.
Ends with 0 when every command ended with 0; the output stays in DIR/fresh-machine.log.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEMO, TEST = ["python3", "run.py", "demo"], ["python3", "run.py", "test"]
QUICK = (["python3", "run.py", "effdet", "doctor"], ["python3", "run.py", "test", "--collect-only", "-q"])
PACKAGES = "python3,ca-certificates"
CHECKOUT = "/srv/effdet-studio"
KEPT = ("PATH", "LANG", "TZ", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


def main() -> int:
    """Runs everything and says how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, help="make a Debian in this new folder and work in it (needs root)")
    parser.add_argument("--suite", default="bookworm", help="which Debian or Ubuntu (default: %(default)s)")
    parser.add_argument("--mirror", help="where debootstrap gets it")
    parser.add_argument("--carry", type=Path, action="append", default=[], help="a file that the new root gets too")
    parser.add_argument("--quick", action="store_true", help="set up and look, without the demo and the tests")
    arguments = parser.parse_args()
    commands = QUICK if arguments.quick else (DEMO, TEST)
    place = arguments.root.absolute() if arguments.root else Path(tempfile.mkdtemp(prefix="fresh-machine-"))
    enter = in_new_debian(place, arguments) if arguments.root else in_fresh_home(place)
    results = [(command, *timed(enter, command, place / "fresh-machine.log")) for command in commands]
    for command, code, seconds in results:
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {seconds / 60:5.1f} min  {' '.join(command)}")
    print(f"Everything they said: {place / 'fresh-machine.log'}")
    return 0 if all(code == 0 for _, code, _ in results) else 1


def in_fresh_home(place: Path) -> list[str]:
    """How to run a command in a clone, with nothing of the person's environment, caches or settings."""
    clone = place / "effdet-studio"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    home = place / "home"
    home.mkdir()
    kept = [f"{name}={os.environ[name]}" for name in KEPT if name in os.environ]
    return ["env", "-i", "-C", str(clone), f"HOME={home}", f"XDG_CACHE_HOME={home / 'cache'}", *kept]


def in_new_debian(place: Path, arguments: argparse.Namespace) -> list[str]:
    """How to run a command in a new Debian, which is made first, with Python and what is committed here."""
    debian(place, arguments.suite, arguments.mirror, arguments.carry, packages=PACKAGES)
    copy = place / CHECKOUT.lstrip("/")
    copy.mkdir(parents=True)
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", "HEAD"], check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(copy)], input=archive, check=True)
    return inside(place, CHECKOUT)


def debian(place: Path, suite: str, mirror: str | None, carry: list[Path], *, packages: str) -> None:
    """Makes the smallest Debian there is in an empty folder. carry: files of this machine that it gets too."""
    if os.geteuid() != 0:
        raise SystemExit("A new Debian needs root: debootstrap makes a system that belongs to it.")
    if place.exists() and any(place.iterdir()):
        raise SystemExit(f"{place} is not empty. Name a new folder with --root.")
    if not shutil.which("debootstrap"):
        raise SystemExit("debootstrap is missing: apt-get install debootstrap")
    command = ["debootstrap", "--variant=minbase", f"--include={packages}", suite, str(place)]
    subprocess.run([*command, *([mirror] if mirror else [])], check=True)
    for file in (Path("/etc/resolv.conf"), *carry):
        target = place / file.absolute().relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def inside(place: Path, folder: str) -> list[str]:
    """How to run a command in a Debian, in one of its folders, with nothing of this machine's environment."""
    kept = [f"{name}={os.environ[name]}" for name in KEPT if name in os.environ and name != "PATH"]
    path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    # /proc, /dev and /sys of its own, which go with it: a test that hangs leaves nothing mounted. MediaPipe needs /sys.
    devices = " && ".join(f"mount --rbind /{name} {place}/{name}" for name in ("dev", "sys"))
    mounts = f"mount -t proc proc {place}/proc && {devices} && exec chroot {place} "
    inner = f'env -i -C {folder} HOME=/srv {path} {" ".join(kept)} "$@"'
    return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", mounts + inner, "sh"]


def timed(enter: list[str], command: list[str], log: Path) -> tuple[int, float]:
    """The exit code of a command and how many seconds it took; what it says goes to the terminal and the log."""
    print(f"\n== {' '.join(command)}", flush=True)
    began = time.monotonic()
    with log.open("ab") as file:
        file.write(f"\n== {' '.join(command)}\n".encode())
        process = subprocess.Popen([*enter, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert process.stdout
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.flush()
            file.write(line)
        code = process.wait()
    return code, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
