"""The guide in a window of its own, to be read beside the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.guide import markup, shelf
from app.guide.finding import Hit, find
from app.guide.page_view import PageView
from app.theme import SPACE
from app.widgets.search_field import SearchField
from app.widgets.text import button, icon_button

_SIZE = QSize(1080, 760)
_SIDE = 280
_PLACE = Qt.ItemDataRole.UserRole

Place = tuple[str, str]
"""A page by its path in the guide, and the name of a heading, "" for its top."""


class Reader(QDialog):
    """Contents and search on the left, the page on the right. folder: where the pages are."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("User guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._entries = shelf.contents((folder / shelf.FRONT).read_text("utf-8"))
        self._sections: dict[str, list[markup.Section]] = {}
        self._been: list[Place] = []
        self.search = SearchField(self.tr("Search the guide"))
        self.listed = QListWidget()
        self.page = PageView()
        self.back = icon_button("arrow-left", self.tr("Back"), action=self.go_back)
        self.outside = button(self.tr("Open in the browser"), "quiet", image="external", action=self._open_outside)
        self._build()
        self._connect()
        self._list_contents()

    def turn_to(self, page: str, anchor: str = "") -> None:
        """Shows a page; what cannot be read leaves the one that is shown."""
        try:
            self.page.show_page(self._folder / page, anchor)
        except OSError:
            return
        self._been.append((page, anchor))
        self.back.setEnabled(len(self._been) > 1)
        self._mark(page)

    def go_back(self) -> None:
        """To the page before this one."""
        if len(self._been) > 1:
            self._been.pop()
            self.turn_to(*self._been.pop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.listed.setFocus()
            self.listed.setCurrentRow(max(self.listed.currentRow(), self._first()))
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        side, right, top = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.listed.setWordWrap(True)
        self.listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listed.setAccessibleName(self.tr("Contents of the guide"))
        for part in (self.search, self.listed):
            part.setFixedWidth(_SIDE)
            side.addWidget(part)
        self.back.setEnabled(False)
        self.outside.setVisible(shelf.in_browser(self._folder, shelf.FRONT) is not None)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.outside)
        right.addLayout(top)
        right.addWidget(self.page, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(side)
        layout.addLayout(right, 1)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.search.searched.connect(self._look_for)
        self.search.returnPressed.connect(lambda: self._open(self.listed.item(self._first())))
        self.listed.itemClicked.connect(self._open)
        self.listed.itemActivated.connect(self._open)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def _list_contents(self) -> None:
        self.listed.clear()
        group = ""
        for entry in self._entries:
            if entry.group != group:
                group = entry.group
                heading = QListWidgetItem(group)
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.listed.addItem(heading)
            self._add(entry.title, (entry.page, ""))

    def _add(self, text: str, place: Place) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        self.listed.addItem(item)

    def _look_for(self, words: str) -> None:
        if not words.strip():
            self._list_contents()
            if self._been:
                self._mark(self._been[-1][0])
            return
        self.listed.clear()
        for hit in find(self._all_sections(), words):
            self._add(self._said(hit), (hit.page, hit.anchor))
        if not self.listed.count():
            nothing = QListWidgetItem(self.tr("Nothing in the guide has these words."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.listed.addItem(nothing)

    def _said(self, hit: Hit) -> str:
        page = next((entry.title for entry in self._entries if entry.page == hit.page), hit.page)
        title = hit.title if hit.title == page else f"{hit.title} · {page}"
        return f"{title}\n{hit.excerpt}"

    def _all_sections(self) -> dict[str, list[markup.Section]]:
        """Read when they are first searched: half a million letters."""
        if not self._sections:
            pages = [entry.page for entry in self._entries if (self._folder / entry.page).is_file()]
            self._sections = {page: markup.sections((self._folder / page).read_text("utf-8")) for page in pages}
        return self._sections

    def _first(self) -> int:
        rows = range(self.listed.count())
        return next((row for row in rows if self.listed.item(row).data(_PLACE)), 0)

    def _open(self, item: QListWidgetItem | None) -> None:
        place = item.data(_PLACE) if item is not None else None
        if place:
            self.turn_to(*place)

    def _mark(self, page: str) -> None:
        """The page that is shown, in the contents."""
        if self.search.text().strip():
            return
        for row in range(self.listed.count()):
            if self.listed.item(row).data(_PLACE) == (page, ""):
                self.listed.setCurrentRow(row)

    def _follow(self, link: QUrl) -> None:
        """A heading, another page of the guide, or something of the world outside."""
        base = self.page.document().baseUrl()
        target = base.resolved(link)
        if not target.isLocalFile():
            QDesktopServices.openUrl(target)
            return
        path, section = Path(target.toLocalFile()), target.fragment()
        if not path.is_relative_to(self._folder):
            return
        page = path.relative_to(self._folder).as_posix()
        built = shelf.in_browser(self._folder, page, section)
        if path.is_file():
            self.turn_to(page, section)
        elif built:
            QDesktopServices.openUrl(QUrl(built))

    def _open_outside(self) -> None:
        page, section = self._been[-1] if self._been else (shelf.FRONT, "")
        if built := shelf.in_browser(self._folder, page, section):
            QDesktopServices.openUrl(QUrl(built))
