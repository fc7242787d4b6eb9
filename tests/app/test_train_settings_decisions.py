"""What the form of a training decides, without widgets."""

from __future__ import annotations

from typing import Any

import pytest

from app.training.settings import codec, draft, fields
from app.training.settings.draft import Draft
from effdet_core import recipe
from effdet_core.dataset import Dataset, Example
from effdet_core.errors import Problem, SettingError
from effdet_core.spec import EfficientDetSpec, spec_from

DATA = Dataset(classes=("bee",), examples=(Example(image="", height=1, width=1, split="train"),) * 100)


def drafted(preset: str = "balanced") -> Draft:
    return Draft().with_preset(preset, recipe.PRESETS[preset](DATA))


def test_every_setting_that_can_be_changed_stands_in_the_form_once() -> None:
    names = [item.name for item in fields.every()]
    assert sorted(names) == sorted(fields.changeable())


def test_every_setting_has_words_and_a_control() -> None:
    for item in fields.every():
        assert item.label
        assert item.sentence.endswith(".")
        assert codec.kind_of(item)


@pytest.mark.parametrize("preset", list(recipe.PRESETS))
def test_a_preset_gives_the_spec_that_the_command_line_gives(preset: str) -> None:
    spec, problems = drafted(preset).checked()
    assert problems == {}
    assert spec is not None
    assert spec.config == spec_from(recipe.PRESETS[preset](DATA)).config
    assert drafted(preset).changed == ()


@pytest.mark.parametrize("name", fields.changeable())
def test_every_value_is_shown_as_a_text_that_is_read_back(name: str) -> None:
    item = fields.field(name)
    value = drafted().value(name)
    if codec.kind_of(item) in ("number", "text", "share"):
        assert draft.same(codec.read(item, codec.shown(item, value)), value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("hparams.image_size", "640x320", (320, 640)),
        ("hparams.image_size", "512", (512, 512)),
        ("hparams.aspect_ratios", "1, 3, 0.25", (1, 3, 0.25)),
        ("hparams.aspect_ratios", "[1, 1], [1.4, 0.7]", ((1, 1), (1.4, 0.7))),
        ("hparams.anchor_scale", "2.5", 2.5),
        ("hparams.anchor_scale", "2, 3, 4, 4, 4", (2, 3, 4, 4, 4)),
        ("hparams.learning_rate", "4e-3", 0.004),
        ("hparams.save_freq", "epoch", "epoch"),
        ("hparams.loss_scale", "", None),
        ("hparams.fpn_config", "{nodes: [{feat_level: 6, inputs_offsets: [3, 4]}]}",
         {"nodes": ({"feat_level": 6, "inputs_offsets": (3, 4)},)}),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(name: str, text: str, value: Any) -> None:
    assert draft.same(codec.read(fields.field(name), text), value)


@pytest.mark.parametrize(("name", "text"), [("epochs", "many"), ("hparams.image_size", "a x b"), ("epochs", "1.5")])
def test_what_is_no_value_is_refused_in_words(name: str, text: str) -> None:
    with pytest.raises(SettingError, match="must be"):
        codec.read(fields.field(name), text)


def test_a_value_back_to_usual_is_no_change() -> None:
    changed = drafted().with_value("epochs", 7)
    assert changed.changed == ("epochs",)
    assert changed.with_value("epochs", drafted().value("epochs")).changes == {}


def test_all_problems_come_at_once_each_at_its_setting() -> None:
    wrong = (
        drafted()
        .with_value("epochs", 0)
        .with_value("hparams.learning_rate", 99)
        .with_value("hparams.nms_configs.iou_thresh", 3)
        .with_unread("batch_size", Problem("must be a whole number"))
    )
    spec, problems = wrong.checked()
    assert spec is None
    assert set(problems) >= {"epochs", "batch_size"}
    assert set(wrong.with_value("epochs", 1).without("batch_size").checked()[1]) == {
        "hparams.learning_rate",
        "hparams.nms_configs.iou_thresh",
    }


def test_the_size_of_the_detector_changes_what_is_usual() -> None:
    larger = drafted().with_value("model_name", "efficientdet-lite2")
    assert larger.value("hparams.image_size") == (448, 448)
    assert larger.changed == ("model_name",)


def test_a_spec_that_is_loaded_comes_out_the_same() -> None:
    spec = EfficientDetSpec(
        model_name="efficientdet-lite1", epochs=3, hparams={"image_size": 256, "nms_configs": {"iou_thresh": 0.4}}
    )
    loaded = drafted("quick").loaded(spec)
    again, problems = loaded.checked()
    assert problems == {}
    assert again is not None
    assert again.config == spec.config
    assert loaded.preset == "quick"


def test_changes_are_kept_as_a_project_keeps_them() -> None:
    changed = drafted().with_value("epochs", 7).with_value("hparams.image_size", (256, 256))
    kept = draft.storable(changed.overrides())
    assert kept == {"epochs": 7, "hparams": {"image_size": [256, 256]}}
    again = Draft(changes=draft.flat(kept)).with_preset("balanced", recipe.balanced(DATA))
    assert again.changed == changed.changed


def test_another_preset_keeps_what_was_changed_by_hand() -> None:
    changed = drafted().with_value("hparams.mosaic", 0.5).with_preset("quick", recipe.quick(DATA))
    assert changed.changed == ("hparams.mosaic",)
    assert changed.value("epochs") == recipe.quick(DATA)["epochs"]
