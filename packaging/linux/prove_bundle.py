"""Proves a .deb or a .tar.xz in a new Debian without Python: installs it, opens the window, runs the demo to its end.

    sudo python3 packaging/linux/prove_bundle.py dist/effdet-studio_0.1.0_amd64.deb --root /srv/bundle-root

An archive is unpacked, and what its README.txt says to type is typed. For networks with a mirror of their own: --mirror
and --carry, as in packaging/fresh_machine.py. --quick leaves out the demo. Ends with 0 when everything worked; the
demo's pictures stay in the root.
"""

from __future__ import annotations

import argparse
import shutil
import struct
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fresh_machine import debian, inside

SECONDS = 20
NAME, PLACE = "effdet-studio", "/srv/trial"
SCREEN = "screen.xwd"
FEWEST_COLOURS, LARGEST_SHARE = 50, 0.98
"""Of a screen with a window: letters have soft edges, and no colour takes it all."""
GET = "apt-get install -q -y --no-install-recommends"
STILL_OPEN = f"timeout -s INT {SECONDS} effdet-studio; test $? = 124"
"""`timeout` ends with 124 only when it was it that ended the program."""


@dataclass(frozen=True)
class Kind:
    """How one kind of file comes onto a machine. folder: where the programs are then. install: the command for that."""

    folder: str
    install: str


DEB = Kind(f"/opt/{NAME}", f"{GET} /srv/package.deb")
ARCHIVE = Kind(
    "/srv/effdet-studio",
    f"{GET} xz-utils shared-mime-info && mkdir /srv/effdet-studio && "
    "tar -xf /srv/package.tar.xz -C /srv/effdet-studio --strip-components=1 && cd /srv/effdet-studio && "
    f"sed -n 's/^  //p' README.txt | sed 's/^sudo apt-get install/{GET}/' > /srv/typed && "
    "sh -ex /srv/typed && grep -q /srv/effdet-studio/ /srv/.local/share/applications/effdet-studio.desktop && "
    "ln -s /srv/effdet-studio/effdet /srv/effdet-studio/effdet-studio /usr/local/bin/",
)


def main() -> int:
    """Every step says whether it worked; the first that did not ends it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("--root", type=Path, required=True, help="a new folder")
    parser.add_argument("--suite", default="bookworm", help="which Debian or Ubuntu (default: %(default)s)")
    parser.add_argument("--mirror", help="where debootstrap gets it")
    parser.add_argument("--carry", type=Path, action="append", default=[], help="a file that the new root gets too")
    parser.add_argument("--quick", action="store_true", help="without the demo")
    arguments = parser.parse_args()
    kind = DEB if arguments.package.suffix == ".deb" else ARCHIVE
    root = arguments.root.absolute()
    debian(root, arguments.suite, arguments.mirror, arguments.carry, packages="ca-certificates")
    shutil.copyfile(arguments.package, root / "srv" / ("package.deb" if kind is DEB else "package.tar.xz"))
    (root / PLACE.lstrip("/")).mkdir()
    enter = inside(root, PLACE)
    for title, command in steps(kind, demo=not arguments.quick).items():
        code = subprocess.run([*enter, "sh", "-c", command], check=False).returncode
        if code == 0 and title == "the window draws":
            code = 0 if is_drawn((root / PLACE.lstrip("/") / SCREEN).read_bytes()) else 1
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {title}", flush=True)
        if code != 0:
            return 1
    return 0


def steps(kind: Kind, *, demo: bool) -> dict[str, str]:
    """What is tried, in this order, and the command for it."""
    guide = f"{kind.folder}/_internal/resources/guide"
    tried = {
        "there is no Python": "! command -v python3",
        "it installs": f"apt-get update -q && {kind.install}",
        "the command line answers": "effdet --version && effdet doctor",
        "the guide is in it": f"test -s {guide}/index.html && test -s {guide}/guide/labelling.md",
        "the window stays open": f"QT_QPA_PLATFORM=offscreen {STILL_OPEN}",
        "the window draws": f"{GET} xvfb || exit 1; {on_a_screen(STILL_OPEN)}",
        "the demo runs": "effdet demo --out demo && test -s demo/found.png",
    }
    if not demo:
        del tried["the demo runs"]
    return tried


def on_a_screen(command: str) -> str:
    """With an X server of its own, which leaves in SCREEN what it showed just before the command ended."""
    screen = "Xvfb :7 -screen 0 1280x800x24 -fbdir . > /dev/null 2>&1 & screen=$!"
    keep = f"(sleep {SECONDS - 2}; cp Xvfb_screen0 {SCREEN}) & "
    return f"{screen}; sleep 2; export DISPLAY=:7; {keep}{command}; code=$?; kill $screen; exit $code"


def is_drawn(screen: bytes) -> bool:
    """Whether an XWD file of 32 bits a pixel shows more than an empty screen. Its header: 25 numbers of 4 bytes."""
    header = struct.unpack(">25I", screen[:100])
    height, line, colours = header[5], header[12], header[19]
    start = header[0] + 12 * colours
    pixels = Counter(memoryview(screen[start : start + height * line]).cast("I"))
    return len(pixels) >= FEWEST_COLOURS and max(pixels.values()) < LARGEST_SHARE * sum(pixels.values())


if __name__ == "__main__":
    sys.exit(main())
