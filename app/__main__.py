"""`effdet-studio [PROJECT]`, the window."""

from __future__ import annotations

import gc
import sys

COLLECT = (10_000, 10, 5)
"""Looking for rubbish less often. What a window is made of stays, and going through it again and again takes time."""
USAGE = """\
usage: effdet-studio [PROJECT]

Opens the window, with a project's folder or with the start screen.

  -h, --help     this text
  --version      the version
"""


def main() -> int:
    """Opens the window and stays until it closes."""
    arguments = sys.argv[1:]
    if set(arguments) & {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0
    if "--version" in arguments:
        from effdet_core import __version__

        sys.stdout.write(f"effdet-studio {__version__}\n")
        return 0
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) > 1 or len(paths) < len(arguments):
        sys.stderr.write(f"{USAGE}\neffdet-studio: cannot understand {' '.join(arguments)}\n")
        return 2
    gc.set_threshold(*COLLECT)
    from app.studio import run  # Qt, which --help does without

    return run(paths[0] if paths else None)


if __name__ == "__main__":
    sys.exit(main())
