"""What is typed for a parameter, and what it becomes."""

from __future__ import annotations

import argparse

import pytest

from effdet_core.cli import options


@pytest.mark.parametrize(
    ("typed", "value"), [("none", "none"), ("", None), ("imagenet", "imagenet"), ("https://tfhub.dev/m/1",) * 2]
)
def test_no_starting_weights_and_nothing_said_about_them_are_two_things(typed: str, value: str | None) -> None:
    parser = argparse.ArgumentParser()
    options.add_spec_options(parser)
    assert options.given(parser.parse_args(["--uri", typed])) == {"uri": value}
