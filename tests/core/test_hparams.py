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


def effective(case: dict[str, Any]) -> bool:
    """Whether what the original changes is something that ours lets change."""
    return "error" not in case and bool(case["changed"]) and case["form"] != "yaml"


@pytest.mark.parametrize(
    "case", [c for c in GOLDEN["overrides_on_lite0_spec"] if effective(c)], ids=lambda c: str(c["input"])[:60]
)
def test_an_override_changes_what_it_changes_in_the_original_or_is_refused(case: dict[str, Any]) -> None:
    given = case["input"] if isinstance(case["input"], str) else {k: _tuples(v) for k, v in case["input"].items()}
    try:
        ours = changes_of(model_config("efficientdet-lite0", parse(given)))
    except SettingError as e:
        refused = [problem.where for problem in e.problems]
        ours = None
    if ours is None:
        assert all(refused)
        return
    base = asdict(MODELS["efficientdet-lite0"])
    expected = {k: v for k, v in plain(case["changed"]).items() if v != plain(base[k])}
    full = plain({k: (base[k] | v if isinstance(v, dict) else v) for k, v in ours.items()})
    assert full == expected


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


@pytest.mark.parametrize("content", ["- a\n- b\n", "a: [", "a: !!python/object:os.system x\n"])
def test_a_yaml_file_that_holds_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "h.yaml"
    path.write_text(content)
    with pytest.raises(SettingError):
        model_config("efficientdet-lite0", parse(str(path)))


def test_changes_give_the_same_configuration_again() -> None:
    config = model_config(
        "efficientdet-lite1", parse("anchor_scale=2*3*4*5*6,nms_configs.iou_thresh=0.3,resize=stretch")
    )
    assert model_config("efficientdet-lite1", changes_of(config)) == config
