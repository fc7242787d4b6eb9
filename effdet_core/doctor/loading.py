"""Loads modules and says which of them fail: `python -m effdet_core.doctor.loading`, see `packages`."""

from __future__ import annotations

import importlib

from effdet_core.doctor.packages import Loaded, LoadRequest
from effdet_core.tasks import Tell, serve


def load(request: LoadRequest, tell: Tell) -> Loaded:
    """One after the other; the last one told of is the one at which a process died."""
    problems = {}
    for place, module in enumerate(request.modules):
        tell(place, len(request.modules), module)
        try:
            importlib.import_module(module)
        except Exception as e:  # noqa: BLE001 - a compiled part that does not fit raises what it likes
            problems[module] = (str(e).strip().splitlines() or [type(e).__name__])[-1]
    return Loaded(problems)


if __name__ == "__main__":
    serve(LoadRequest, load)
