"""What the window sees of the screen and the fonts, and what that means. Only the window itself can look: it has Qt."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

import effdet_core
from effdet_core import children
from effdet_core.doctor.asking import run_watched
from effdet_core.doctor.finding import Finding, bad, note, ok, words
from effdet_core.tasks import Tell

SMALLEST = (960, 600)
"""Of the window, as the theme counts pixels."""
SCRIPTS: Mapping[str, str] = {
    words("Latin"): "Äpfel, çedilla, żółw",
    words("Greek"): "Ωμέγα",
    words("Cyrillic"): "Яблоко",
    words("Arabic"): "تفاحة",
    words("Hebrew"): "תפוח",
    words("Japanese"): "りんごリンゴ林檎",
    words("Chinese"): "苹果蘋果",
    words("Korean"): "사과",
    words("Hindi"): "सेब",
    words("Thai"): "แอปเปิล",
}
"""A few letters of the scripts that most people write class names in."""
LIBRARIES: Mapping[str, str] = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libglib-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libxkbcommon.so": "libxkbcommon0",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
}
"""The package of Debian and Ubuntu that brings each library Qt may miss."""
_INVISIBLE = ("offscreen", "minimal", "vnc")
_SECONDS = 60.0
_MODULE = "app.checkup.seeing"
_WITHOUT = words("The command line works without.")


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """width, height: as the theme counts pixels. scale: of these to those of the screen, 1.0 for 100 %."""

    width: int
    height: int
    scale: float = 1.0


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """platform: Qt's name of what shows windows. unknown: letters that no font here can draw, of `SCRIPTS` by their
    name and of the class names as "". settings, thumbnails: folders. variables: of Qt, that the environment sets.
    """

    qt: str
    platform: str
    screens: tuple[Screen, ...] = ()
    fonts: int = 0
    unknown: dict[str, str] = {}
    settings: str = ""
    thumbnails: str = ""
    variables: tuple[str, ...] = ()


def ask(classes: tuple[str, ...], tell: Tell) -> tuple[Sight | None, Finding | None]:
    """What a window would see, asked in a process of its own, which Qt ends where it cannot start; and why it did.

    Where no screen is to be had, Qt is asked without one.
    """
    without = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment = without if is_without_screen(os.environ, sys.platform) else dict(os.environ)
    seen, why = _asked(classes, environment, tell)
    if seen is None and environment is not without:
        seen, why_without = _asked(classes, without, tell)
        return seen, unstartable(why if seen else why_without)
    return seen, None if seen else unstartable(why)


def is_without_screen(environment: Mapping[str, str], system: str) -> bool:
    """Whether nothing says that there is a screen."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return system == "linux" and not any(environment.get(name) for name in named)


def _asked(classes: tuple[str, ...], environment: Mapping[str, str], tell: Tell) -> tuple[Sight | None, str]:
    command = children.python("-m", _MODULE)
    # Beside us, whatever folder named "app" there may be where the person stands.
    folder = Path(effdet_core.__file__).parents[1]
    asked = json.dumps(classes)
    try:
        done = run_watched(command, asked, _SECONDS, tell, environment, folder)
    except (OSError, subprocess.TimeoutExpired) as e:
        return None, str(e)
    try:
        return msgspec.json.decode(done.stdout.splitlines()[-1] if done.stdout else "", type=Sight), ""
    except msgspec.MsgspecError:
        return None, done.stderr.strip() or f"exit code {done.returncode}"


def unstartable(why: str, system: str = sys.platform) -> Finding:
    """Qt does not start. why: what it said."""
    missing = [package for library, package in LIBRARIES.items() if library in why]
    line = next((line for line in reversed(why.splitlines()) if re.search(r"error|could not|\.so", line, re.I)), "")
    facts = {"why": line or (why.splitlines() or ["–"])[-1], "packages": " ".join(missing)}
    text = words("does not start: {why}")
    if missing:
        remedy = words("sudo apt install {packages}. The command line works without.")
        return note("Window", text, remedy, **facts)
    if "could not connect to display" in why:
        return note("Window", text, words("Log in on a desktop. The command line works without."), **facts)
    if system == "linux":
        listed = words("Install what packaging/linux/apt-packages.txt lists. The command line works without.")
        return note("Window", text, listed, **facts)
    return note("Window", text, _WITHOUT, **facts)


def is_visible(seen: Sight) -> bool:
    """Whether there is a screen at all."""
    return bool(seen.screens) and seen.platform not in _INVISIBLE


def display(seen: Sight) -> Iterator[Finding]:
    """Qt, and the screens it shows windows on."""
    foreign = [name for name in seen.variables if name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")]
    if foreign:
        remedy = words("Unset it before the start: it makes Qt load another program's parts.")
        yield note("Window", "Qt {qt}; {names} is set", remedy, qt=seen.qt, names=", ".join(foreign))
    else:
        yield ok("Window", "Qt {qt} draws", qt=seen.qt)
    if not is_visible(seen):
        yield note("Display", "none ({platform})", _WITHOUT, platform=seen.platform)
        return
    shown = ", ".join(f"{s.width} × {s.height} · {s.scale * 100:.0f} %" for s in seen.screens)
    facts = {"screens": shown, "platform": seen.platform, "width": SMALLEST[0], "height": SMALLEST[1]}
    if any(s.width >= SMALLEST[0] and s.height >= SMALLEST[1] for s in seen.screens):
        yield ok("Display", "{screens} ({platform})", **facts)
        return
    remedy = words("Choose a smaller scale in the settings of your system; the window needs {width} × {height}.")
    yield note("Display", "too small: {screens} ({platform})", remedy, **facts)


def fonts(seen: Sight, system: str = sys.platform) -> Iterator[Finding]:
    """Whether class names can be drawn: those of the project, and such as people write."""
    own, others = seen.unknown.get("", ""), [name for name in seen.unknown if name]
    facts = {"count": seen.fonts, "letters": own, "scripts": tuple(others)}
    remedy = _fonts_for(others if not own else list(SCRIPTS), system)
    if "Latin" in others:
        text = words("{count} families, none of which draws Latin letters")
        yield bad("Fonts", text, remedy, **facts) if is_visible(seen) else note("Fonts", text, remedy, **facts)
    elif own:
        text = words("no font draws these letters of the class names: {letters}")
        yield note("Fonts", text, remedy, **facts).hiding("letters")
    elif others:
        yield note("Fonts", "{count} families; none draws {scripts}", remedy, **facts)
    else:
        yield ok(
            "Fonts", "{count} families draw the scripts of {scripts}", count=seen.fonts, scripts=", ".join(SCRIPTS)
        )


def _fonts_for(scripts: list[str], system: str) -> str:
    if system != "linux":
        return words(
            "Only needed for class names in these scripts: add their languages in the settings of your system."
        )
    if "Latin" in scripts and len(scripts) < len(SCRIPTS):
        return words("sudo apt install fonts-dejavu-core")
    if set(scripts) <= {"Japanese", "Chinese", "Korean"}:
        return words("Only needed for class names in these scripts: sudo apt install fonts-noto-cjk")
    return words("Only needed for class names in these scripts: sudo apt install fonts-noto-core fonts-noto-cjk")
