"""Proves a .deb in a new Debian without Python: installs it, opens the window, and runs the demo to its end.

    sudo python3 packaging/linux/prove_bundle.py dist/effdet-studio_0.1.0_amd64.deb --root /srv/bundle-root

For networks with a mirror of their own: --mirror and --carry, as in packaging/fresh_machine.py. --quick leaves out the
demo. Ends with 0 when everything worked; the demo's pictures stay in the root.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fresh_machine import debian, inside

SECONDS = 20
PLACE = "/srv/trial"


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
    root = arguments.root.absolute()
    debian(root, arguments.suite, arguments.mirror, arguments.carry, packages="ca-certificates")
    shutil.copyfile(arguments.package, root / "srv" / "package.deb")
    (root / PLACE.lstrip("/")).mkdir()
    enter = inside(root, PLACE)
    steps = {
        "there is no Python": "! command -v python3",
        "it installs": "apt-get update -q && apt-get install -q -y --no-install-recommends /srv/package.deb",
        "the command line answers": "effdet --version && effdet doctor",
        "the window opens": f"QT_QPA_PLATFORM=offscreen timeout --preserve-status -s INT {SECONDS} effdet-studio",
        "the demo runs": "effdet demo --out demo && test -s demo/found.png",
    }
    if arguments.quick:
        del steps["the demo runs"]
    for title, command in steps.items():
        code = subprocess.run([*enter, "sh", "-c", command], check=False).returncode
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {title}", flush=True)
        if code != 0:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
