"""What is handed to people who have no Python, without building it: its parts agree with the program and each other."""

from __future__ import annotations

import ast
import importlib.util
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import grimp
import numpy as np
import pytest
import yaml

from effdet_core import __version__
from effdet_core.project import Project

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
SHARE = PACKAGING / "linux" / "share"
SPEC = ast.parse((PACKAGING / "effdet_studio.spec").read_text("utf-8"))
PROGRAMS = ("effdet-studio", "effdet")
SCRIPTS = (
    "fresh_machine", "guide", "linux/build", "linux/prove_bundle", "macos/build", "windows/build",
)  # fmt: skip
CALLED = {"cv2": "OpenCV", "torch": "PyTorch", "PySide6.QtQml": "QML", "PySide6.QtNetwork": "Network"}
"""What the list in packaging/README.md calls a package that bundles leave out."""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Loads a script of packaging/ as a module; what it imports from there goes again."""
    known = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(PACKAGING), *sys.path])

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"packaging_{name.replace('/', '_')}", PACKAGING / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module

    yield load
    for name in set(sys.modules) - known:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


@pytest.fixture
def linux(script: Callable[[str], ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The builder for Linux, with icons as if they had been made."""
    module = script("linux/build")
    for size in (48, 1024):
        (tmp_path / f"effdet-studio-{size}.png").write_bytes(b"icon")
    monkeypatch.setattr(module, "ICONS", tmp_path)
    return module


def desktop_entry() -> dict[str, str]:
    lines = (SHARE / "effdet-studio.desktop").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def mime_type() -> ElementTree.Element:
    found = next(iter(ElementTree.parse(SHARE / "effdet-studio-mime.xml").getroot()))
    assert found.tag.endswith("mime-type")
    return found


def literal(name: str) -> object:
    """A list that the .spec gives a name; without PyInstaller that file cannot be run."""
    values = (n.value for n in SPEC.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == name)
    value = next(values)
    return ast.literal_eval(value.args[0] if isinstance(value, ast.Call) else value)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_says_what_it_does(
    name: str, script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit) as ended:
        script(name).main()
    assert ended.value.code == 0
    assert "usage:" in capsys.readouterr().out


def test_the_desktop_opens_the_program_that_is_built(linux: ModuleType) -> None:
    entry = desktop_entry()
    placed = {target for _, target in linux.share_files()}
    assert entry["Exec"].split()[0] == linux.NAME == PROGRAMS[0]
    assert f"icons/hicolor/48x48/apps/{entry['Icon']}.png" in placed
    assert "icons/hicolor/1024x1024/apps/effdet-studio.png" not in placed, "no such size in the theme"
    assert f"applications/{entry['StartupWMClass']}.desktop" in placed, "by it the desktop finds the window's icon"
    assert all(source.is_file() for source, _ in linux.share_files())


def test_a_project_is_of_the_type_that_the_desktop_knows(tmp_path: Path) -> None:
    kind = mime_type()
    inside = {child.tag.partition("}")[2]: child for child in kind.iter()}
    assert desktop_entry()["MimeType"] == f"{kind.get('type')};"
    Project.create(tmp_path / "bees")
    begin = inside["match"].get("value", "").replace("\\n", "\n")
    assert (tmp_path / "bees" / inside["glob"].get("pattern", "")).read_text("utf-8").startswith(begin)


def test_software_centres_read_what_is_so() -> None:
    root = ElementTree.parse(SHARE / "studio.effdet.app.metainfo.xml").getroot()
    assert next(one.get("version") for one in root.iter("release")) == __version__
    assert root.findtext("launchable") == "effdet-studio.desktop"
    assert root.findtext("provides/mediatype") == mime_type().get("type")
    assert {one.text for one in root.iter("binary")} == set(PROGRAMS)
    assert root.findtext("id") == "studio.effdet.app"


