"""The train step is one program for XLA: shapes known beforehand, nothing that calls back into this process."""

from __future__ import annotations

import re

import pytest
import tensorflow as tf

from effdet_core.nn.input_pipeline import blank_batch
from effdet_core.nn.network import backbone, build_network
from effdet_core.nn.step import Learner
from effdet_core.spec import EfficientDetSpec


@pytest.mark.slow
@pytest.mark.parametrize(
    "hparams",
    [
        {"iou_loss_type": "ciou", "optimizer": "adam", "label_smoothing": 0.1},
        pytest.param({}, marks=pytest.mark.thorough),
    ],
)
def test_the_whole_step_is_one_static_program_without_callbacks(hparams: dict[str, object]) -> None:
    settings = {"image_size": 64, "iou_loss_weight": 1.0, **hparams}
    spec = EfficientDetSpec(
        uri="none", batch_size=2, use_xla=True, moving_average_decay=0.9, var_freeze_expr="", hparams=settings
    )
    learner = Learner(build_network(spec.config, 2), spec.config, spec, 4, freeze=None)
    program = learner.step.experimental_get_compiler_ir(blank_batch(spec.config, 2))(stage="hlo")
    assert program.count("convolution(") > 200, "forward and backward of the whole network"
    assert len(re.findall(r"\bdot\(", program)) > 200, "and of its 1x1 convolutions"
    assert re.findall(r"\[[^\]]*<=[^\]]*\]", program) == [], "a shape with a bound is one that is not known"
    assert re.findall(r"\b(?:infeed|outfeed|send|recv|custom-call)\b.*", program) == []


def test_xla_drops_the_same_paths() -> None:
    def draws() -> list[tf.Tensor]:
        return backbone.path_draws(4, 16, tf.constant([3, 111111]))

    plain, compiled = tf.function(draws)(), tf.function(draws, jit_compile=True)()
    assert all((one.numpy() == other.numpy()).all() for one, other in zip(plain, compiled, strict=True))
    usual = tf.random.stateless_uniform((16, 4, 1, 1, 1), [3, 111111], alg="philox")
    assert (tf.stack(plain).numpy() == usual.numpy()).all(), "and those that TensorFlow draws on a processor"
