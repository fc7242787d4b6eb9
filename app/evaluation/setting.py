"""What the page is set to: thresholds, prices, and which class is looked at; every move makes a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import Thresholds

STEPS = (1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""What a miss or a false alarm can cost on its slider."""
Best = Callable[[Prices, bool], Thresholds]
"""The thresholds that cost least at prices; with True one for each class."""


@dataclass(frozen=True, slots=True)
class Setting:
    """own: each class has a threshold of its own. cheapest: the thresholds came from the prices, not from a hand.

    chosen: place of the class that is looked at, None for all together.
    """

    thresholds: Thresholds = field(default_factory=Thresholds)
    prices: Prices = field(default_factory=Prices)
    own: bool = False
    cheapest: bool = False
    chosen: int | None = None

    def at_prices(self, prices: Prices, best: Best) -> Setting:
        """Other prices, and the thresholds that cost least at them."""
        return replace(self, prices=prices, thresholds=best(prices, self.own), cheapest=True)

    def at_best(self, best: Best) -> Setting:
        """The thresholds that cost least at the prices as they are."""
        return self.at_prices(self.prices, best)

    def with_threshold(self, value: float, name: str | None) -> Setting:
        """Another threshold by hand. name: of the class it is for, None for all of them."""
        if name is None or not self.own:
            return replace(self, thresholds=Thresholds(common=value), cheapest=False)
        return replace(self, thresholds=self.thresholds.with_class(name, value), cheapest=False)

    def with_own(self, own: bool, best: Best) -> Setting:
        """Whether each class has its own. Thresholds that came from the prices come from them again."""
        if own == self.own:
            return self
        changed = replace(self, own=own)
        if self.cheapest:
            return changed.at_best(best)
        return changed if own else replace(changed, thresholds=Thresholds(common=self.thresholds.common))

    def looking_at(self, chosen: int | None) -> Setting:
        """Another class, or all."""
        return replace(self, chosen=chosen)

    def choice(self) -> Choice:
        """What exported files would be told."""
        return Choice(thresholds=self.thresholds, prices=self.prices if self.cheapest else None)


def setting_of(choice: Choice | None) -> Setting:
    """Where a person left off; what most programs take where nobody chose."""
    if choice is None:
        return Setting()
    return Setting(
        thresholds=choice.thresholds,
        prices=choice.prices or Prices(),
        own=bool(choice.thresholds.per_class),
        cheapest=choice.prices is not None,
    )


def step_of(price: float) -> int:
    """The place on the slider that is nearest to a price."""
    return min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - price))
