"""Photos that show nearly the same, which make results look too good when they lie in different splits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from effdet_core.dataset import Split
from effdet_core.project.catalogue import Catalogue
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project

Progress = Callable[[int, int], None]
"""Called with the number of photos looked at and of all; what it raises stops the search."""


@dataclass(frozen=True, slots=True)
class Member:
    """A photo of a group, by its name in the project."""

    photo: str
    split: Split | None


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that are nearly the same, by name."""

    members: tuple[Member, ...]

    @property
    def splits(self) -> frozenset[Split]:
        """The splits that they lie in."""
        return frozenset(member.split for member in self.members if member.split)

    @property
    def leaks(self) -> bool:
        """Whether what is trained on is judged by as well, or what chooses the best state judges it."""
        return len(self.splits) > 1


def find(project: Project, catalogue: Catalogue, progress: Progress | None = None) -> tuple[Group, ...]:
    """The groups among the photos outside the bin, those that leak first; photos that cannot be read are left out.

    What was computed of a photo is kept in the project's cache until its file changes.
    """
    raise NotImplementedError


def fixed(groups: tuple[Group, ...], labels_of: Callable[[str], Labels]) -> Mapping[str, Labels]:
    """An edit, for `Editor.do` or `Session.change`, after which no group leaks: all its photos get the split of most.

    Of equally many, train comes first and test last. Photos without a split get that of their group. labels_of: what
    is said of a photo now; raises `InputError` for a damaged one, which is left out.
    """
    raise NotImplementedError
