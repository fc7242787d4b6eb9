"""What is known of the photo, and the two marks that are one key each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.icons import icon
from app.labelling import row_paint
from app.labelling.geometry import Size
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.text import ICON, label
from effdet_core.dataset import SPLITS, Split
from effdet_core.project.labels import Labels


class KeyedButton(QPushButton):
    """A button that is pressed in while something is so, with its key at the right."""

    def __init__(self, text: str, image: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key = ""
        self.setCheckable(True)
        self.setIcon(icon(image))
        self.setIconSize(ICON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setStyleSheet("text-align: left;")

    def set_key(self, key: str) -> None:
        """The key that does the same."""
        self._key = key
        self.setToolTip(f"{self.text()} ({key})" if key else self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the cap on it."""
        super().paintEvent(event)
        if self._key:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(row_paint.small_font(self.font()))
            area = self.rect()
            area.setLeft(area.right() - 34)
            row_paint.key_cap(painter, area, self._key)
            painter.end()


class Facts(QWidget):
    """Name, size and split of the photo; *Nothing here* and *Reviewed*."""

    nothing_wanted = Signal()
    review_wanted = Signal()
    split_wanted = Signal(object)  # Split | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", "", Qt.TextElideMode.ElideMiddle)
        self.size_text = label("", "small")
        self.split_button = QPushButton()
        self.nothing = KeyedButton(self.tr("Nothing here"), "none")
        self.reviewed = KeyedButton(self.tr("Reviewed"), "reviewed")
        self._splits: dict[Split | None, str] = {
            None: self.tr("No split yet"),
            "train": self.tr("For training"),
            "val": self.tr("For validation"),
            "test": self.tr("For the test"),
        }
        self._build_split()
        self._build_layout()

    def show_photo(self, name: str, size: Size | None, labels: Labels) -> None:
        """Of the photo on the canvas."""
        self.name.setText(name.rpartition("/")[2])
        self.size_text.setText(f"{size[1]} × {size[0]}" if size else "")
        self.split_button.setText(self._splits[labels.split])
        self.nothing.setChecked(labels.state == "nothing here")
        self.reviewed.setChecked(labels.reviewed)

    def set_editable(self, editable: bool) -> None:
        """Whether the marks can be changed."""
        for button in (self.nothing, self.reviewed, self.split_button):
            button.setEnabled(editable)

    def _build_split(self) -> None:
        self.split_button.setProperty("kind", "link")
        self.split_button.setProperty("menu", "true")
        self.split_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.split_button.setToolTip(self.tr("What this photo is used for"))
        menu = QMenu(self.split_button)
        group = QActionGroup(menu)
        for split in (None, *SPLITS):
            action = menu.addAction(self._splits[split])
            group.addAction(action)
            action.triggered.connect(partial(self._want_split, split))
        self.split_button.setMenu(menu)

    def _want_split(self, split: Split | None, checked: bool = False) -> None:
        self.split_wanted.emit(split)

    def _build_layout(self) -> None:
        self.nothing.clicked.connect(self.nothing_wanted)
        self.reviewed.clicked.connect(self.review_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE * 3 // 2)
        layout.setSpacing(SPACE)
        facts = QGridLayout()
        facts.setSpacing(0)
        facts.addWidget(self.name, 0, 0, 1, 2)
        facts.addWidget(self.size_text, 1, 0)
        facts.addWidget(self.split_button, 1, 1, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(facts)
        for button in (self.nothing, self.reviewed):
            layout.addWidget(button)
