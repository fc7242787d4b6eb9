"""`effdet-studio`, the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Says what there is until the window arrives; 1, because it did not open."""
    print(
        "The window arrives in a later version. Until then everything is on the command line:\n"
        "  effdet demo      makes sample photos, trains on them and shows what it finds\n"
        "  effdet --help    says the rest",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
