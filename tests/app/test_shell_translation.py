"""Every text of the window is translated, and the window speaks the language a person chose."""

from __future__ import annotations

import importlib.util
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import translation
from app.browser import criteria
from app.frame import stages
from app.home.start_page import StartPage
from effdet_core.project.catalogue import Query

TOOL = Path(__file__).parents[2] / "packaging" / "translations.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that gathers texts."""
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


def test_the_languages_of_the_window_are_those_whose_texts_are_gathered(tool: ModuleType) -> None:
    assert set(translation.LANGUAGES) == set(tool.PLURAL_FORMS)


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_every_text_of_the_code_is_translated(tool: ModuleType, language: str) -> None:
    assert [f"{text.context}: {text.source}" for text in tool.untranslated(language)] == []


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_translations_keep_the_places_of_what_is_filled_in(tool: ModuleType, language: str) -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text.replace("%n", "{n}")) if name}

    known = tool.read(tool.ts(language))
    wrong = [
        text.source for text, forms in known.items() for form in forms if form and places(form) != places(text.source)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", translation.LANGUAGES)
def test_what_the_window_reads_is_made_from_the_translations(tool: ModuleType, language: str) -> None:
    source = tool.ts(language)
    assert source.with_suffix(".qm").stat().st_mtime >= source.stat().st_mtime - 60


def test_a_text_is_found_however_it_is_marked(tool: ModuleType, tmp_path: Path) -> None:
    code = tmp_path / "page.py"
    code.write_text(
        'class Page(QWidget):\n    def say(self, n):\n        self.tr("%n photo(s)", "", len(n))\n'
        '        translate("Other", "Hello", None, n.count)\n        QT_TRANSLATE_NOOP("Actions", "Undo")\n'
    )
    found = {(text.context, text.source, text.is_plural) for text in tool.texts_in(code)}
    assert found == {("Page", "%n photo(s)", True), ("Other", "Hello", False), ("Actions", "Undo", False)}


def test_german_is_spoken_with_its_plurals(qapp: QApplication, qtbot: QtBot) -> None:
    try:
        assert translation.install(qapp, "de") == "de"
        page = StartPage()
        qtbot.addWidget(page)
        assert page.recent.text() == "Zuletzt geöffnet"
        facts = stages.Facts(photos=1)
        assert stages.shown(facts)["photos"].hint == "1 Foto in diesem Projekt."
        page.close_threads()
    finally:
        translation.install(qapp, "en")
    assert stages.shown(stages.Facts(photos=2))["photos"].hint == "2 photos in this project."


def test_german_nouns_keep_their_capitals_within_a_sentence(qapp: QApplication) -> None:
    query = Query(states=frozenset({"labelled"}), splits=frozenset({"train", "test"}))
    try:
        translation.install(qapp, "de")
        assert criteria.in_words(query, 1, 8) == "1 von 8 Fotos: beschriftet, für das Training oder den Test"
    finally:
        translation.install(qapp, "en")
    assert criteria.in_words(query, 1, 8) == "1 of 8 photos: labelled, for training or the test"
