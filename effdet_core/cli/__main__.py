"""`python -m effdet_core.cli` is the command `effdet`."""

import sys

from effdet_core.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
