"""No parameter is decoration: each of the 19 has a test that shows its effect, or is refused with a reason.

A test says what it shows with `@pytest.mark.effect_of("epochs", …)`.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from effdet_core import declare
from effdet_core.spec import EfficientDetSpec

TESTS = Path(__file__).parents[1]
PARAMETERS = {item.name: item.facts for item in declare.declared(EfficientDetSpec)}


def is_thorough(test: ast.FunctionDef) -> bool:
    """Whether all of its cases run only with --thorough."""
    return "pytest.mark.thorough" in map(ast.unparse, test.decorator_list)


def _shown(path: Path) -> Iterator[tuple[str, str]]:
    """(parameter, test) for every mark in a file. What only a release runs shows nothing."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.FunctionDef) or is_thorough(node):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.effect_of":
                yield from ((ast.literal_eval(argument), f"{path.name}:{node.name}") for argument in mark.args)


def _effect_tests() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for name, test in _shown(path):
            found[name].append(test)
    return found


def test_each_of_the_19_parameters_has_a_test_of_its_effect_unless_it_is_refused() -> None:
    shown = _effect_tests()
    assert len(PARAMETERS) == 19
    assert [name for name, facts in PARAMETERS.items() if not facts.fixed and name not in shown] == []


def test_effects_are_shown_of_parameters_that_exist_and_take_effect() -> None:
    assert [name for name in _effect_tests() if name not in PARAMETERS or PARAMETERS[name].fixed] == []
