"""Everything a person can do, as rows: menus, keys, the palette and the cheat sheet are made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.icons import icon

Scope = Literal["everywhere", "photos", "label", "train", "evaluate", "export"]
Overrides = Mapping[str, Sequence[str]]
"""A person's own keys by action id; an action that is missing has its default ones, one with () has none."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing to do.

    id: stable, dotted, e.g. `label.draw`; saved with a person's own keys. text, group: English, marked for translation
    with QT_TRANSLATE_NOOP("Actions", …). keys: default shortcuts in Qt's portable text. scope: the page whose keys
    they are. repeats: whether holding the key repeats it.
    """

    id: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = "everywhere"
    repeats: bool = False

    def shown_text(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("Actions", self.text)

    def shown_group(self) -> str:
        """The group in the person's language."""
        return QCoreApplication.translate("Actions", self.group)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text itself, translated where it is shown. lupdate knows the name; Qt's own function has no types."""
    return text


_GO = QT_TRANSLATE_NOOP("Actions", "Go to")
_EDIT = QT_TRANSLATE_NOOP("Actions", "Edit")
_PROJECT = QT_TRANSLATE_NOOP("Actions", "Project")
_HELP = QT_TRANSLATE_NOOP("Actions", "Help")

EVERYWHERE: tuple[ActionRow, ...] = (
    ActionRow("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), _EDIT, ("Ctrl+Z",), "undo", repeats=True),
    ActionRow("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), _EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionRow("go.photos", QT_TRANSLATE_NOOP("Actions", "Photos"), _GO, ("Alt+1",), "photos"),
    ActionRow("go.label", QT_TRANSLATE_NOOP("Actions", "Label"), _GO, ("Alt+2",), "label"),
    ActionRow("go.train", QT_TRANSLATE_NOOP("Actions", "Train"), _GO, ("Alt+3",), "train"),
    ActionRow("go.evaluate", QT_TRANSLATE_NOOP("Actions", "Evaluate"), _GO, ("Alt+4",), "evaluate"),
    ActionRow("go.export", QT_TRANSLATE_NOOP("Actions", "Export and try"), _GO, ("Alt+5",), "export"),
    ActionRow("go.home", QT_TRANSLATE_NOOP("Actions", "All projects"), _GO, ("Alt+Home",), "home"),
    ActionRow("project.new", QT_TRANSLATE_NOOP("Actions", "New project"), _PROJECT, ("Ctrl+N",), "folder-plus"),
    ActionRow("project.open", QT_TRANSLATE_NOOP("Actions", "Open a project"), _PROJECT, ("Ctrl+O",), "folder-open"),
    ActionRow("project.import", QT_TRANSLATE_NOOP("Actions", "Import a labelled data set"), _PROJECT, (), "import"),
    ActionRow("project.sample", QT_TRANSLATE_NOOP("Actions", "Try with the sample"), _PROJECT, (), "sample"),
    ActionRow("project.folder", QT_TRANSLATE_NOOP("Actions", "Show the project folder"), _PROJECT, (), "external"),
    ActionRow("project.close", QT_TRANSLATE_NOOP("Actions", "Close the project"), _PROJECT, ("Ctrl+W",), "close"),
    ActionRow("help.guide", QT_TRANSLATE_NOOP("Actions", "User guide"), _HELP, ("Ctrl+F1",), "help"),
    ActionRow("help.tour", QT_TRANSLATE_NOOP("Actions", "First steps"), _HELP, (), "play"),
    ActionRow("help.what", QT_TRANSLATE_NOOP("Actions", "What is this?"), _HELP, ("Shift+F1",), "what"),
    ActionRow("help.keys", QT_TRANSLATE_NOOP("Actions", "Show the keys"), _HELP, ("F1", "?"), "keyboard"),
    ActionRow("help.palette", QT_TRANSLATE_NOOP("Actions", "Find an action"), _HELP, ("Ctrl+K",), "command"),
    ActionRow("help.shortcuts", QT_TRANSLATE_NOOP("Actions", "Change the keys"), _HELP, (), "keyboard"),
    ActionRow("help.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), _HELP, ("Ctrl+,",), "settings"),
    ActionRow("help.check", QT_TRANSLATE_NOOP("Actions", "System check"), _HELP, (), "success"),
    ActionRow("help.about", QT_TRANSLATE_NOOP("Actions", "About EffDet Studio"), _HELP, (), "info"),
    ActionRow("window.close", QT_TRANSLATE_NOOP("Actions", "Close the window"), _HELP, ("Ctrl+Q",), "close"),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two actions that want the same key in the same place; `loser` does not get it."""

    keys: str
    winner: str
    loser: str


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys each action really has, and who went without."""

    by_id: Mapping[str, tuple[str, ...]]
    conflicts: tuple[Conflict, ...]


def assign(rows: Sequence[ActionRow], overrides: Overrides) -> Keys:
    """Gives every action its keys, each key of a scope to one action only.

    A person's own choice comes before defaults, and an earlier row before a later one. A key of `everywhere` is taken
    in every scope; two pages may use the same key.
    """
    own = [row for row in rows if row.id in overrides]
    ordered = own + [row for row in rows if row.id not in overrides]
    given: dict[str, list[str]] = {row.id: [] for row in rows}
    takers: dict[str, list[ActionRow]] = {}
    conflicts: list[Conflict] = []
    for row in ordered:
        for wanted in map(normal, overrides.get(row.id, row.keys)):
            winner = next((other for other in takers.get(wanted, []) if meet(other.scope, row.scope)), None)
            if winner is None:
                takers.setdefault(wanted, []).append(row)
                given[row.id].append(wanted)
            elif winner.id != row.id:
                conflicts.append(Conflict(wanted, winner.id, row.id))
    return Keys({id: tuple(keys) for id, keys in given.items()}, tuple(conflicts))


def meet(one: Scope, other: Scope) -> bool:
    """Whether keys of two scopes can be pressed in the same place."""
    return one == other or "everywhere" in (one, other)


def holder(rows: Sequence[ActionRow], overrides: Overrides, row: ActionRow, keys: str) -> ActionRow | None:
    """Who has a key that `row` would like, None when it is free."""
    given = assign(rows, overrides).by_id
    wanted = normal(keys)
    others = (other for other in rows if other.id != row.id and meet(other.scope, row.scope))
    return next((other for other in others if wanted in given[other.id]), None)


def normal(keys: str) -> str:
    """One way of writing a shortcut."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


class ActionSet(QObject):
    """Qt's actions made from rows, with the keys a person chose.

    Actions of a page live on the page and answer while the focus is in it; those of `everywhere` live on the window.
    """

    keys_changed = Signal()

    def __init__(self, window: QWidget, overrides: Overrides) -> None:
        super().__init__(window)
        self._window = window
        self._overrides = dict(overrides)
        self._rows: list[ActionRow] = []
        self._actions: dict[str, QAction] = {}
        self._keys = Keys({}, ())

    @property
    def rows(self) -> tuple[ActionRow, ...]:
        """All rows, in the order they came."""
        return tuple(self._rows)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Keys that two actions want."""
        return self._keys.conflicts

    def add(
        self, rows: Iterable[ActionRow], handlers: Mapping[str, Callable[[], object]], owner: QWidget | None = None
    ) -> None:
        """Makes the actions of rows that have a handler. owner: the page, or None for the window."""
        for row in rows:
            if row.id in handlers:
                self._rows.append(row)
                self._actions[row.id] = self._made(row, handlers[row.id], owner)
        self._assign()

    def action(self, id: str) -> QAction:
        """The action of a row."""
        return self._actions[id]

    def has(self, id: str) -> bool:
        """Whether somebody does it."""
        return id in self._actions

    def keys_of(self, id: str) -> tuple[str, ...]:
        """The keys an action has now, portable text."""
        return self._keys.by_id.get(id, ())

    def set_overrides(self, overrides: Overrides) -> None:
        """Other keys, at once."""
        self._overrides = dict(overrides)
        self._assign()

    def run(self, id: str) -> None:
        """Does it, where it can be done."""
        self._actions[id].trigger()

    def _made(self, row: ActionRow, handler: Callable[[], object], owner: QWidget | None) -> QAction:
        place = owner or self._window
        made = QAction(row.shown_text(), place)
        made.setObjectName(row.id)
        if row.icon:
            made.setIcon(icon(row.icon))
        made.setAutoRepeat(row.repeats)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        made.setShortcutContext(inside if owner else Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda: handler())
        place.addAction(made)
        return made

    def _assign(self) -> None:
        self._keys = assign(self._rows, self._overrides)
        for id, action in self._actions.items():
            action.setShortcuts([QKeySequence(keys) for keys in self._keys.by_id[id]])
        self.keys_changed.emit()
