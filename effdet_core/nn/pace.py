"""How fast a training is, and how long it will still take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Pace:
    """How fast steps are done: the mean of the recent ones without evaluations, and the time those take."""

    batch_size: int
    step_seconds: float = 0.0
    evaluation_seconds: float = 0.0
    _last: float = field(default_factory=time.perf_counter)

    def restart(self) -> None:
        """Leaves out what happened since the last step."""
        self._last = time.perf_counter()

    def steps_done(self, count: int) -> None:
        """Notes that `count` steps were done since the last call or restart."""
        now = time.perf_counter()
        seconds, self._last = (now - self._last) / count, now
        self.step_seconds = 0.9 * self.step_seconds + 0.1 * seconds if self.step_seconds else seconds

    @property
    def images_per_second(self) -> float:
        """Training pictures a second."""
        return self.batch_size / self.step_seconds if self.step_seconds else 0.0

    def seconds_left(self, steps: int, evaluations: int) -> float:
        """Estimate for what is still to be done."""
        return steps * self.step_seconds + evaluations * self.evaluation_seconds
