"""The bubble of the tour: where one is, what to do, and the ways on, back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.banner import announce
from app.widgets.text import button, icon_button, label

WIDTH = 344


class Bubble(QFrame):
    """Floats over a window. Clicks on its buttons leave the focus where it is, so that the keys of the page still work;
    Tab and F6 lead into it.
    """

    onward = Signal()
    other = Signal()
    left = Signal()
    moved_on = Signal()
    """F6: the keyboard goes back to the page."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "popup")
        self.kicker = label("", "small", wrap=True)
        self.title = label("", "heading", wrap=True)
        self.text = label("", wrap=True)
        self.close_button = icon_button("close", self.tr("Leave the tour (Esc)"), action=self.left.emit, kind="small")
        self.other_button = button("", "quiet", action=self.other.emit)
        self.onward_button = button("", "primary", action=self.onward.emit)
        for made in self.buttons():
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setToolTip(self.tr("F6 leads here with the keyboard, and back to the page"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWhatsThis(
            self.tr("The tour: it says what to do at each stop, and goes on when you did it or press the button.")
        )
        self._build()
        self.hide()

    def say(self, kicker: str, title: str, text: str, onward: str, other: str = "") -> None:
        """Other words. other: of the second button, or "" for none."""
        is_news = (kicker, title, text) != (self.kicker.text(), self.title.text(), self.text.text())
        for part, words in ((self.kicker, kicker), (self.title, title), (self.text, text)):
            part.setText(words)
        self.onward_button.setText(onward)
        self.other_button.setText(other)
        self.other_button.setVisible(bool(other))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        if is_news:
            self._fit()
            announce(self, f"{title}. {text}")

    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """On, and the other one."""
        return self.onward_button, self.other_button

    def has_keyboard(self) -> bool:
        """Whether keys come here."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F6:
            self.moved_on.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        focused = self.window().focusWidget()
        if focused in (*self.buttons(), self.close_button):
            focused.click()
        else:
            self.onward.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.kicker, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        foot.addWidget(self.other_button)
        foot.addWidget(self.onward_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, SPACE, 0)
        inside.setSpacing(SPACE)
        inside.addWidget(self.title)
        inside.addWidget(self.text)
        inside.addSpacing(SPACE // 2)
        inside.addLayout(foot)
        column.addLayout(inside)
        QWidget.setTabOrder(self.other_button, self.onward_button)
        QWidget.setTabOrder(self.onward_button, self.close_button)

    def _fit(self) -> None:
        """As high as its words are in a fixed width."""
        layout = self.layout()
        assert layout is not None
        for part in (self.kicker, self.title, self.text, *self.buttons()):
            part.ensurePolished()  # words have their size only when the style sheet has dressed them
        layout.invalidate()
        layout.activate()
        self.setFixedSize(WIDTH, layout.totalHeightForWidth(WIDTH))