def test_the_package_depends_on_the_libraries_that_set_up_installs(linux: ModuleType) -> None:
    libraries = linux.libraries()
    lines = (PACKAGING / "linux" / "apt-packages.txt").read_text("utf-8").splitlines()
    rows = [line.partition("#")[0].split() for line in lines if line and line[0] != "#"]
    assert {name for name, when in rows if when == "always"} - set(libraries) == {"python3-venv"}
    assert {"libegl1", "libxcb-cursor0", "fonts-dejavu-core"} <= set(libraries)
    text = linux.CONTROL.format(version=__version__, machine="amd64", kilobytes=1, depends=", ".join(libraries))
    fields = dict(line.split(": ", 1) for line in text.splitlines() if line[0] != " ")
    assert {"Package", "Version", "Architecture", "Maintainer", "Depends", "Description"} <= set(fields)


def test_an_archive_tells_how_to_start_and_its_lines_work(linux: ModuleType, tmp_path: Path) -> None:
    bundle, home = tmp_path / "bundle", tmp_path / "home"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "effdet-studio").write_text("a program", "utf-8")
    (bundle / "_internal" / "library.so").symlink_to("../effdet-studio")
    root = linux.to_unpack(bundle, tmp_path / "a folder" / "effdet-studio-1")
    assert (root / "_internal" / "library.so").is_symlink()
    words = (root / "README.txt").read_text("utf-8")
    assert "./effdet-studio is the window" in words
    typed = [line.strip() for line in words.splitlines() if line.startswith("  ")]
    assert typed[0] == f"sudo apt-get install {' '.join(linux.libraries())}"
    (tmp_path / "update-mime-database").write_text("#!/bin/sh\ntest -d $1/packages\n", "utf-8")
    (tmp_path / "update-mime-database").chmod(0o755)
    found = {**os.environ, "HOME": str(home), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-ec", "\n".join(typed[1:])], cwd=root, env=found, check=True)
    entry = (home / ".local" / "share" / "applications" / "effdet-studio.desktop").read_text("utf-8")
    assert f'Exec="{root}/effdet-studio" %f' in entry.splitlines()


def test_the_proof_sees_a_program_that_ends_at_once(script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    proof = script("linux/prove_bundle")
    command = proof.STILL_OPEN.replace(f" {proof.SECONDS} ", " 0.3 ")
    assert command != proof.STILL_OPEN
    program = tmp_path / "effdet-studio"
    codes = []
    for text in ("exit 0", "exit 1", "exec sleep 20"):
        program.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        program.chmod(0o755)
        found = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
        codes.append(subprocess.run(["sh", "-c", command], env=found, check=False).returncode)
    assert codes == [1, 1, 0]


def test_the_proof_sees_a_window_that_draws_nothing(script: Callable[[str], ModuleType]) -> None:
    is_drawn = script("linux/prove_bundle").is_drawn
    header = [0] * 25
    header[0], header[4], header[5], header[12], header[19] = 160, 64, 40, 256, 256
    begin = np.array(header, ">u4").tobytes().ljust(160 + 256 * 12, b"\0")
    blank = np.zeros((40, 64), np.uint32)
    text = blank.copy()
    text[:10, :10] = np.arange(100).reshape(10, 10)
    assert not is_drawn(begin + blank.tobytes())
    assert is_drawn(begin + text.tobytes())


def test_the_proof_asks_for_everything_that_is_promised(script: Callable[[str], ModuleType]) -> None:
    proof = script("linux/prove_bundle")
    for kind in (proof.DEB, proof.ARCHIVE):
        steps = proof.steps(kind, demo=True)
        assert f"{kind.folder}/_internal/resources/guide/index.html" in steps["the guide is in it"]
        assert "effdet demo" in steps["the demo runs"]
        for command in steps.values():
            subprocess.run(["sh", "-nc", command], check=True)
    assert "the demo runs" not in proof.steps(proof.DEB, demo=False)


def test_a_fresh_machine_runs_the_two_commands_of_the_readme(script: Callable[[str], ModuleType]) -> None:
    fresh = script("fresh_machine")
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    for command in (fresh.DEMO, fresh.TEST):
        assert any(line.startswith(" ".join(command)) for line in lines)
    inner = fresh.inside(Path("/srv/x"), "/srv/y")
    assert "env -i -C /srv/y HOME=/srv" in " ".join(inner), "nothing of this machine's environment"


def test_the_files_that_the_page_about_packaging_names_are_there() -> None:
    text = (PACKAGING / "README.md").read_text("utf-8").replace("\\", "/")
    named = set(re.findall(r"[\w./-]+\.(?:py|txt)\b", text))
    assert {"packaging/linux/prove_bundle.py", "make_icons.py", "constraints.txt"} <= named
    missing = [name for name in named if not (ROOT / name).is_file() and not (PACKAGING / name).is_file()]
    assert missing == ["README.txt"], "which archives have"


def test_what_bundles_leave_out_is_said_and_nobody_needs_it() -> None:
    text = (PACKAGING / "README.md").read_text("utf-8")
    table = text[text.index("## What a bundle leaves out") :]
    left_out = literal("LEFT_OUT")
    assert isinstance(left_out, list)
    named = ("MediaPipe", "OpenCV", "SciPy", "pandas", "matplotlib", "PyTorch", "pytest", "mypy", "TensorBoard", "QML")
    names = {CALLED.get(name, name).casefold() for name in left_out}
    assert [name for name in named if name not in table or name.casefold() not in names] == []
    graph = grimp.build_graph("app", "effdet_core", cache_dir=None, include_external_packages=True)
    asked = {name for name in left_out if name in graph.modules for _ in graph.find_modules_that_directly_import(name)}
    assert asked <= {"mediapipe", "tensorboard"}, "imported by ours"


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("resources/guide/guide/labelling.md", True),
        ("resources/translations/effdet_studio_de.qm", True),
        ("effdet_core/kit/templates/frigate.yml", True),
        ("effdet_core/elsewhere/train.py", True),
        ("tensorflow/libtensorflow_cc.so.2", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("ai_edge_litert/libLiteRt.so", True),
        ("libxcb-cursor.so.0", True),
        ("tensorflow/include/tensorflow/core/graph.h", False),
        ("tensorflow/compiler/mlir/stablehlo/stablehlo_extension.so", False),
        ("ai_edge_litert/libLiteRtWebGpuAccelerator.so", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("libgtk-3.so.0", False),
        ("numpy/tests/data.npy", False),
        ("google/protobuf/any.proto", False),
    ],
)
def test_files_that_are_needed_stay_in_a_bundle(path: str, stays: bool) -> None:
    assert (re.search(str(literal("UNUSED")), path) is None) == stays


def test_the_bundle_has_the_entries_and_its_app_the_version_and_name_that_its_image_expects(
    script: Callable[[str], ModuleType],
) -> None:
    text = ast.unparse(SPEC)
    assert all((PACKAGING / "entries" / name).is_file() for name in ("window.py", "console.py"))
    assert [name for name in PROGRAMS if f"'{name}'" not in text] == []
    app = next(node for node in ast.walk(SPEC) if isinstance(node, ast.Call) and ast.unparse(node.func) == "BUNDLE")
    words = {word.arg: ast.unparse(word.value).strip("'") for word in app.keywords}
    mac = script("macos/build")
    assert words["version"] == "__version__"
    assert words["name"] == mac.APP
    assert words["bundle_identifier"] == "studio.effdet.app"
    assert plistlib.loads(mac.RIGHTS.read_bytes())


def test_the_set_up_program_for_windows_names_what_its_builder_gives() -> None:
    text = (PACKAGING / "windows" / "effdet_studio.iss").read_text("utf-8")
    builder = (PACKAGING / "windows" / "build.py").read_text("utf-8")
    given = set(re.findall(r'"(\w+)": ', builder[builder.index("defined =") :]))
    assert set(re.findall(r"\{#(\w+)\}", text)) == given
    assert set(re.findall(r"([\w-]+)\.exe", text)) == {PROGRAMS[0]}
    assert set(re.findall(r"\{#Bundle\}\\(\w+)", text)) == {"LICENSE"}
    assert "OutputBaseFilename=effdet-studio-{#Version}-windows-setup" in text
    assert "effdet_studio.iss" in builder
    assert "AppId={{6B0A2C1E-5C0B-4A37-9B4D-0E3E1F6D5A11}" in text, "an installed version is found by it"
    sections = re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)
    assert len(set(sections)) == len(sections)
    assert text.count("begin") == text[text.index("[Code]") :].count("end;")


def test_the_icon_comes_in_the_sizes_of_all_systems(tmp_path: Path) -> None:
    from PIL import Image

    subprocess.run([sys.executable, str(PACKAGING / "make_icons.py"), str(tmp_path)], check=True)
    with Image.open(tmp_path / "effdet-studio.ico") as icon:
        assert {16, 32, 48, 256} <= {side for side, _ in icon.info["sizes"]}
    with Image.open(tmp_path / "effdet-studio.icns") as icon:
        assert icon.size[0] >= 512
    for size in (16, 512):
        with Image.open(tmp_path / f"effdet-studio-{size}.png") as picture:
            assert picture.size == (size, size)
            assert picture.convert("RGBA").getextrema()[3][1] > 0, "it is empty"


def test_what_is_installed_takes_the_guide_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setuptools = pytest.importorskip("setuptools")
    monkeypatch.setattr(setuptools, "setup", lambda **_: None)
    spec = importlib.util.spec_from_file_location("effdet_setup", ROOT / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "BUILT", tmp_path / "built")
    guide = _installed(module, tmp_path / "pages")
    assert (guide / "guide" / "labelling.md").is_file(), "the bare pages, where no site was built"
    assert not (guide / "adr").exists()
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index.html").write_text("<p>built</p>", "utf-8")
    assert [path.name for path in _installed(module, tmp_path / "site").iterdir()] == ["index.html"]


def _installed(module: ModuleType, target: Path) -> Path:
    """Where setup.py puts the guide when a wheel is built."""
    from setuptools.dist import Distribution

    command = module.WithGuide(Distribution({"packages": []}))
    command.build_lib = str(target)
    command.ensure_finalized()
    command.run()
    return target / "resources" / "guide"


def test_the_forms_for_problems_are_forms() -> None:
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert len(forms) >= 3
    for form in forms:
        read = yaml.safe_load(form.read_text("utf-8"))
        assert {"name", "description", "body"} <= set(read), form.name
        fields = read["body"]
        assert {field["type"] for field in fields} <= {"textarea", "input", "dropdown", "checkboxes", "markdown"}
        asked = [field for field in fields if field["type"] != "markdown"]
        assert len({field["id"] for field in asked}) == len(asked)
        assert all(field["attributes"]["label"] for field in asked)
        assert all(set(field) <= {"type", "id", "attributes", "validations"} for field in fields)


def test_the_newest_of_the_changes_is_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] in (__version__, "Unreleased")
    assert headings.count(headings[0]) == 1


def test_every_picture_of_the_guide_has_a_maker_and_every_maker_a_picture() -> None:
    makers = {
        "{}.png": _keys("PICTURES"),
        "effects/{}.jpg": _keys("AUGMENTED") | _keys("FITTED"),
        "effects/{}.png": _keys("CHARTS"),
        "{}.svg": {"architecture"},  # packaging/architecture.py, see test_architecture.py
    }
    assert all(makers.values())
    made = {place.format(name) for place, names in makers.items() for name in names}
    images = ROOT / "docs" / "images"
    assert {path.relative_to(images).as_posix() for path in images.rglob("*.*")} == made


def _keys(table: str) -> set[str]:
    """Of the tables of this name in the scripts that draw. These are not run: they load half of TensorFlow."""
    found = set()
    for path in PACKAGING.glob("guide_*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.Assign | ast.AnnAssign):
                continue
            target, value = node.targets[0] if isinstance(node, ast.Assign) else node.target, node.value
            if ast.unparse(target) == table and isinstance(value, ast.Dict):
                found |= {str(key.value) for key in value.keys if isinstance(key, ast.Constant)}
    return found
