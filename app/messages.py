"""The only place that speaks to people outside a page: small floating messages, and what went wrong with hints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.problem_words import told
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.picture import Picture
from app.widgets.text import button, label
from app.widgets.toast import Toast, ToastHost
from effdet_core.errors import Problem

_MOST_SHOWN = 200
_WIDTH, _HEIGHT = 560, 420


def toast(
    widget: QWidget, text: str, action_text: str | None = None, action: Callable[[], object] | None = None
) -> Toast:
    """A message that goes by itself, with one thing to do about it: usually Undo."""
    window = widget.window()
    host = window.findChild(ToastHost) or ToastHost(window)
    made = Toast(text, action_text or "", action)
    host.show_toast(made)
    return made


def show_problems(widget: QWidget, title: str, problems: Sequence[Problem]) -> ProblemsDialog:
    """All problems at once: what, where, what to do; they can be copied. It does not block."""
    dialog = ProblemsDialog(widget.window(), title, problems)
    dialog.open()
    return dialog


class ProblemsDialog(QDialog):
    """A title, and below it every problem."""

    def __init__(self, parent: QWidget, title: str, problems: Sequence[Problem]) -> None:
        super().__init__(parent)
        self._problems = tuple(problems)
        self._list = problem_list(self._problems)
        self.foot = QHBoxLayout()
        self.close_button = button(self.tr("Close"), action=self.close)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_dialog(self, self.tr("What went wrong, where, and what to do. Copy it to ask somebody about it."))
        self.setAccessibleDescription("\n".join(str(told(problem)) for problem in self._problems[:3]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(self._head(title))
        layout.addWidget(self._body(), 1)
        layout.addLayout(self._foot())
        inside = self._list.heightForWidth(_WIDTH - SPACE * 6)
        self.resize(_WIDTH, min(_HEIGHT, inside + SPACE * 18))

    def offer(self, text: str, action: Callable[[], object]) -> None:
        """One thing to do about it, in place of closing."""
        made = button(text, "primary", action=self.close)
        made.clicked.connect(lambda: action())
        self.foot.addWidget(made)
        self.close_button.setDefault(False)
        made.setDefault(True)
        made.setFocus()

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(Picture("error", "danger", 20))
        row.addWidget(label(title, "heading", wrap=True), 1)
        return row

    def _body(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._list)
        return area

    def _foot(self) -> QHBoxLayout:
        row = self.foot
        row.addWidget(button(self.tr("Copy"), "quiet", image="copy", action=self._copy))
        row.addStretch(1)
        self.close_button.setDefault(True)
        row.addWidget(self.close_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(text_of(self._problems))


def problem_list(problems: Sequence[Problem]) -> QWidget:
    """The problems below each other, to be read and selected; the first few hundred."""
    holder = QWidget()
    holder.setProperty("kind", "scrolled")
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, SPACE, 0)
    layout.setSpacing(SPACE * 2)
    for problem in problems[:_MOST_SHOWN]:
        layout.addWidget(_problem(told(problem)))
    if len(problems) > _MOST_SHOWN:
        left = len(problems) - _MOST_SHOWN
        more = QCoreApplication.translate("Messages", "… and %n more; copying gives them all.", "", left)
        layout.addWidget(label(more, "muted"))
    layout.addStretch(1)
    return holder


def text_of(problems: Sequence[Problem]) -> str:
    """All problems as plain text."""
    return "\n".join(str(told(problem)) for problem in problems) + "\n"


def _problem(problem: Problem) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for text, kind in ((problem.message, ""), (problem.where, "small"), (problem.hint, "muted")):
        if text:
            line = label(text[:1].upper() + text[1:] if kind != "small" else text, kind, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(line)
    return holder
