"""One page of the guide, drawn in the colours of the window, its pictures never wider than the text."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QEvent, QPoint, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, Qt, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from app import theme
from app.guide import markup
from app.theme import LARGE, NORMAL, SPACE

_PATIENCE = 150
"""Milliseconds after the last change of the width before pictures are scaled anew."""
_WIDEST = 880
"""Device-independent pixels."""
_SHEET = Template("""
body { font-size: ${normal}px; line-height: 150%; color: $text; }
h1 { font-size: ${large}px; font-weight: 600; }
h2 { font-size: 16px; font-weight: 600; margin-top: 28px; }
h3 { font-weight: 600; margin-top: 20px; }
p { margin-top: 8px; margin-bottom: 8px; line-height: 150%; }
p.picture { line-height: 100%; margin-top: 14px; margin-bottom: 14px; }
li { margin-top: 4px; line-height: 150%; }
a { color: $accent; text-decoration: none; }
code, pre { font-family: monospace; background-color: $hover; }
pre { padding: 8px; white-space: pre-wrap; }
blockquote { margin-left: 0; background-color: $notice; padding: 8px; }
table { border-collapse: collapse; border: 1px solid $line; margin-top: 8px; margin-bottom: 8px; }
th { text-align: left; background-color: $hover; border: 1px solid $line; }
td { border: 1px solid $line; }
""")


class PageView(QTextBrowser):
    """Shows HTML made of Markdown; whoever owns it follows the links."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Path | None = None
        self.setProperty("kind", "page")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page of the guide"))
        self.document().setDocumentMargin(SPACE * 3)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._pause.timeout.connect(self._again)

    def show_page(self, path: Path, anchor: str = "") -> None:
        """Raises OSError where it cannot be read."""
        text = path.read_text("utf-8")
        self._page = path
        # Relative links and pictures are found from here.
        self.document().setBaseUrl(QUrl.fromLocalFile(str(path)))
        self._draw(text)
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value or self._page is None:
            return super().loadResource(kind, name)
        picture = QImage(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
        return _fitted(picture, self._width() - SPACE * 8, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(self._width())
        if event.size().width() != event.oldSize().width() and self._page is not None:
            self._pause.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._page is not None:
            self._pause.start()

    def _width(self) -> int:
        """Of the column; lines that are longer lose the eye."""
        return min(self.viewport().width(), _WIDEST)

    def _again(self) -> None:
        """The same words at the top of the same page, in another width or other colours."""
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        was, top = bar.value(), self.cursorForPosition(QPoint(1, 1)).position()
        self._draw(self._page.read_text("utf-8"))
        cursor = self.textCursor()
        cursor.setPosition(min(top, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() if was else 0)

    def _draw(self, text: str) -> None:
        colours = theme.current()
        values = {name: getattr(colours, name) for name in ("text", "accent", "hover", "line", "notice")}
        self.document().setDefaultStyleSheet(_SHEET.substitute(values, normal=NORMAL + 1, large=LARGE + 2))
        self.setHtml(markup.html(text))


def _fitted(picture: QImage, width: int, ratio: float) -> QImage:
    """Scaled down smoothly to a width in device-independent pixels; small ones stay as they are."""
    most = max(1, round(width * ratio))
    if picture.width() > most:
        picture = picture.scaledToWidth(most, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
    return picture
