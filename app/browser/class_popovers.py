"""What a change of classes would do, said before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.browser import texts
from app.browser.keys import keep_keys
from app.browser.popover import Popover
from app.browser.texts import translate
from app.theme import SPACE
from app.widgets.chip import dot_icon
from app.widgets.text import button, label
from effdet_core.project.classes import ObjectClass

_WIDTH = 296


def rename_words(name: str, other: str | None, photos: int, boxes: int) -> str:
    """What another name changes. other: the class that has that name already."""
    if other is not None:
        return translate("Classes", "{0} is there already. Enter asks whether the two become one.").format(other)
    if not boxes:
        return translate("Classes", "{0} has no boxes yet.").format(name)
    return translate("Classes", "{0} on {1} get the new name.").format(texts.boxes(boxes), texts.photos(photos))


def merge_words(name: str, into: str, photos: int, boxes: int) -> str:
    """“340 boxes on 120 photos become RBC.”"""
    if not boxes:
        return translate("Classes", "{0} has no boxes; it just goes.").format(name)
    return translate("Classes", "{0} on {1} become {2}.").format(texts.boxes(boxes), texts.photos(photos), into)


def delete_words(name: str, photos: int, boxes: int) -> str:
    """What deleting takes along."""
    if not boxes:
        return translate("Classes", "{0} has no boxes; nothing is lost.").format(name)
    gone = translate("Classes", "{0} on {1} go with it.").format(texts.boxes(boxes), texts.photos(photos))
    rest = translate("Classes", "A photo that loses its last box waits to be looked at again.")
    return f"{gone} {rest}"


class MergePopover(Popover):
    """Asks which class takes the boxes over."""

    merged = Signal(str)

    def __init__(self, parent: QWidget, name: str, others: Sequence[ObjectClass], photos: int, boxes: int) -> None:
        words = self.tr("All boxes of this class go to the other one, and it is gone then. Undo brings both back.")
        super().__init__(parent, words, _WIDTH)
        self._name, self._photos, self._boxes = name, photos, boxes
        self.into = QComboBox()
        self.into.setAccessibleName(self.tr("The class that stays"))
        for item in others:
            self.into.addItem(dot_icon(item.colour), item.name)
        self.words = label("", "muted", wrap=True)
        self.body.addWidget(label(self.tr("Merge {0} into").format(name), "heading"))
        self.body.addWidget(self.into)
        self.body.addWidget(self.words)
        self.body.addLayout(_foot(self, self.tr("Merge"), "primary", self._merge))
        self.into.currentTextChanged.connect(self._say)
        self._say(self.into.currentText())
        self.into.setFocus()
        keep_keys(self)

    def _say(self, into: str) -> None:
        self.words.setText(merge_words(self._name, into, self._photos, self._boxes))

    def _merge(self) -> None:
        self.merged.emit(self.into.currentText())
        self.close()


class DeletePopover(Popover):
    """Says what goes along."""

    deleted = Signal()

    def __init__(self, parent: QWidget, name: str, photos: int, boxes: int) -> None:
        words = self.tr("Takes the class away with all its boxes. The photos stay, and undo brings everything back.")
        super().__init__(parent, words, _WIDTH)
        self.body.addWidget(label(self.tr("Delete {0}").format(name), "heading"))
        self.words = label(delete_words(name, photos, boxes), "muted", wrap=True)
        self.body.addWidget(self.words)
        self.body.addLayout(_foot(self, self.tr("Delete class"), "danger", self._delete))
        keep_keys(self)

    def _delete(self) -> None:
        self.deleted.emit()
        self.close()


def _foot(popover: Popover, text: str, kind: str, action: Callable[[], None]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addStretch(1)
    row.addWidget(button(translate("Classes", "Leave it"), "quiet", action=popover.close))
    row.addWidget(button(text, kind, action=action))
    return row
