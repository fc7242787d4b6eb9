"""The pages over an open project, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.actions import ActionRow, ActionSet
from app.frame.drops import Dropped
from app.frame.stages import STAGES, Stage
from app.page import Navigate, Page
from app.session import Session
from app.thumbnails import Thumbnails
from app.training.trainings import Trainings

if TYPE_CHECKING:
    from app.browser.page import PhotosPage
    from effdet_core.spec import EfficientDetSpec


class Pages:
    """Makes them, gives them the project, and brings their actions to the window."""

    def __init__(self, stack: QStackedWidget, navigate: Navigate, actions: ActionSet) -> None:
        self._stack, self._navigate, self._actions = stack, navigate, actions
        self._thumbnails = Thumbnails(stack)
        self.trainings = Trainings(stack)
        self._session: Session | None = None
        self._made: dict[Stage, Page] = {}

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._session = session
        self._thumbnails.set_project(session.path if session else None)
        if session is not None:
            session.scanning_changed.connect(self._look_at_files)
        self.trainings.set_session(session)
        for page in self._made.values():
            page.set_session(session)

    def show(self, stage: Stage, photo: str | None) -> Page:
        """The page of a stage, at a photo."""
        before, page = self._stack.currentWidget(), self.page(stage)
        self._stack.setCurrentWidget(page)
        if photo is not None and stage == "label":
            self._open_photo(photo, before.order() if isinstance(before, Page) else None)
        page.shown()
        return page

    def photo(self, stage: Stage | None) -> str | None:
        """The photo that a page is at, of a page that shows one after the other."""
        return self._made[stage].photo() if stage in self._made else None

    def page(self, stage: Stage) -> Page:
        """The page of a stage."""
        if stage not in self._made:
            page, rows = self._makers()[stage]()
            self._stack.addWidget(page)
            self._made[stage] = page
            self._actions.add(rows, page.handlers(), page)
            page.set_session(self._session)
        return self._made[stage]

    def bring(self, dropped: Dropped | None) -> None:
        """Photos or labels for the open project; None: asks for labels."""
        bringing = self._photos_page().bringing
        if dropped is None or dropped.kind == "labelled":
            bringing.ask_import(dropped.path if dropped else None)
            return
        bringing.add(dropped.paths)

    def check(self, path: Path) -> None:
        """What programs make of an exported file, whoever made it."""
        from app.exporting.page import ExportPage

        export = self.page("export")
        assert isinstance(export, ExportPage)
        export.check(path)

    def preset(self) -> str:
        """The recipe that is chosen for the next training; "" before anybody saw the settings."""
        if (train := self._made.get("train")) is None:
            return ""
        from app.training.page import TrainPage

        assert isinstance(train, TrainPage)
        return train.settings.preset()

    def handler(self, stage: Stage | None, id: str) -> Callable[[], None] | None:
        """What a page does instead of the window for an action of everywhere, if anything."""
        page = self._made.get(stage) if stage else None
        return page.handlers().get(id) if page else None

    def make_all(self) -> None:
        """So that the keys of all of them can be listed."""
        for stage in STAGES:
            self.page(stage)

    def look_again(self) -> None:
        """Another program may have changed photos."""
        self._thumbnails.look_again()

    def _look_at_files(self, is_scanning: bool) -> None:
        if not is_scanning:
            self.look_again()

    def close(self) -> None:
        """Ends the threads of the small pictures."""
        self._thumbnails.close()

    def _photos_page(self) -> PhotosPage:
        from app.browser.page import PhotosPage

        found = self.page("photos")
        assert isinstance(found, PhotosPage)
        return found

    def _open_photo(self, photo: str, order: list[str] | None) -> None:
        """order: the photos to go through from there; None for those of the Photos page."""
        from app.labelling.page import LabelPage

        label = self.page("label")
        assert isinstance(label, LabelPage)
        if order is None:
            order = self._photos_page().current_order() if "photos" in self._made else []
        label.open_photo(photo, order if photo in order else [])  # one that came just now is in no order yet

    def _makers(self) -> dict[Stage, Callable[[], tuple[Page, tuple[ActionRow, ...]]]]:
        return {
            "photos": self._photos,
            "label": self._label,
            "train": self._train,
            "evaluate": self._evaluate,
            "export": self._export,
        }

    def _photos(self) -> tuple[Page, tuple[ActionRow, ...]]:
        from app.browser.actions import ROWS
        from app.browser.page import PhotosPage

        return PhotosPage(self._navigate, self._thumbnails), ROWS

    def _train(self) -> tuple[Page, tuple[ActionRow, ...]]:
        from app.training.actions import ROWS
        from app.training.page import TrainPage

        return TrainPage(self._navigate, self._thumbnails, self.trainings), ROWS

    def _export(self) -> tuple[Page, tuple[ActionRow, ...]]:
        from app.exporting.actions import ROWS
        from app.exporting.page import ExportPage

        return ExportPage(self._navigate, self.trainings, self._train_with), ROWS

    def _train_with(self, spec: EfficientDetSpec) -> None:
        """The settings of a new training, on the Train page."""
        from app.training.page import TrainPage

        train = self.page("train")
        assert isinstance(train, TrainPage)
        self._navigate("train", None)
        train.show_settings(spec)

    def _evaluate(self) -> tuple[Page, tuple[ActionRow, ...]]:
        from app.evaluation.actions import ROWS
        from app.evaluation.page import EvaluatePage

        page = EvaluatePage(self._navigate, self.trainings)
        page.doing.judged.connect(lambda _: self.trainings.results_changed.emit())
        return page, ROWS

    def _label(self) -> tuple[Page, tuple[ActionRow, ...]]:
        from app.labelling.actions import ROWS
        from app.labelling.page import LabelPage

        return LabelPage(self._navigate, self._thumbnails), ROWS
