"""What the class panel asks for: shows what would change, does it, and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import messages
from app.browser import texts
from app.browser.bulk_edit import undo_toast
from app.browser.class_panel import ClassPanel
from app.browser.class_popovers import DeletePopover, MergePopover, rename_words
from app.browser.name_popover import NamePopover
from app.problem_words import told
from app.session import Session
from effdet_core.errors import UserError


class ClassEdit(QObject):
    """Between the panel and the session."""

    def __init__(self, panel: ClassPanel, page: QWidget) -> None:
        super().__init__(page)
        self._panel, self._page = panel, page
        self._session: Session | None = None
        panel.add_wanted.connect(self.ask_new)
        panel.adopt_wanted.connect(self.adopt)
        panel.renamed.connect(self.rename)
        panel.editing.connect(self.preview_rename)
        panel.recoloured.connect(self.recolour)
        panel.merge_wanted.connect(self.ask_merge)
        panel.delete_wanted.connect(self.ask_delete)

    def set_session(self, session: Session | None) -> None:
        """Another project."""
        self._session = session

    def ask_new(self) -> None:
        """Asks for the name of a new class."""
        if self._session is None or self._session.read_only:
            return
        explanation = self.tr("One kind of thing to find, in the singular: bee, screw, red blood cell.")
        popover = NamePopover(self._panel.add, self.tr("New class"), explanation, self.tr("Add"))

        def add(name: str) -> None:
            try:
                self._now.add_class(name)
            except UserError as e:
                popover.refuse(_sentence(e))

        popover.named.connect(add)
        popover.open_at(self._panel.add)

    def adopt(self, name: str) -> None:
        """A label that files hold becomes a class."""
        text = self.tr("{0} is a class now").format(name)
        self._do(self.tr("It cannot become a class"), text, lambda: self._now.add_class(name))

    def preview_rename(self, old: str, new: str) -> None:
        """What another name would change, while it is typed."""
        use = self._now.preview_class_change(old)
        known = new in self._now.class_names and new != old
        self._panel.show_preview(old, rename_words(old, new if known else None, use.photos, use.boxes))

    def rename(self, old: str, new: str) -> None:
        """Gives a class another name; one that another class has offers to merge the two."""
        if new in self._now.class_names:
            self.ask_merge(old, new)
            return
        use = self._now.preview_class_change(old)
        text = self.tr("{0} on {1} are called {2} now").format(texts.boxes(use.boxes), texts.photos(use.photos), new)
        self._do(self.tr("The class keeps its name"), text, lambda: self._now.rename_class(old, new))

    def recolour(self, name: str, colour: str) -> None:
        """Another colour."""
        text = self.tr("{0} has another colour").format(name)
        self._do(self.tr("The class keeps its colour"), text, lambda: self._now.recolour_class(name, colour))

    def ask_merge(self, name: str, into: str | None = None) -> None:
        """Asks which class takes the boxes over, and says how many."""
        others = [item for item in self._now.classes if item.name != name]
        if not others or self._now.read_only:
            return
        use = self._now.preview_class_change(name)
        anchor = self._panel.row_of(name) or self._panel
        popover = MergePopover(anchor, name, others, use.photos, use.boxes)
        if into is not None:
            popover.into.setCurrentText(into)
        popover.merged.connect(lambda other: self._merge(name, other))
        popover.open_at(anchor)

    def ask_delete(self, name: str) -> None:
        """Says what goes along with a class."""
        if self._now.read_only:
            return
        use = self._now.preview_class_change(name)
        anchor = self._panel.row_of(name) or self._panel
        popover = DeletePopover(anchor, name, use.photos, use.boxes)
        popover.deleted.connect(lambda: self._delete(name))
        popover.open_at(anchor)

    @property
    def _now(self) -> Session:
        assert self._session is not None
        return self._session

    def _merge(self, name: str, into: str) -> None:
        use = self._now.preview_class_change(name)
        text = self.tr("{0} on {1} became {2}").format(texts.boxes(use.boxes), texts.photos(use.photos), into)
        self._do(self.tr("The classes stay apart"), text, lambda: self._now.merge_class(name, into))

    def _delete(self, name: str) -> None:
        use = self._now.preview_class_change(name)
        text = self.tr("{0} and {1} are gone").format(name, texts.boxes(use.boxes))
        self._do(self.tr("The class stays"), text, lambda: self._now.delete_class(name))

    def _do(self, trouble: str, text: str, action: Callable[[], object]) -> None:
        try:
            action()
        except UserError as e:
            messages.show_problems(self._page, trouble, e.problems)
            return
        undo_toast(self._page, self._now, text)


def _sentence(error: UserError) -> str:
    problem = told(error.problems[0])
    text = f"{problem.message[:1].upper()}{problem.message[1:]}."
    return f"{text} {problem.hint}" if problem.hint else text
