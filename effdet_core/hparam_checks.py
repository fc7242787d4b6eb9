"""What else the values of hparams must meet, besides type and range: each check answers what is wrong, or ""."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WEIGHT_METHODS = ("sum", "fastattn", "attn", "channel_fastattn", "channel_attn")
MOST_NODES = 64


def anchor_scale(value: Any) -> str:
    """Positive sides, one for all levels or one for each."""
    scales = value if isinstance(value, tuple) else (value,)
    return "" if scales and all(0 < scale <= 64 for scale in scales) else "must lie between 0 and 64"


def aspect_ratios(value: Any) -> str:
    """Ratios, or pairs of factors."""
    flat = [x for item in value for x in (item if isinstance(item, tuple) else (item,))]
    if not value or any(isinstance(item, tuple) and len(item) != 2 for item in value):
        return "must hold at least one ratio; a pair is [x factor, y factor]"
    return "" if all(0 < x <= 20 for x in flat) else "must hold numbers between 0 and 20"


def sides(value: Any) -> str:
    """Sides of a picture that make sense for the network."""
    return "" if all(64 <= side <= 2048 for side in value) else "must have sides of 64 to 2048 pixels"


def loss_scale(value: Any) -> str:
    """A factor, or the word for one that follows the gradients."""
    if isinstance(value, str):
        return "" if value == "dynamic" else f"must be a number or dynamic, not {value!r}"
    return "" if 1 <= value <= 2.0**24 else f"must be 1 to 16777216, not {value:g}"


def save_freq(value: Any) -> str:
    """Steps, or the word for the ends of epochs."""
    if isinstance(value, str):
        return "" if value == "epoch" else f"must be epoch or a number of steps, not {value!r}"
    return "" if value >= 1 else f"must be at least 1 step, not {value}"


def fpn_config(value: Any) -> str:
    """Nodes whose inputs exist before them; levels are compared with the configuration's own in `fpn_levels`."""
    unknown = set(value) - {"nodes", "weight_method"}
    if unknown:
        return f"has no part {sorted(map(str, unknown))[0]!r}; it holds nodes and weight_method"
    if value.get("weight_method", "sum") not in WEIGHT_METHODS:
        return f"has a weight_method that is none of {', '.join(WEIGHT_METHODS)}"
    nodes = value.get("nodes")
    if not isinstance(nodes, (list, tuple)) or not 1 <= len(nodes) <= MOST_NODES:
        return f"must hold 1 to {MOST_NODES} nodes"
    wrong = [i for i, node in enumerate(nodes) if not _is_node(node)]
    return f"node {wrong[0]} must be feat_level: a level and inputs_offsets: a list of inputs" if wrong else ""


def _is_node(node: Any) -> bool:
    if not isinstance(node, Mapping) or set(node) != {"feat_level", "inputs_offsets"}:
        return False
    offsets = node["inputs_offsets"]
    if not isinstance(offsets, (list, tuple)) or not offsets:
        return False
    return all(isinstance(x, int) and not isinstance(x, bool) and x >= 0 for x in (node["feat_level"], *offsets))


def fpn_levels(value: Mapping[str, Any], min_level: int, max_level: int) -> str:
    """What is wrong with the nodes for these levels: each node's inputs come before it, each level has a node."""
    nodes, first = value["nodes"], max_level - min_level + 1
    for i, node in enumerate(nodes):
        if not min_level <= node["feat_level"] <= max_level:
            return f"node {i} is of level {node['feat_level']}, outside of {min_level} to {max_level}"
        if max(node["inputs_offsets"]) >= first + i:
            return f"node {i} takes input {max(node['inputs_offsets'])}, which is not before it"
    missing = sorted(set(range(min_level, max_level + 1)) - {node["feat_level"] for node in nodes})
    return f"has no node of level {missing[0]}" if missing else ""
