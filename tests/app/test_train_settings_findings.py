"""What is said before a training begins, what it costs, and what it can start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.session import Session
from app.training.settings import costs, facts, findings, models, weights
from app.training.settings.costs import Cost, Measured
from app.training.settings.draft import Draft
from app.training.settings.facts import Facts
from effdet_core import hparams, recipe
from effdet_core.spec import EfficientDetSpec

GOOD = Facts(classes=("bee",), train=100, val=20, test=10, boxes={"bee": 300}, fullest=9, sides={"bee": 0.3})
DRAFT = Draft().with_preset("balanced", recipe.balanced(facts.for_recipe(GOOD)))
LARGE = DRAFT.with_value("model_name", "efficientdet-lite4")


def said(seen: Facts, draft: Draft = DRAFT, **more: Any) -> list[findings.Finding]:
    return findings.findings(seen, draft, weights.offers(draft.model, ()), **more)


def test_a_good_data_set_needs_no_words() -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("seen", "act"),
    [(Facts(), "photos"), (Facts(classes=("bee",)), "label"), (Facts(classes=("bee",), train=5), "label")],
)
def test_what_prevents_a_start_is_all_that_is_said(seen: Facts, act: str) -> None:
    (found,) = said(seen)
    assert (found.level, found.act) == ("blocking", act)
    assert found.fix


def facts_with(**changes: Any) -> Facts:
    values = {name: getattr(GOOD, name) for name in GOOD.__slots__}
    return Facts(**{**values, **changes})


@pytest.mark.parametrize(
    ("seen", "draft"),
    [
        (facts_with(fullest=90), DRAFT),
        (GOOD, DRAFT.with_value("batch_size", 128)),
        (facts_with(sides={"bee": 0.05}), DRAFT),
        (GOOD, LARGE.with_value("uri", "imagenet")),
    ],
)
def test_one_click_mends_it(seen: Facts, draft: Draft) -> None:
    (found,) = said(seen, draft)
    for name, value in found.changes.items():
        draft = draft.with_value(name, value)
    assert said(seen, draft) == []
    assert found.fix


def test_a_detector_without_imagenet_weights_starts_from_the_best_that_can_be_had() -> None:
    assert said(GOOD, LARGE) == []
    assert LARGE.value("uri") is None
    assert LARGE.with_value("model_name", "efficientdet-lite1").value("uri") == "imagenet"


def test_too_little_memory_halves_the_batch() -> None:
    (found,) = said(GOOD, cost=Cost(100, 9), memory_gb=8)
    assert found.changes == {"batch_size": 4}


def test_missing_things_are_named() -> None:
    texts = " ".join(item.text for item in said(facts_with(val=0, test=0, waiting=80, boxes={"bee": 3, "wasp": 0})))
    for words in ("kept to check", "nobody looked at", "bee: only 3 boxes", "wasp: no box"):
        assert words in texts


def test_recipes_find_the_same_as_in_the_real_data_set() -> None:
    data = facts.for_recipe(facts_with(fullest=40))
    assert len(data.of("train")) == GOOD.train
    assert recipe.most_detections(data) == 48


def test_every_model_is_described() -> None:
    assert set(models.PUBLISHED) == set(hparams.MODELS)


def test_costs_grow_with_passes_and_are_kept_by_model_and_size() -> None:
    spec = EfficientDetSpec(batch_size=8)
    measured = Measured(20, 0.4, 2.0, 8)
    kept = costs.with_measured({}, spec, measured)
    assert costs.found(kept, spec) == measured
    assert costs.found(kept, EfficientDetSpec(batch_size=16)) == measured
    assert costs.found(kept, EfficientDetSpec(batch_size=8, hparams={"image_size": 512})) is None
    short, long = (costs.cost(measured, GOOD, epochs=n, batch=8, every=5) for n in (10, 100))
    assert 5 < long.seconds / short.seconds < 10
    assert costs.cost(measured, GOOD, epochs=10, batch=16, every=5).gb == pytest.approx(3.0)
    assert costs.found({costs.key_of(spec): {"8": ["x"]}}, spec) is None


def test_times_are_said_as_people_say_them() -> None:
    assert costs.sentence(Cost(700, 2.46)) == "about 12 minutes · 2.5 GB of memory"
    assert costs.sentence(None).startswith("measuring")


def test_the_projects_own_trainings_are_offered_for_their_model() -> None:
    mine = weights.Trained("run-002", Path("/bees/runs/run-002"), "efficientdet-lite1")
    uris = [offer.uri for offer in weights.offers("efficientdet-lite1", [mine])]
    assert uris[1] == "/bees/runs/run-002"
    assert weights.offer_of("/bees/runs/run-002", weights.offers("efficientdet-lite0", [mine])) is None


def test_an_open_project_is_counted(session: Session, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not session.is_scanning and len(session.catalogue) > 0)
    found = facts.collect(session)
    assert (found.train, found.val, found.waiting, found.fullest) == (2, 1, 3, 2)
    assert found.boxes == {"bee": 1, "wasp": 1}
    assert found.sides["bee"] == pytest.approx(50 / 160)
    data = facts.sample(session, 4)
    assert [len(example.boxes) for example in data.examples] == [2]
    assert data.classes == ("bee", "wasp")
