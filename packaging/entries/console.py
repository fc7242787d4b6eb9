"""The bundle's console program: `effdet`, and the Python of its own child processes."""

import sys

from effdet_core.children import serve_as_python

if __name__ == "__main__" and not serve_as_python():
    from effdet_core.cli.main import main

    sys.exit(main())
