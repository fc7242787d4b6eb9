"""The guide in the window: it opens where a person is, is found by words, and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.actions import EVERYWHERE
from app.frame import keys_page
from app.frame.helps import Helps
from app.frame.stages import STAGES
from app.guide import finding, markup, shelf
from app.guide.reader import Reader
from app.widgets.toast import ToastHost

FRONT = """# The guide

## Begin
- [First steps](guide/first.md)
## More
- [Wrong](guide/wrong.md)
"""
FIRST = """# First steps

See [the mistakes](wrong.md#the-mistakes), or [a site](https://example.org/).

![A picture](../images/wide.png)

| key | what |
|---|---|
| W | draws a box |
"""
WRONG = (
    "# Wrong\n\nNothing.\n"
    + "\nA line about nothing.\n" * 60
    + "\n## The mistakes\n\nA false alarm is a find of nothing.\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A guide of three pages and a picture."""
    folder = tmp_path / "guide-pages"
    for name, text in (("index.md", FRONT), ("guide/first.md", FIRST), ("guide/wrong.md", WRONG)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "images").mkdir()
    Image.new("RGB", (3000, 200), "red").save(folder / "images" / "wide.png")
    return folder


@pytest.fixture
def reader(qtbot: QtBot, pages: Path) -> Iterator[Reader]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Reader(window, pages)
    made.show()
    yield made
    made.close()


def shown(reader: Reader) -> str:
    return reader.page.toPlainText()


def rows(reader: Reader) -> list[str]:
    return [reader.listed.item(row).text() for row in range(reader.listed.count())]


def test_every_page_of_the_window_has_a_chapter_that_is_there() -> None:
    folder = shelf.folder()
    assert folder is not None
    assert set(shelf.CHAPTERS) == set(STAGES)
    assert all((folder / page).is_file() for page in shelf.CHAPTERS.values())


def test_a_clone_reads_its_pages_and_not_a_site_that_it_once_built(tmp_path: Path) -> None:
    places = (tmp_path / "docs", tmp_path / "resources" / "guide")
    assert [place.relative_to(shelf.ROOT).as_posix() for place in shelf.PLACES] == ["docs", "resources/guide"]
    _guide_in(places[1])
    places[0].mkdir()
    (places[0] / shelf.FRONT).write_text("# Of another package", "utf-8")
    assert shelf.folder(places) == places[1]
    _guide_in(places[0])
    assert shelf.folder(places) == places[0]


def _guide_in(place: Path) -> None:
    for page in (shelf.FRONT, *shelf.CHAPTERS.values()):
        (place / page).parent.mkdir(parents=True, exist_ok=True)
        (place / page).write_text("# A page", "utf-8")


def test_help_opens_the_chapter_of_the_page_that_is_on(qtbot: QtBot, pages: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    scope = "evaluate"
    helps = Helps(window, None, lambda: scope, lambda: None)  # type: ignore[arg-type]
    helps.handlers()["help.guide"]()
    reader = window.findChild(Reader)
    assert reader is not None
    assert "Evaluate: how good it is" in shown(reader)
    scope = "label"
    helps.show_guide()
    assert len(window.findChildren(Reader)) == 1
    assert "Label: drawing boxes" in shown(reader)
    reader.close()


def test_an_installation_without_the_guide_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    monkeypatch.setattr(shelf, "folder", lambda: None)
    Helps(window, None, lambda: "", lambda: None).show_guide()  # type: ignore[arg-type]
    assert window.findChild(Reader) is None
    assert window.findChild(ToastHost) is not None


def test_the_contents_come_from_the_first_page(reader: Reader) -> None:
    assert rows(reader) == ["Begin", "First steps", "More", "Wrong"]
    assert not reader.listed.item(0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_links_go_to_headings_of_other_pages_and_back(reader: Reader, qtbot: QtBot) -> None:
    reader.turn_to("guide/first.md")
    assert not reader.back.isEnabled()
    reader.page.anchorClicked.emit(QUrl("wrong.md#the-mistakes"))
    assert "A false alarm" in shown(reader)
    assert reader.page.verticalScrollBar().value() > 0
    assert reader.listed.currentItem().text() == "Wrong"
    qtbot.mouseClick(reader.back, Qt.MouseButton.LeftButton)
    assert "draws a box" in shown(reader)


def test_links_to_the_world_open_in_the_browser(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    reader.turn_to("guide/first.md")
    reader.page.anchorClicked.emit(QUrl("https://example.org/"))
    reader.page.anchorClicked.emit(QUrl("../../../elsewhere.md"))
    reader.page.anchorClicked.emit(QUrl("missing.md"))
    assert opened == ["https://example.org/"]
    assert "draws a box" in shown(reader)


def test_a_built_site_opens_at_the_page_that_is_read(
    pages: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("index.html", "guide/first.html"):
        (pages / name).write_text("<p>built</p>", "utf-8")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window = QMainWindow()
    qtbot.addWidget(window)
    reader = Reader(window, pages)
    reader.show()
    reader.turn_to("guide/first.md")
    qtbot.mouseClick(reader.outside, Qt.MouseButton.LeftButton)
    assert opened == [(pages / "guide" / "first.html").as_uri()]
    reader.close()


def test_words_are_found_and_enter_goes_there(reader: Reader, qtbot: QtBot) -> None:
    assert not reader.outside.isVisible(), "there is no site to open"
    qtbot.keyClicks(reader.search, "false al")
    qtbot.waitUntil(lambda: len(rows(reader)) == 1)
    assert rows(reader)[0].startswith("The mistakes · Wrong\n")
    qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert "A false alarm" in shown(reader)
    qtbot.keyClicks(reader.search, "xyz")
    qtbot.waitUntil(lambda: "Nothing in the guide" in rows(reader)[0])
    qtbot.keyClick(reader.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: rows(reader)[0] == "Begin")
    assert reader.isVisible()


def test_pictures_are_no_wider_than_the_page(reader: Reader) -> None:
    reader.turn_to("guide/first.md")
    reader.resize(800, 600)
    picture = reader.page.loadResource(2, QUrl("../images/wide.png"))
    assert 0 < picture.width() <= reader.page.viewport().width() * reader.devicePixelRatioF()  # type: ignore[attr-defined]
    assert reader.page.horizontalScrollBar().maximum() == 0


def test_headings_are_called_as_the_site_calls_them() -> None:
    assert markup.slug("What helps, when it is *not* good enough?") == "what-helps-when-it-is-not-good-enough"
    assert '<a name="how-sure-1">' in markup.html("## How sure: `1`")


def test_html_in_a_page_is_text() -> None:
    assert "<script>" not in markup.html("a <script>alert(1)</script> b")


def test_a_heading_counts_for_more_than_text_and_a_phrase_for_more_than_its_words() -> None:
    pages = {
        "a": [markup.Section("Apart", "apart", "a loss, then a curve"), markup.Section("Row", "row", "the loss curve")],
        "b": [markup.Section("Loss", "loss", "a sum of it")],
    }
    assert [hit.title for hit in finding.find(pages, "loss")] == ["Loss", "Apart", "Row"]
    assert [hit.title for hit in finding.find(pages, "loss curve")] == ["Row", "Apart"]
    assert finding.find(pages, "oss") == []
    assert finding.find(pages, "  ") == []


def test_an_excerpt_is_cut_at_spaces() -> None:
    text = "word " * 60 + "needle " + "word " * 60
    piece = finding.excerpt(text, ["needle"])
    assert piece.startswith("… word")
    assert piece.endswith("word …")
    assert "needle" in piece


def test_the_page_of_keys_is_that_of_the_actions() -> None:
    assert keys_page.PAGE.read_text("utf-8") == keys_page.page(), "stale: run `python -m app.frame.keys_page`"
    assert all(f"| {row.text} |" in keys_page.page() for row in EVERYWHERE)


def test_the_keys_that_the_guide_names_are_those_of_the_window() -> None:
    folder = shelf.folder()
    assert folder is not None
    known = {key for _, rows in keys_page.places() for row in rows for key in row.keys}
    named = {
        (page.name, key)
        for page in folder.joinpath("guide").glob("*.md")
        for key in re.findall(
            r"\*\*((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d+|Tab|Del|Enter|Backspace))\*\*", page.read_text("utf-8")
        )
    }
    assert len(named) > 15
    assert {(page, key) for page, key in named if key not in known} == set()
