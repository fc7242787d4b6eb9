"""The same settings as YAML, as a command line and as a script mean the same."""

from __future__ import annotations

import argparse
import ast
import shlex
from pathlib import Path
from typing import Any

import pytest

from effdet_core import mirror
from effdet_core.cli import options
from effdet_core.errors import SettingError
from effdet_core.spec import EfficientDetSpec, spec_from

CHANGES: list[dict[str, Any]] = [
    {},
    {"epochs": 30, "use_xla": True, "uri": None, "var_freeze_expr": None},
    {"uri": "none", "model_dir": "/runs of mine/it's"},
    {"hparams": {"learning_rate": 4e-5, "input_rand_hflip": False, "fpn_weight_method": None}},
    {"hparams": {"image_size": (256, 384), "nms_configs": {"iou_thresh": 0.4, "score_thresh": 0.1}}},
    {"model_name": "efficientdet-lite2", "hparams": {"aspect_ratios": (1.0, 3.0), "anchor_scale": 2.5}},
    {"hparams": {"aspect_ratios": [[1.0, 1.0], [1.4, 0.7]], "optimizer": "adam"}},
]


@pytest.mark.parametrize("changes", CHANGES)
def test_what_is_written_as_yaml_is_read_back(changes: dict[str, Any]) -> None:
    spec = spec_from(changes)
    assert mirror.from_yaml(mirror.to_yaml(spec)).values() == spec.values()


@pytest.mark.parametrize("changes", CHANGES)
def test_the_command_line_means_the_same(changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(mirror.to_command(Path("/photos/my bees"), "original", changes))
    assert words[:5] == ["effdet", "train", "/photos/my bees", "--preset", "original"]
    parser = argparse.ArgumentParser()
    options.add_spec_options(parser)
    given = options.given(parser.parse_args(words[5:]))
    assert spec_from(given).values() == spec_from(changes).values()


def test_what_has_no_short_form_comes_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [{"feat_level": level, "inputs_offsets": [level - 3]} for level in range(3, 8)]
    hparams = {"fpn_config": {"nodes": nodes}}
    file, command = mirror.to_command(Path("bees"), "quick", {"hparams": hparams}).split("END\n")
    assert command == "effdet train bees --preset quick --hparams hparams.yaml"
    monkeypatch.chdir(tmp_path)
    Path("hparams.yaml").write_text(file.partition("\n")[2], "utf-8")
    assert EfficientDetSpec(hparams="hparams.yaml").values() == EfficientDetSpec(hparams=hparams).values()


@pytest.mark.parametrize("changes", CHANGES)
def test_the_script_makes_the_same_spec(changes: dict[str, Any]) -> None:
    tree = ast.parse(mirror.to_script(Path("/photos/it's bees"), spec_from(changes)))
    made = next(node.value for node in tree.body if isinstance(node, ast.Assign))
    assert isinstance(made, ast.Call)
    values = {item.arg: ast.literal_eval(item.value) for item in made.keywords}
    assert EfficientDetSpec(**values).values() == spec_from(changes).values()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("epochs: [", "YAML"),
        ("- 1", "lines"),
        ("epoch: 3", "no such setting"),
        ("epochs: 0\nbatch_size: x", "at least"),
    ],
)
def test_what_is_wrong_with_a_yaml_text_is_said(text: str, word: str) -> None:
    with pytest.raises(SettingError) as caught:
        mirror.from_yaml(text)
    assert word in str(caught.value)
