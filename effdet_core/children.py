"""How this program starts Python processes of its own: from a bundle too, which has no Python beside it.

In a bundle `sys.executable` is the program itself. Its executables call `serve_as_python` before anything else, so that
they do what `python -m MODULE …` and `python -c CODE …` do.
"""

from __future__ import annotations

import multiprocessing
import runpy
import sys

AS_PYTHON = "--as-python"
"""The first argument of a bundle's executable that is to be a Python."""


def is_bundle() -> bool:
    """Whether this program runs out of a bundle."""
    return bool(getattr(sys, "frozen", False))


def python(*arguments: str) -> list[str]:
    """The command of a Python with `arguments`, which begin with -m MODULE or -c CODE."""
    return [sys.executable, *([AS_PYTHON] if is_bundle() else []), *arguments]


def serve_as_python() -> bool:
    """In a bundle's executable: does what `python` asked for and says True, or says False when it was not asked."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] != [AS_PYTHON]:
        return False
    option, what, *rest = sys.argv[2:]
    sys.argv = [what, *rest]
    if option == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    elif option == "-c":
        exec(compile(what, "<bundle>", "exec"), {"__name__": "__main__"})
    else:
        raise SystemExit(f"{option} is neither -m nor -c")
    return True
