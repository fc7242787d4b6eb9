"""What the core says is wrong, in the person's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from app.problem_words import SENTENCES, told, told_text
from effdet_core.errors import InputError, Problem
from effdet_core.images import check
from effdet_core.project.classes import name_problems

CORE = Path(__file__).parents[2] / "effdet_core"


class Shouting(QTranslator):
    """A language that is easy to check."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"¡{source.upper()}!" if context == "Problems" else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = Shouting(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


def test_a_sentence_is_known_by_its_shape_and_keeps_its_numbers_and_names(shouting: None) -> None:
    assert told_text("the file is missing") == "¡THE FILE IS MISSING!"
    assert told_text("it has 30000 x 20000 pixels, too many") == "¡IT HAS 30000 X 20000 PIXELS, TOO MANY!"
    inside = "its picture cannot be used: the file is empty; it is left out"
    assert told_text(inside) == "¡ITS PICTURE CANNOT BE USED: ¡THE FILE IS EMPTY!; IT IS LEFT OUT!"
    assert told_text("something that nobody foresaw") == "something that nobody foresaw"
    assert told(Problem("is missing", "a.xml", "Save it as UTF-8.")).where == "a.xml"


def test_what_the_core_really_says_is_found(shouting: None, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no photo")
    (tmp_path / "b.jpg").write_bytes(b"")
    for path in (tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "missing.jpg"):
        with pytest.raises(InputError) as error:
            check(path)
        assert told(error.value.problems[0]).message.startswith("¡")
    for name in ("", " bee", "bee\n", "x" * 500):
        assert told_text(name_problems([name])[0].message).startswith("¡")


def test_in_english_nothing_changes() -> None:
    assert told_text("the file is missing") == "the file is missing"


def test_every_sentence_is_one_that_the_core_says() -> None:
    whole = "\n".join(text for path in CORE.rglob("*.py") for text in _texts(path))
    unknown = [text for text in SENTENCES if not all(part.strip() in whole for part in re.split(r"\{\d\}", text))]
    assert unknown == []


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file, of formatted ones what stands between the values."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
