"""A small data set, and the command line as a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from effdet_core.cli.main import main
from effdet_core.sample import make_sample


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Its standard output as one JSON document."""
        return msgspec.json.decode(self.out)


Effdet = Callable[..., Said]


@pytest.fixture
def effdet(capsys: pytest.CaptureFixture[str]) -> Effdet:
    """Runs `effdet` with these words."""

    def run(*words: object) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as e:
            code = int(e.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six labelled photos as a Pascal VOC folder; read only."""
    return make_sample(tmp_path_factory.mktemp("sample"), seed=3, train=3, val=2, test=1)


@pytest.fixture
def project(tmp_path: Path, photos: Path, effdet: Effdet) -> Path:
    """A project with the photos imported."""
    path = tmp_path / "things"
    assert effdet("new", path).code == 0
    assert effdet("import", photos, "--into", path).code == 0
    return path
