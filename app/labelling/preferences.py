"""How a person likes to label; kept from one day to the next."""

from __future__ import annotations

from typing import Literal

from app import settings

Switch = Literal["keep_tool", "crosshair", "go_on", "keep_view"]
_USUAL: dict[str, bool] = {"keep_tool": True, "crosshair": True, "go_on": True, "keep_view": False}
_PAGE = "label"


class Preferences:
    """Switches by name.

    keep_tool: drawing goes on after each box. go_on: to the next photo after it was marked. keep_view: the zoom stays
    from photo to photo.
    """

    def __init__(self) -> None:
        self._store = settings.store()

    def on(self, switch: Switch) -> bool:
        """Whether a switch is on."""
        return bool(self._store.page(_PAGE).get(switch, _USUAL[switch]))

    def toggle(self, switch: Switch) -> bool:
        """The other way; how it is now."""
        now = not self.on(switch)
        self._store.remember(_PAGE, **{switch: now})
        return now
