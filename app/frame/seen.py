"""What the tour sees of the window: gathered here, so that neither knows the other's parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.frame.stages import Stage
from app.tour.stops import Seen

if TYPE_CHECKING:
    from app.frame.opened import Opened
    from app.frame.pages import Pages


def look(stage: Stage | None, opened: Opened | None, pages: Pages | None) -> Seen:
    """stage: of the page that shows, None for one of the home screen."""
    if opened is None or pages is None:
        return Seen()
    facts = opened.facts
    return Seen(
        project=str(opened.session.project.path),
        page=stage or "",
        photos=facts.photos,
        boxes=facts.boxes,
        preset=pages.preset(),
        running=pages.trainings.live is not None,
        detectors=facts.trained.detectors,
        evaluated=facts.trained.evaluated,
        exported=facts.trained.exported,
    )
