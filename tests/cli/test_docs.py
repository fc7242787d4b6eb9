"""The pages in docs/ that a command writes say what the declarations say."""

from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core import declare
from effdet_core.cli import docs
from effdet_core.hparams import ModelConfig
from effdet_core.spec import EfficientDetLite3xSpec, EfficientDetSpec


@pytest.mark.parametrize("name", docs.pages())
def test_the_pages_are_those_of_the_declarations(name: str) -> None:
    written = (docs.FOLDER / name).read_text("utf-8")
    assert written == docs.pages()[name], "stale: run `python -m effdet_core.cli.docs`"


def test_every_parameter_and_every_hparam_has_a_row() -> None:
    pages = docs.pages()
    assert all(f"| `{item.name}` | `--" in pages["parameters.md"] for item in declare.declared(EfficientDetSpec))
    keys = [item.name for item in declare.declared(ModelConfig) if item.name != "nms_configs"]
    assert all(f"| `{key}` |" in pages["hparams.md"] for key in [*keys, "nms_configs.iou_thresh"])


def test_a_bar_in_a_default_does_not_break_the_table(tmp_path: Path) -> None:
    docs.main(tmp_path)
    rows = [line for line in (tmp_path / "parameters.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}


def test_the_docstring_of_the_spec_and_of_each_constructor_tells_every_parameter() -> None:
    for text in (EfficientDetSpec.__doc__, EfficientDetLite3xSpec.__doc__):
        assert text is not None
        assert all(f"\n{item.name} (default " in text for item in declare.declared(EfficientDetSpec))
    assert "epochs (default 50, a whole number from 1 to 100000 passes)" in str(EfficientDetSpec.__doc__)
