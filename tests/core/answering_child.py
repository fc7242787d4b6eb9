"""The other side of `effdet_core.tasks.run` in tests. Run as a module; what it does, the request says."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import msgspec

from effdet_core.errors import Problem, UserError
from effdet_core.tasks import Tell, serve


class Asked(msgspec.Struct, frozen=True):
    """do: one of the names below."""

    do: str
    numbers: tuple[int, ...] = ()


def work(asked: Asked, tell: Tell) -> dict[str, int]:
    """Adds the numbers up, or does what tests need."""
    match asked.do:
        case "refuse":
            raise UserError.from_problems([Problem("first", "here", "do this"), Problem("second")])
        case "break":
            raise ZeroDivisionError("by zero")
        case "die":
            os._exit(9)
        case "wait":
            helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
            tell(helper.pid, 0, "waiting")
            time.sleep(60)
    sys.stdout.write("chatter that is no answer\n")
    sys.stdout.flush()
    for place, number in enumerate(asked.numbers):
        tell(place + 1, len(asked.numbers), f"adding {number}")
    return {"sum": sum(asked.numbers)}


if __name__ == "__main__":
    serve(Asked, work)
