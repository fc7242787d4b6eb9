"""Finding our network in a file's graph, by structure and shapes alone; names in files are anybody's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from effdet_core.nn.network import canonical_name
from effdet_core.nn.weights.tflite.expected import LEVELS, Expected, Node
from effdet_core.nn.weights.tflite.graph import POST_PROCESS, Graph, Op, refused

BOX_VALUES = 4
_DEPTH = 4
"""How far the operands of a sum are looked into to tell them apart."""
_MOST_SUMMANDS = 3
_KINDS = {
    "CONV_2D": "dense",
    "DEPTHWISE_CONV_2D": "depthwise",
    "ADD": "sum",
    "ADD_N": "sum",
    "MAX_POOL_2D": "pool",
    "RESIZE_NEAREST_NEIGHBOR": "grow",
}
_WORDS = {
    "input": "the picture",
    "dense": "a convolution",
    "depthwise": "a depthwise convolution",
    "sum": "a sum",
    "pool": "max pooling",
    "grow": "nearest-neighbour resizing",
}

Shape = tuple[int, ...]
Signature = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """Tensor numbers of the raw outputs of levels 3 … 7 in a file."""

    classes: tuple[int, ...]
    boxes: tuple[int, ...]


def find_heads(graph: Graph, anchors: int) -> Heads:
    """The ten raw outputs, whatever the file makes of them: boxes thinned out, two joined outputs, or just themselves.

    anchors: per cell. Raises `InputError` where they cannot be told.
    """
    ends = next((op.inputs[:2] for op in graph.ops if op.kind == POST_PROCESS), graph.outputs)
    branches = [_raw_outputs(graph, end) for end in ends]
    found = _by_kind(graph, branches, anchors)
    if found is None:
        shapes = ", ".join(str(list(graph.shapes[end])) for end in ends)
        raise refused(
            graph.path, f"it does not end like an EfficientDet-Lite with {anchors} anchors per cell ({shapes})"
        )
    return found


def find(graph: Graph, network: Expected, heads: Heads) -> dict[Node, Op]:
    """For each convolution of our network the operation in the file. Raises `InputError` at the first that differs."""
    matcher = _Matcher(graph)
    todo = list(zip((*network.boxes, *network.classes), (*heads.boxes, *heads.classes), strict=True))
    while todo:
        node, tensor = todo.pop()
        todo += matcher.bind(node, tensor)
    return matcher.found


@dataclass(frozen=True, slots=True)
class _Branch:
    """Raw outputs behind one output of a file. scores: whether they become scores there."""

    tensors: tuple[int, ...]
    scores: bool


def _raw_outputs(graph: Graph, end: int) -> _Branch:
    """Back through joining and reshaping to the convolutions."""
    todo, tensors, scores = [end], [], False
    while todo:
        tensor = todo.pop()
        op = graph.maker(tensor)
        if op is None or op.kind not in ("LOGISTIC", "RESHAPE", "CONCATENATION"):
            tensors.append(tensor)
            continue
        scores = scores or op.kind == "LOGISTIC"
        todo += reversed(op.inputs if op.kind == "CONCATENATION" else op.inputs[:1])
    return _Branch(tuple(tensors), scores)


def _by_kind(graph: Graph, branches: Sequence[_Branch], anchors: int) -> Heads | None:
    """Boxes have four values per anchor. Where classes are four too, only scores or the order in the file can tell."""
    if len(branches) == 2 and all(len(branch.tensors) == len(LEVELS) for branch in branches):
        first, second = branches
        is_boxes = [_channels(graph, b.tensors) == {anchors * BOX_VALUES} and not b.scores for b in branches]
        boxes, classes = (second, first) if is_boxes[1] and not is_boxes[0] else (first, second)
        return _heads(graph, classes.tensors, boxes.tensors, anchors)
    tensors = [tensor for branch in branches for tensor in branch.tensors]
    if len(tensors) != 2 * len(LEVELS):
        return None
    boxes_of = [t for t in tensors if graph.shapes[t][-1:] == (anchors * BOX_VALUES,)]
    classes_of = [t for t in tensors if t not in boxes_of]
    return _heads(graph, classes_of, boxes_of, anchors)


def _heads(graph: Graph, classes: Sequence[int], boxes: Sequence[int], anchors: int) -> Heads | None:
    """Level by level, the finest first; None unless shapes fit."""
    both = [sorted(tensors, key=lambda t: _cells(graph, t), reverse=True) for tensors in (classes, boxes)]
    counts = _channels(graph, classes)
    good = all(len(tensors) == len(LEVELS) for tensors in both) and _channels(graph, boxes) == {anchors * BOX_VALUES}
    if not good or len(counts) != 1 or min(counts) < anchors or min(counts) % anchors:
        return None
    return Heads(tuple(both[0]), tuple(both[1]))


def _channels(graph: Graph, tensors: Sequence[int]) -> set[int]:
    return {graph.shapes[tensor][3] if len(graph.shapes[tensor]) == 4 else -1 for tensor in tensors}


def _cells(graph: Graph, tensor: int) -> int:
    shape = graph.shapes[tensor]
    return shape[1] * shape[2] if len(shape) == 4 else 0


class _Matcher:
    """Binds nodes of our network to tensors of the file, from the outputs to the picture."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._tensors: dict[Node, int] = {}
        self.found: dict[Node, Op] = {}

    def bind(self, node: Node, tensor: int) -> Iterator[tuple[Node, int]]:
        """Checks one pair, and gives the pairs that must hold then."""
        tensor = self._without_idle(tensor)
        if node in self._tensors:
            if self._tensors[node] != tensor:
                raise self._differs(node, "two different places")
            return
        self._tensors[node] = tensor
        if node.kind == "input":
            if tensor != self._graph.source:
                raise self._differs(node, self._text(tensor))
            return
        op = self._operation(tensor, node)
        if node.kernel is not None:
            self.found[node] = op
        operands = self._operands(op, len(node.inputs)) if node.kind == "sum" else list(op.inputs[:1])
        yield from zip(node.inputs, self._in_order(node, operands), strict=True)

    def _operation(self, tensor: int, node: Node) -> Op:
        """The operation that makes `tensor`, which must be the one of `node`; an activation may stand by itself."""
        op = self._graph.maker(tensor)
        relu6 = False
        if op is not None and op.kind == "RELU6":
            relu6, op = True, self._graph.maker(op.inputs[0])
        if op is None or _KINDS.get(op.kind) != node.kind or (op.relu6 or relu6) != node.relu6:
            raise self._differs(node, self._text(tensor))
        if node.kernel is not None and (self._kernel_shape(op) != tuple(node.kernel.shape) or op.stride != node.stride):
            raise self._differs(node, f"one of {list(self._kernel_shape(op))} with stride {op.stride}")
        return op

    def _kernel_shape(self, op: Op) -> Shape:
        """Of a convolution in our layout; the file has [out, h, w, in], or [1, h, w, channels] for a depthwise one."""
        shape = self._graph.shapes[op.inputs[1]]
        if len(shape) != 4:
            return shape
        return (shape[1], shape[2], shape[3], shape[0])

    def _operands(self, op: Op, count: int) -> list[int]:
        """What is added, where sums of three are sums of a sum."""
        operands = list(op.inputs)
        while len(operands) < count:
            makers = [(i, self._graph.maker(tensor)) for i, tensor in enumerate(operands)]
            inner = next(((i, m) for i, m in makers if m is not None and m.kind == "ADD" and not m.relu6), None)
            if inner is None:
                break
            operands[inner[0] : inner[0] + 1] = inner[1].inputs
        return operands

    def _summands(self, op: Op) -> int:
        """Tensors that a sum with an activation adds; 0 for the residual sums of the backbone, which may be chained."""
        return len(self._operands(op, _MOST_SUMMANDS)) if op.relu6 or self._is_activated(op) else 0

    def _is_activated(self, op: Op) -> bool:
        return any(other.kind == "RELU6" and other.inputs[0] == op.outputs[0] for other in self._graph.ops)

    def _in_order(self, node: Node, operands: Sequence[int]) -> Sequence[int]:
        """The operands of a sum in the order of ours: the one in which each looks like its counterpart."""
        if len(operands) != len(node.inputs):
            raise self._differs(node, f"one of {len(operands)} tensors")
        if len(operands) == 1:
            return operands
        wanted = [self._known_or_signature(x) for x in node.inputs]
        for order in permutations(operands):
            if all(self._looks_like(tensor, w) for tensor, w in zip(order, wanted, strict=True)):
                return order
        raise self._differs(node, f"one of {', '.join(self._text(tensor) for tensor in operands)}")

    def _known_or_signature(self, node: Node) -> int | Signature:
        return self._tensors[node] if node in self._tensors else _signature(node, _DEPTH)

    def _looks_like(self, tensor: int, wanted: int | Signature) -> bool:
        tensor = self._without_idle(tensor)
        return tensor == wanted if isinstance(wanted, int) else self._signature(tensor, _DEPTH) == wanted

    def _signature(self, tensor: int, depth: int) -> Signature:
        """The same for a tensor as `_signature` gives for the node that it may be."""
        op = self._graph.maker(self._without_idle(tensor))
        if op is not None and op.kind == "RELU6":
            op = self._graph.maker(op.inputs[0])
        kind = "input" if op is None else _KINDS.get(op.kind, op.kind)
        if op is None or not depth:
            return (kind,)
        if kind == "sum":
            return (kind, self._summands(op))
        shape = self._kernel_shape(op) if kind in ("dense", "depthwise") else ()
        return (kind, shape, self._signature(op.inputs[0], depth - 1))

    def _without_idle(self, tensor: int) -> int:
        """Past pooling that does nothing, which some converters keep."""
        op = self._graph.maker(tensor)
        while op is not None and op.kind == "MAX_POOL_2D" and op.window == op.stride == 1:
            tensor = op.inputs[0]
            op = self._graph.maker(tensor)
        return tensor

    def _text(self, tensor: int) -> str:
        op = self._graph.maker(tensor)
        return (
            "nothing"
            if op is None
            else f"{op.kind}{' with RELU6' if op.relu6 else ''} {list(self._graph.shapes[tensor])}"
        )

    def _differs(self, node: Node, found: str) -> Exception:
        name = f" ({canonical_name(node.kernel)} {list(node.kernel.shape)})" if node.kernel is not None else ""
        relu6 = " with RELU6" if node.relu6 else ""
        return refused(
            self._graph.path,
            f"its graph is not that of this model: where {_WORDS[node.kind]}{relu6}{name} is expected, it has {found}",
        )


def _signature(node: Node, depth: int) -> Signature:
    if node.kind == "input" or not depth:
        return (node.kind,)
    if node.kind == "sum":
        return (node.kind, len(node.inputs) if node.relu6 else 0)
    shape = tuple(node.kernel.shape) if node.kernel is not None else ()
    return (node.kind, shape, _signature(node.inputs[0], depth - 1))


def by_kernel(found: Mapping[Node, Op]) -> dict[Any, list[tuple[Node, Op]]]:
    """The convolutions that share a kernel, by that kernel: the five levels of a head, one for all others."""
    groups: dict[Any, list[tuple[Node, Op]]] = {}
    for node, op in found.items():
        groups.setdefault(canonical_name(node.kernel), []).append((node, op))
    return groups
