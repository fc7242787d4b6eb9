"""Choosing other keys: a list of every action, and pressing the key it should have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import settings
from app.actions import ActionRow, ActionSet, holder
from app.shortcuts.fuzzy import ranked
from app.theme import SPACE
from app.widgets.banner import Banner
from app.widgets.explained import explain_dialog
from app.widgets.key_cap import native
from app.widgets.search_field import SearchField
from app.widgets.text import button, icon_button, label, line, restyle

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
translate = QCoreApplication.translate


class ShortcutEditor(QDialog):
    """Every change counts at once. A key that another action has is only taken when the person says so."""

    def __init__(self, window: QWidget, actions: ActionSet) -> None:
        super().__init__(window)
        self._actions = actions
        self.lines: dict[str, _Line] = {}
        self.search = SearchField(self.tr("Find an action or a key"))
        self.message = Banner()
        self.reset = button(self.tr("Usual keys for all"), "quiet", image="restore", action=self._reset_all)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, min(720, window.height() - 40))
        self._build()
        words = (
            (self.search, self.tr("Shows only actions with these letters in their name, or with this key.")),
            (self.reset, self.tr("Takes back all changes of keys at once.")),
        )
        text = self.tr(
            "Press the key of an action, then the new one. The small buttons take the key away or put it back."
        )
        explain_dialog(self, text, words)
        self._refresh()

    def record(self, row: ActionRow, keys: str) -> None:
        """Gives an action a key, or says who has it."""
        other = holder(self._actions.rows, self._overrides(), row, keys)
        if other is None:
            self._give(row, keys)
            return
        text = self.tr("{keys} is the key of “{other}” already.").format(keys=native(keys), other=other.shown_text())
        take = self.tr("Give it to “{mine}”").format(mine=row.shown_text())
        self.message.say(text, "warning", take, lambda: self._take(row, other, keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE * 2, 0, SPACE)
        layout.setSpacing(SPACE)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        top.addWidget(self.search, 1)
        top.addWidget(self.reset)
        layout.addLayout(top)
        layout.addWidget(self.message)
        holder_ = QWidget()
        holder_.setProperty("kind", "scrolled")
        self._rows = QVBoxLayout(holder_)
        self._rows.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        self._rows.setSpacing(0)
        group = ""
        for row in sorted(self._actions.rows, key=lambda row: row.scope == "everywhere"):
            if (name := group_title(row)) != group:
                group = name
                self._rows.addSpacing(SPACE * 2)
                self._rows.addWidget(label(group, "small"))
            self.lines[row.id] = _Line(row, self.record, self._clear, self._reset)
            self._rows.addWidget(self.lines[row.id])
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder_)
        layout.addWidget(area, 1)
        self.search.searched.connect(self._filter)

    def _overrides(self) -> dict[str, tuple[str, ...]]:
        return dict(settings.store().values.shortcuts)

    def _put(self, overrides: dict[str, tuple[str, ...]]) -> None:
        settings.store().change(shortcuts=overrides)
        self._actions.set_overrides(overrides)
        self.message.hide()
        self._refresh()

    def _give(self, row: ActionRow, keys: str) -> None:
        self._put({**self._overrides(), row.id: (keys,)})

    def _take(self, row: ActionRow, other: ActionRow, keys: str) -> None:
        left = tuple(have for have in self._actions.keys_of(other.id) if have != keys)
        self._put({**self._overrides(), other.id: left, row.id: (keys,)})

    def _clear(self, row: ActionRow) -> None:
        self._put({**self._overrides(), row.id: ()})

    def _reset(self, row: ActionRow) -> None:
        self._put({id: keys for id, keys in self._overrides().items() if id != row.id})

    def _reset_all(self) -> None:
        before = self._overrides()
        self._put({})
        self.message.say(self.tr("All keys are the usual ones."), "info", self.tr("Undo"), lambda: self._put(before))

    def _refresh(self) -> None:
        own = self._overrides()
        clashes = {item.loser: item for item in self._actions.conflicts}
        texts = {row.id: row.shown_text() for row in self._actions.rows}
        for id, one in self.lines.items():
            clash = clashes.get(id)
            remark = ""
            if clash:
                text = translate("ShortcutEditor", "{keys} is for “{other}” here")
                remark = text.format(keys=native(clash.keys), other=texts[clash.winner])
            one.show_keys(self._actions.keys_of(id), changed=id in own, remark=remark)

    def _filter(self, text: str) -> None:
        items = [(f"{one.row.shown_text()} {one.keys_text()}", id) for id, one in self.lines.items()]
        wanted = set(ranked(text, items))
        for id, one in self.lines.items():
            one.setVisible(id in wanted)


class _Line(QWidget):
    """One action: its text, its keys as a button that listens, and the way back to the usual ones."""

    def __init__(
        self,
        row: ActionRow,
        record: Callable[[ActionRow, str], None],
        clear: Callable[[ActionRow], None],
        reset: Callable[[ActionRow], None],
    ) -> None:
        super().__init__()
        self.row, self._record = row, record
        self._keys: tuple[str, ...] = ()
        self._listening = False
        self.remark = label("", "small")
        self.keys = button("", action=self._listen)
        self.keys.setMinimumWidth(160)
        self.keys.installEventFilter(self)
        self.clear = icon_button("close", self.tr("No key"), action=lambda: clear(row))
        self.reset = icon_button("restore", self.tr("The usual key"), action=lambda: reset(row))
        self._build()

    def keys_text(self) -> str:
        """The keys as people read them."""
        return ", ".join(native(keys) for keys in self._keys)

    def show_keys(self, keys: tuple[str, ...], *, changed: bool, remark: str) -> None:
        """Other keys."""
        self._keys = keys
        self._listening = False
        self.keys.setText((self.keys_text() or self.tr("None")).replace("&", "&&"))
        self.keys.setAccessibleName(f"{self.row.shown_text()}: {self.keys_text() or self.tr('None')}")
        restyle(self.keys, kind="" if keys else "quiet")
        self.clear.setEnabled(bool(keys))
        self.reset.setEnabled(changed)
        self.remark.setText(remark)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._listening:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._stop()
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._heard(event)
            return True
        return False

    def _build(self) -> None:
        layout = QHBoxLayout()
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(SPACE)
        layout.addWidget(label(self.row.shown_text()))
        layout.addWidget(self.remark, 1)
        for part in (self.keys, self.clear, self.reset):
            layout.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(layout)
        outer.addWidget(line())

    def _listen(self) -> None:
        self._listening = True
        self.keys.setFocus()
        self.keys.setText(self.tr("Press a key…"))

    def _stop(self) -> None:
        self._listening = False
        self.keys.setText(self.keys_text() or self.tr("None"))

    def _heard(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
            return
        self._stop()
        self._record(self.row, QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))


def group_title(row: ActionRow) -> str:
    """The group, and the page it counts on."""
    pages = {
        "photos": translate("ShortcutEditor", "Photos"),
        "label": translate("ShortcutEditor", "Label"),
        "train": translate("ShortcutEditor", "Train"),
    }
    group, page = row.shown_group(), pages.get(row.scope, "")
    return group if group.startswith(page) else f"{page} · {group}"
