"""The diagram of docs/architecture.md is what the code is."""

from __future__ import annotations

import importlib.util
import re
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import grimp
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def diagram() -> ModuleType:
    spec = importlib.util.spec_from_file_location("architecture_diagram", ROOT / "packaging" / "architecture.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_every_module_is_in_exactly_one_part(diagram: ModuleType) -> None:
    graph = grimp.build_graph("app", "effdet_core", cache_dir=None)
    there = {name for top in ("app", "effdet_core") for name in graph.find_children(top)}
    listed = [name for part in diagram.PARTS.values() for name in part.modules]
    assert sorted(listed) == sorted(there)


def test_the_arrows_are_those_of_the_code(diagram: ModuleType) -> None:
    assert diagram.declared() == diagram.of_the_code()


def test_the_drawn_arrows_say_all_that_the_code_may_do(diagram: ModuleType) -> None:
    arrows = diagram.declared()
    drawn = {part: set(to) for part, to in diagram.reduced(arrows).items()}
    assert {part: diagram.reached(drawn, part) for part in arrows} == {
        part: diagram.reached(arrows, part) for part in arrows
    }
    shown = re.findall(r'url\(#tip\)"><title>(.+?) imports (.+?)</title>', diagram.PICTURE.read_text("utf-8"))
    assert sorted(shown) == sorted((part, end) for part, to in drawn.items() for end in to)


def test_arrows_point_downwards_and_the_window_reaches_no_tensorflow(diagram: ModuleType) -> None:
    arrows = diagram.declared()
    assert all(diagram.PARTS[part].row < diagram.PARTS[end].row for part, to in arrows.items() for end in to)
    assert "nn" not in diagram.reached(arrows, "window")


def test_picture_and_table_are_as_the_script_writes_them(diagram: ModuleType) -> None:
    assert diagram.PICTURE.read_text("utf-8") == diagram.drawn(), "run python packaging/architecture.py"
    page = diagram.PAGE.read_text("utf-8")
    assert page == diagram.with_table(page), "run python packaging/architecture.py"
    ElementTree.fromstring(diagram.drawn())


def test_no_box_lies_on_another(diagram: ModuleType) -> None:
    rows: dict[int, list[float]] = {}
    for part in diagram.PARTS.values():
        rows.setdefault(part.row, []).append(part.column * diagram.ACROSS)
    for row in rows.values():
        places = sorted(row)
        assert all(right - left > diagram.WIDTH for left, right in pairwise(places))


def test_modules_that_the_page_speaks_of_are_there(diagram: ModuleType) -> None:
    text = diagram.PAGE.read_text("utf-8")
    named = re.findall(r"`((?:nn|project)\.\w+)`", text)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / "effdet_core" / f"{name.replace('.', '/')}.py").exists()] == []
    paths = re.findall(r"`((?:tests|packaging)/[\w/]+\.py)", text)
    assert [path for path in paths if not (ROOT / path).exists()] == []
