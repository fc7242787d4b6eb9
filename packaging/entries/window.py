"""The bundle's window: `effdet-studio`, and the Python of its own child processes."""

import sys

from effdet_core.children import serve_as_python

if __name__ == "__main__" and not serve_as_python():
    from app.__main__ import main

    sys.exit(main())
