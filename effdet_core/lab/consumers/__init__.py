"""The programs that use such files: a module each, with the rules that their sources hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from effdet_core.lab.consumers import (
    compiled_model,
    frigate,
    litert,
    mediapipe,
    pycoral,
    raspberry_pi,
    task_library,
)
from effdet_core.lab.report import Finding
from effdet_core.lab.subject import Subject

Judge = Callable[[Subject], Iterator[Finding]]

JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "litert": litert.judge,
        "mediapipe": mediapipe.judge,
        "task-library": task_library.judge,
        "raspberry-pi": raspberry_pi.judge,
        "pycoral": pycoral.judge,
        "frigate-cpu": frigate.judge_cpu,
        "frigate-edgetpu": frigate.judge_edgetpu,
        "compiled-model": compiled_model.judge,
    }
)
"""By the keys of `CONSUMERS`."""
