"""The guide has every setting, by the window's name for it and in a picture, or says why there is none."""

from __future__ import annotations

import re

import pytest

from app.training.settings import fields
from tests.core.guide_pages import DOCS

PAGE = (DOCS / "guide" / "settings.md").read_text("utf-8")
SECTIONS = re.split(r"^##+ ", PAGE, flags=re.MULTILINE)
WITHOUT_A_PICTURE = {
    "where it is calculated": {
        "strategy", "tpu", "gcp_project", "tpu_zone", "use_xla", "steps_per_execution", "hparams.grad_checkpoint",
    },
    "what is written down": {
        "hparams", "model_dir", "verbose", "profile", "debug", "hparams.save_freq", "hparams.sample_image",
        "hparams.img_summary_steps", "hparams.max_instances_per_image", "hparams.map_freq",
    },
    "nothing of it is seen in a photo": {
        "hparams.batch_norm_trainable", "hparams.is_training_bn", "hparams.apply_bn_for_resampling",
        "hparams.conv_after_downsample", "hparams.conv_bn_act_pattern", "hparams.skip_mismatch",
    },
    "how it is measured": {
        "hparams.measured_as", "hparams.nms_configs.max_nms_inputs", "hparams.nms_configs.max_output_size",
        "hparams.nms_configs.score_thresh",
    },
}  # fmt: skip
"""The settings that no picture is about, by the reason."""


def sections_of(name: str) -> list[str]:
    """The sections that name a setting, by what the command line calls it."""
    return [section for section in SECTIONS if f"`{fields.field(name).term}`" in section]


@pytest.mark.parametrize("name", fields.changeable())
def test_a_setting_is_in_the_guide_under_the_name_it_has_in_the_window(name: str) -> None:
    text = fields.field(name).text
    assert [section for section in sections_of(name) if text in " ".join(section.split())], (
        f"settings.md lacks {name}, {text}"
    )


@pytest.mark.parametrize("name", fields.changeable())
def test_a_setting_has_a_picture_of_what_it_does_or_a_reason_for_none(name: str) -> None:
    excused = any(name in names for names in WITHOUT_A_PICTURE.values())
    assert any("../images/effects/" in section for section in sections_of(name)) or excused


def test_no_excuse_is_for_a_setting_that_is_gone() -> None:
    assert set().union(*WITHOUT_A_PICTURE.values()) <= set(fields.changeable())


def test_the_guide_s_parts_are_those_of_the_window() -> None:
    titles = [part.text for level in fields.LEVELS for part in fields.parts(level)]
    headings = re.findall(r"^## (?:Expert: )?(.+)$", PAGE, flags=re.MULTILINE)
    assert headings == titles
