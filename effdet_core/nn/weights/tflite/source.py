"""An exported file as starting weights: read, proved, and made trainable."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from effdet_core.errors import SettingError
from effdet_core.hparams import MODELS, ModelConfig
from effdet_core.nn.network import build_network
from effdet_core.nn.weights import checkpoint, probe
from effdet_core.nn.weights.tflite import graph as graphs
from effdet_core.nn.weights.tflite import match
from effdet_core.nn.weights.tflite.expected import changed, expected
from effdet_core.nn.weights.tflite.graph import Graph, refused
from effdet_core.nn.weights.tflite.unfold import weights_of

TOLERANCE = 5e-3
"""Of a raw output's largest value; float16 kernels of five levels, made one again, differ by a tenth of it."""

Arrays = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class FileWeights:
    """Weights of a file by canonical name, for a network of as many classes as the file's."""

    arrays: Arrays
    num_classes: int


def read(path: Path, config: ModelConfig) -> FileWeights:
    """Reads the weights back, and believes them once our network computes with them what the file computes.

    Raises `InputError` for a file that is damaged, rounded to 8 bits, or no EfficientDet-Lite; `SettingError` for one
    of another size of model than `config`.
    """
    if keys := changed(config):
        raise SettingError(
            f"a file holds {config.name} as it is published, this training changes {', '.join(keys)} of it",
            where="uri",
            hint="Leave these hparams alone, or choose other starting weights.",
        )
    graph = graphs.read(path)
    anchors = config.num_scales * len(config.aspect_ratios)
    heads = match.find_heads(graph, anchors)
    _check_model(graph, heads, config)
    num_classes = graph.shapes[heads.classes[0]][3] // anchors
    model = build_network(config, num_classes)
    found = match.find(graph, expected(model, graph.input_size), heads)
    arrays = weights_of(graph, found)
    checkpoint.assign(model, arrays)
    tensors = (*heads.classes, *heads.boxes)
    picture = probe.picture(graph.input_size)
    ours = [np.asarray(x) for maps in model(tf.constant(picture), training=False) for x in maps]
    largest = probe.difference(ours, graph.values(tensors, picture))
    if largest > TOLERANCE:
        reason = f"our network with its weights gives other numbers than the file itself ({largest:.1%} apart)"
        raise refused(path, reason)
    return FileWeights(arrays, num_classes)


def _check_model(graph: Graph, heads: match.Heads, config: ModelConfig) -> None:
    """Models differ in the width of their pyramid, which the last convolutions show."""
    last = graph.maker(heads.boxes[0])
    filters = graph.shapes[last.inputs[0]][-1] if last is not None and last.inputs else 0
    models = {model.fpn_num_filters: model.name for model in MODELS.values()}
    if filters != config.fpn_num_filters and filters in models:
        raise SettingError(
            f"{graph.path.name} holds an {models[filters]}, this training is of {config.name}",
            where="uri",
            hint=f"Train {models[filters]} (--model {models[filters]}), or choose a file of {config.name}.",
        )
