"""The small parts that pages are made of."""

from app.widgets.banner import Banner, announce
from app.widgets.chip import Chip, dot_icon
from app.widgets.colour_dot import ColourDot
from app.widgets.elided_label import ElidedLabel
from app.widgets.empty_state import EmptyState
from app.widgets.flow_layout import FlowLayout
from app.widgets.key_cap import KeyCap, cap_names, native
from app.widgets.picture import Picture
from app.widgets.progress_row import ProgressRow, duration
from app.widgets.search_field import SearchField
from app.widgets.section import Section
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, icon_button, label, line, restyle
from app.widgets.toast import Toast, ToastHost

__all__ = [
    "Banner",
    "Chip",
    "ColourDot",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "KeyCap",
    "Picture",
    "ProgressRow",
    "SearchField",
    "Section",
    "SegmentedControl",
    "Toast",
    "ToastHost",
    "announce",
    "button",
    "cap_names",
    "dot_icon",
    "duration",
    "icon_button",
    "label",
    "line",
    "native",
    "restyle",
]
