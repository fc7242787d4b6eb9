"""The order in which photos are gone through; every step costs the same in a list of any length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Order:
    """A fixed list of photos. A photo that is not in it has no neighbours."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.names)

    def place(self, name: str) -> int | None:
        """0-based place of a photo."""
        if self._places is None:
            self._places = {name: i for i, name in enumerate(self.names)}
        return self._places.get(name)

    def step(self, name: str, by: int) -> str | None:
        """The photo so many places further, None beyond the ends."""
        place = self.place(name)
        if place is None or not 0 <= place + by < len(self.names):
            return None
        return self.names[place + by]

    def around(self, name: str, ahead: int, behind: int) -> Iterator[str]:
        """Neighbours to have ready, in the order in which they will be wanted: the next one first."""
        for distance in range(1, max(ahead, behind) + 1):
            for by, reach in ((distance, ahead), (-distance, behind)):
                if distance <= reach and (found := self.step(name, by)) is not None:
                    yield found
