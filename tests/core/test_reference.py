"""The pages of docs/reference name things that are there and explained, and everything public has its place."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
PAGES = sorted(FOLDER.glob("*.md"))
PUBLIC = (
    "boxes", "dataset", "detections", "errors", "evaluation", "events", "exports", "formats", "hparams", "images",
    "kit", "lab", "metrics", "mirror", "model_maker", "overrides", "project", "recipe", "run_folder", "runtime",
    "spec", "supervise", "tasks", "training",
)  # fmt: skip
"""What people may build on. The rest serves these, is TensorFlow's, or is reached by the window and `effdet` alone."""


@dataclass(frozen=True)
class Directive:
    """A module on a page, and the members that are chosen: none where all are shown."""

    module: str
    chosen: tuple[str, ...]

    @cached_property
    def body(self) -> list[ast.stmt]:
        """Its code, read as the site reads it."""
        path = ROOT.joinpath(*self.module.split("."))
        return ast.parse((path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")).body


@pytest.fixture(scope="module")
def directives() -> list[Directive]:
    found = []
    for page in PAGES:
        for name, options in re.findall(r"^::: (\S+)\n((?: {4}.*\n)*)", page.read_text("utf-8"), re.MULTILINE):
            chosen = yaml.safe_load(options)["options"]["members"] if options else ()
            found.append(Directive(name, tuple(chosen)))
    return found


def test_every_public_part_of_the_core_is_in_the_reference(directives: list[Directive]) -> None:
    assert {directive.module.split(".")[1] for directive in directives} == set(PUBLIC)


def test_everything_shown_is_there_and_explained(directives: list[Directive]) -> None:
    assert [directive.module for directive in directives if not _is_text(directive.body[0])] == []
    wanted = [(directive, name) for directive in directives for name in directive.chosen]
    assert len(wanted) > 60
    assert [f"{one.module}.{name}" for one, name in wanted if not _is_explained(one.body, name)] == []


def test_every_page_is_in_the_site() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [page.name for page in PAGES if f"- reference/{page.name}\n" not in text] == []
    assert "- architecture.md\n" in text
    assert "- benchmarks.md\n" in text


def test_the_site_reads_the_code_without_running_it() -> None:
    assert "allow_inspection: false" in (ROOT / "mkdocs.yml").read_text("utf-8")


def _is_explained(body: list[ast.stmt], name: str) -> bool:
    """By its own docstring or, for values, by the string below."""
    for node, below in pairwise([*body, ast.Pass()]):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return ast.get_docstring(node) is not None
        if isinstance(node, ast.Assign | ast.AnnAssign) and _assigned(node) == name:
            return _is_text(below)
    return False


def _assigned(node: ast.Assign | ast.AnnAssign) -> str:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return target.id if isinstance(target, ast.Name) else ""


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
