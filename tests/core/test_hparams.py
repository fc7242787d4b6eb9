"""Defaults and overrides against the original's configuration, and what ours refuses."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from effdet_core.errors import SettingError
from effdet_core.hparams import MODELS, changes_of, model_config
from effdet_core.overrides import parse

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "hparams.json").read_text())
SPEC_ONLY = {"profile", "model_name", "steps_per_execution", "model_dir", "batch_size", "tf_random_seed", "debug"}
DEFAULTS: dict[str, Any] = GOLDEN["spec_defaults"]["efficientdet-lite0"]


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return plain(value["__tuple__"]) if "__tuple__" in value else {k: plain(v) for k, v in value.items()}
    return [plain(item) for item in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("name", MODELS)
def test_every_default_is_the_original_one(name: str) -> None:
    expected = DEFAULTS | GOLDEN["spec_defaults"].get(f"{name} (differences to lite0)", {})
    ours = asdict(model_config(name))
    for key, value in expected.items():
        if key not in SPEC_ONLY and key not in ("num_epochs", "model_name"):
            assert plain(ours[key]) == plain(value), key


OVERRIDES: list[dict[str, Any]] = GOLDEN["overrides_on_lite0_spec"]
BETTER = {
    "learning_rate=": "a rate must be a number",
    "nms_configs=hard": "a group is not a value",
    "learning_rate.x=1": "a number is not a group",
    "jitter_min=abc": "a scale must be a number",
    "optimizer=sg*d": "no such optimizer",
    "backbone_name=efficientnet-b0": "no such backbone here",
    "heads=object_detection*segmentation": "no segmentation here",
    "{'nms_configs': 5}": "a group is not a value",
}
"""What the original takes and stumbles over later, or never; here it is refused."""
ALLOWED = ("aspect_ratios=[1.0,2.0]", "{'image_size': [256, 384]}", "None")
"""What the original refuses and people mean: lists in text, lists for sizes, no hparams at all."""


def _given(case: dict[str, Any], folder: Path) -> Any:
    """The input of a golden case; a YAML file is written to `folder`."""
    value = case["input"]
    if case["form"] != "yaml":
        return {k: _tuples(v) for k, v in value.items()} if isinstance(value, dict) else value
    path = folder / value["file"]
    if value["content"] is not None:
        path.write_text(value["content"])
    return str(path)


@pytest.mark.parametrize("case", OVERRIDES, ids=lambda c: str(c["input"])[:60])
def test_an_override_changes_what_it_changes_in_the_original_or_is_refused(
    case: dict[str, Any], tmp_path: Path
) -> None:
    given = _given(case, tmp_path)
    if "error" in case and str(given) not in ALLOWED:
        with pytest.raises(SettingError):
            model_config("efficientdet-lite0", parse(given))
        return
    ours, refused = _changes(given)
    if refused:
        overwritten_later = isinstance(given, dict) and not case["changed"] and set(given) <= set(DEFAULTS)
        assert str(given) in BETTER or overwritten_later, refused
        return
    assert str(given) not in BETTER
    if "error" not in case:
        base = asdict(MODELS["efficientdet-lite0"])
        changed = {k: 4e-5 if v == "4e-5" else v for k, v in plain(case["changed"]).items()}  # read as text there
        expected = {k: v for k, v in changed.items() if v != plain(base[k])}
        assert plain({k: (base[k] | v if isinstance(v, dict) else v) for k, v in ours.items()}) == expected


def _changes(given: Any) -> tuple[dict[str, Any], list[str]]:
    """The changes, or else where the problems are."""
    try:
        return changes_of(model_config("efficientdet-lite0", parse(given))), []
    except SettingError as e:
        return {}, [problem.where for problem in e.problems]


def _tuples(value: Any) -> Any:
    return tuple(value["__tuple__"]) if isinstance(value, dict) and "__tuple__" in value else value


def test_overrides_that_work_in_the_original_work_here() -> None:
    text = "learning_rate=0.01, nms_configs.iou_thresh=0.4,aspect_ratios=1.0*1.5*0.66"
    text += ",image_size=640x320,input_rand_hflip=False"
    config = model_config("efficientdet-lite0", parse(text))
    assert (config.learning_rate, config.nms_configs.iou_thresh, config.image_size) == (0.01, 0.4, (320, 640))
    assert config.aspect_ratios == (1.0, 1.5, 0.66)
    assert config.input_rand_hflip is False


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("lerning_rate=1", "lerning_rate"),
        ("jitter_min=abc", "jitter_min"),
        ("nms_configs=hard", "nms_configs"),
        ("nms_configs.no_such=1", "nms_configs.no_such"),
        ("learning_rate=", "learning_rate"),
        ("mean_rgb=0", "mean_rgb"),
        ("num_epochs=7", "num_epochs"),
        ("jitter_min=3,jitter_max=2", "jitter_min"),
        ("image_size=17", "image_size"),
        ("a=b=c", "hparams"),
        ("learning_rate", "hparams"),
    ],
)
def test_what_cannot_take_effect_is_refused_by_name(text: str, field: str) -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse(text))
    assert field in [problem.where for problem in caught.value.problems]


def test_a_misspelt_key_is_answered_with_the_one_meant() -> None:
    with pytest.raises(SettingError, match="learning_rate"):
        model_config("efficientdet-lite0", {"lerning_rate": 1})


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("nms_configs.sigmma", "nms_configs.sigma"),
        ("iou_thresh", "nms_configs.iou_thresh"),
        ("autoaugment", "autoaugment_policy"),
        ("gridmask", "grid_mask"),
    ],
)
def test_a_guess_reaches_into_groups(key: str, meant: str) -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse(f"{key}=0.5"))
    assert repr(meant) in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("loss_scale=128", "loss_scale"),
        ("img_summary_steps=5", "img_summary_steps"),
        ("nms_configs.sigma=0.3", "nms_configs.sigma"),
        ("nms_configs.max_output_size=10", "nms_configs.max_output_size"),
        ("poly_lr_power=2", "poly_lr_power"),
        ("lr_decay_method=stepwise,poly_lr_power=2", "poly_lr_power"),
        ("first_lr_drop_epoch=20", "first_lr_drop_epoch"),
        ("lr_decay_method=polynomial,second_lr_drop_epoch=30", "second_lr_drop_epoch"),
        ("iou_loss_weight=2", "iou_loss_weight"),
        ("anchor_scale=1*2*3", "anchor_scale"),
        ("min_level=5,max_level=5", "min_level"),
        ("act_type=mish", "act_type"),
        ("loss_scale=soon,mixed_precision=true", "loss_scale"),
        ("save_freq=batch", "save_freq"),
        ("autoaugment_policy=v4", "autoaugment_policy"),
        ("mean_rgb=[1,2,3]", "mean_rgb"),
        ("learning_rate=1,learning_rate=2", "learning_rate"),
        ("image_size=" + "9" * 5000, "image_size"),
        ("gamma=1e999", "gamma"),
        ("aspect_ratios=" + "[" * 5000 + "]" * 5000, "aspect_ratios"),
        ("aspect_ratios=[[1,1],[1.4,0.7]", "aspect_ratios"),
    ],
)
def test_what_would_be_in_vain_or_out_of_range_is_refused_by_name(text: str, field: str) -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse(text))
    assert [problem.where for problem in caught.value.problems] == [field]


def test_what_needs_another_key_is_taken_beside_it_and_at_its_default() -> None:
    text = "lr_decay_method=stepwise,first_lr_drop_epoch=3,second_lr_drop_epoch=5"
    assert model_config("efficientdet-lite0", parse(text)).first_lr_drop_epoch == 3
    text = "lr_decay_method=polynomial,poly_lr_power=2,iou_loss_type=ciou,iou_loss_weight=2"
    assert changes_of(model_config("efficientdet-lite0", parse(text))) == parse(text)
    text = "poly_lr_power=0.9,first_lr_drop_epoch=200,second_lr_drop_epoch=250,iou_loss_weight=1"
    assert changes_of(model_config("efficientdet-lite0", parse(text))) == {}


def test_all_that_is_in_vain_is_told_with_what_it_needs() -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse("poly_lr_power=2,iou_loss_weight=2"))
    message = str(caught.value)
    assert "Add lr_decay_method=polynomial" in message
    assert "Add iou_loss_type=ciou" in message


@pytest.mark.parametrize(
    "text", ["aspect_ratios=[[1,1],[1.4,0.7]]", " gamma=2, aspect_ratios = [ [1, 1] ,[1.4 , 0.7]],optimizer=adam"]
)
def test_text_holds_pairs_like_a_dict_does(text: str) -> None:
    changed = changes_of(model_config("efficientdet-lite0", parse(text)))
    assert changed.pop("aspect_ratios") == ((1, 1), (1.4, 0.7))
    assert changed in ({}, {"gamma": 2.0, "optimizer": "adam"})


NODES = [{"feat_level": level, "inputs_offsets": [level - 3, 4]} for level in range(3, 8)]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"nodes": []}, "nodes"),
        ({"nodes": NODES[:4]}, "no node of level 7"),
        ({"nodes": [*NODES, {"feat_level": 8, "inputs_offsets": [0]}]}, "outside of 3 to 7"),
        ({"nodes": [*NODES, {"feat_level": 7, "inputs_offsets": [10]}]}, "not before it"),
        ({"nodes": [*NODES, {"feat_level": 7, "inputs_offsets": ["x"]}]}, "node 5"),
        ({"nodes": NODES, "weight_method": "most"}, "weight_method"),
        ({"nodes": NODES, "cells": 3}, "cells"),
    ],
)
def test_a_pyramid_that_cannot_be_built_is_refused(config: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        model_config("efficientdet-lite0", {"fpn_config": config})


def test_problems_of_values_and_between_values_come_together() -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse("momentum=x,loss_scale=5,nope=1,jitter_min=3,nms_configs.sigmma=1"))
    found = {problem.where for problem in caught.value.problems}
    assert found == {"momentum", "loss_scale", "nope", "jitter_min", "nms_configs.sigmma"}


def test_all_problems_come_at_once() -> None:
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", parse("jitter_min=abc,momentum=2,nope=1"))
    assert len(caught.value.problems) == 3


def test_a_yaml_file_overrides_and_reads_short_exponents_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text("weight_decay: 4e-6\nnms_configs:\n  iou_thresh: 0.4\n")
    config = model_config("efficientdet-lite0", parse(str(path)))
    assert config.weight_decay == 4e-6
    assert config.nms_configs.iou_thresh == 0.4


def test_a_file_that_ends_in_yml_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "h.yml"
    path.write_text("aspect_ratios: [1, 2e0, 0.5]\n")
    assert model_config("efficientdet-lite0", parse(str(path))).aspect_ratios == (1, 2.0, 0.5)


@pytest.mark.parametrize("name", ["params.json", "settings.txt", "my/hparams", "~/none.cfg", "a" * 5000 + ".json"])
def test_a_file_that_is_not_there_by_another_name_is_told_from_a_forgotten_value(name: str) -> None:
    with pytest.raises(SettingError, match=r"nor is there such a file[\s\S]*\.yaml or \.yml"):
        parse(name)


def test_a_file_in_another_format_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "params.json"
    path.write_text('{"gamma": 2}')
    with pytest.raises(SettingError, match=r"is no YAML file[\s\S]*\.yaml or \.yml"):
        parse(str(path))


def test_a_word_alone_is_told_to_be_no_pair() -> None:
    with pytest.raises(SettingError, match=r"'learning_rate' is not key=value\b(?!, nor)"):
        parse("learning_rate")


LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("- a\n- b\n", "key: value"),
        ("a: [", "not valid YAML"),
        ("a: !!python/object:os.system x\n", "not valid YAML"),
        (LAUGHS, "refers to another place"),
        ("gamma: " + "[" * 5000 + "]" * 5000, "nested more than"),
        ("gamma: " + "{a: " * 5000 + "}" * 5000, "nested more than"),
        ("gamma: 1\n" * 3, "comes twice"),
        ("nms_configs: {sigma: 1, sigma: 2}", "comes twice"),
        ("gamma: " + "9" * 5000, "YAML|must be a number"),
        ("gamma: 2020-99-99", "YAML"),
        ("? [a, b]\n: c", "YAML"),
        ("#" * 300_000, "larger than"),
        ("gamma: .nan", "must be a number"),
        ("gamma: 2020-01-01", "must be a number"),
        ("gamma: \x00", "YAML"),
        ("1: 2", "no such setting"),
    ],
    ids=range(16),
)
def test_a_yaml_file_that_is_broken_or_hostile_is_refused_at_once(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(content)
    with pytest.raises(SettingError, match=reason) as caught:
        model_config("efficientdet-lite0", parse(str(path)))
    assert len(str(caught.value)) < 1000


def test_a_yaml_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingError, match="not valid YAML"):
        parse(str(path))


def test_changes_give_the_same_configuration_again() -> None:
    config = model_config(
        "efficientdet-lite1",
        parse("anchor_scale=2*3*4*5*6,nms_configs.iou_thresh=0.3,resize=stretch,target_size=90x80,save_freq=7"),
    )
    assert config.target_size == (80, 90)
    assert model_config("efficientdet-lite1", changes_of(config)) == config
