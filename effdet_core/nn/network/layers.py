"""The leaves of the network: convolutions and batch normalisation that own variables, and sampling that owns none.

Channels are known when a layer is made, so every layer makes its variables in its constructor: a network is complete
without a first call, and the scope in which it is made gives each variable its canonical name.
Tensors are [batch, height, width, channels]; padding is TensorFlow's SAME: a stride s makes ceil(size / s).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias

import keras
import tensorflow as tf

from effdet_core.hparams import Activation

EPSILON = 1e-3
MOMENTUM = 0.99

Tensor: TypeAlias = tf.Tensor
Initializer: TypeAlias = keras.initializers.Initializer
ActivationFunction: TypeAlias = Callable[[Tensor], Tensor]


def activation(name: Activation) -> ActivationFunction:
    """The function of an `act_type`; all of them convert to plain TFLite operations that int8 can do too."""
    match name:
        case "relu6":
            return tf.nn.relu6
        case "relu":
            return tf.nn.relu
        case "swish" | "silu" | "swish_native":
            return lambda x: x * tf.sigmoid(x)
        case "hswish":
            return lambda x: x * tf.nn.relu6(x + 3.0) * (1 / 6)


class Conv(keras.layers.Layer):
    """A dense convolution with a `kernel` [size, size, inputs, outputs] and, if asked for, a `bias`."""

    def __init__(
        self,
        name: str,
        inputs: int,
        outputs: int,
        *,
        size: int = 1,
        stride: int = 1,
        bias: bool = False,
        initializer: Initializer | None = None,
        bias_start: float = 0.0,
    ) -> None:
        super().__init__(name=name)
        start = initializer or keras.initializers.GlorotUniform()
        self.kernel = self.add_weight(shape=(size, size, inputs, outputs), initializer=start, name="kernel")
        self.bias = _bias(self, outputs, bias_start) if bias else None
        self.stride = stride
        self.built = True

    def call(self, x: Tensor, training: bool = False) -> Tensor:
        if training and self.trainable and self.kernel.shape[0] == 1:
            return _with_bias(_pointwise(x, self.kernel), self.bias)
        return _with_bias(tf.nn.conv2d(x, value(self.kernel), self.stride, "SAME"), self.bias)


class Depthwise(keras.layers.Layer):
    """A convolution of each channel by itself with a `depthwise_kernel` [size, size, channels, 1]."""

    def __init__(self, name: str, channels: int, *, size: int, stride: int, initializer: Initializer) -> None:
        super().__init__(name=name)
        shape = (size, size, channels, 1)
        self.kernel = self.add_weight(shape=shape, initializer=initializer, name="depthwise_kernel")
        self.stride = stride
        self.built = True

    def call(self, x: Tensor) -> Tensor:
        return _depthwise(x, self.kernel, self.stride)


class SeparableConv(keras.layers.Layer):
    """A 3x3 depthwise convolution and a 1x1 convolution, and if asked for a `bias`, started at `bias_start`."""

    def __init__(
        self,
        name: str,
        inputs: int,
        outputs: int,
        *,
        initializer: Callable[[], Initializer] = keras.initializers.GlorotUniform,
        bias: bool = True,
        bias_start: float = 0.0,
    ) -> None:
        super().__init__(name=name)
        self.depthwise_kernel = self.add_weight(
            shape=(3, 3, inputs, 1), initializer=initializer(), name="depthwise_kernel"
        )
        self.pointwise_kernel = self.add_weight(
            shape=(1, 1, inputs, outputs), initializer=initializer(), name="pointwise_kernel"
        )
        self.bias = _bias(self, outputs, bias_start) if bias else None
        self.built = True

    def call(self, x: Tensor, training: bool = False) -> Tensor:
        spread = _depthwise(x, self.depthwise_kernel, 1)
        if training and self.trainable:
            return _with_bias(_pointwise(spread, self.pointwise_kernel), self.bias)
        return _with_bias(tf.nn.conv2d(spread, value(self.pointwise_kernel), 1, "SAME"), self.bias)


def spatial_conv(
    name: str,
    inputs: int,
    outputs: int,
    *,
    separable: bool,
    initializer: Callable[[], Initializer] = keras.initializers.GlorotUniform,
    bias: bool = True,
    bias_start: float = 0.0,
) -> keras.layers.Layer:
    """A 3x3 convolution, separable or dense."""
    if separable:
        return SeparableConv(name, inputs, outputs, initializer=initializer, bias=bias, bias_start=bias_start)
    return Conv(name, inputs, outputs, size=3, bias=bias, initializer=initializer(), bias_start=bias_start)


class BatchNorm(keras.layers.Layer):
    """Batch normalisation by the fused operation (docs/adr/0101, 0102).

    While training it normalises by the batch's biased variance and moves `moving_variance` towards the unbiased one,
    N / (N - 1), N = batch * height * width, as the reference does. A frozen layer always uses its moving statistics,
    and so does one with `measures` off, though its factors and offsets go on learning.
    momentum: how much of the moving statistics survives a step. watch: called with every input, for whoever measures
    what the layer meets. Both are read when a graph is traced.
    """

    momentum = MOMENTUM
    watch: Callable[[Tensor], None] | None = None

    def __init__(self, name: str, channels: int) -> None:
        super().__init__(name=name)
        self.measures = True
        self.gamma = self._vector(channels, "ones", "gamma")
        self.beta = self._vector(channels, "zeros", "beta")
        self.moving_mean = self._statistic(channels, "zeros", "moving_mean")
        self.moving_variance = self._statistic(channels, "ones", "moving_variance")
        self.built = True

    def _vector(self, channels: int, start: str, name: str) -> keras.Variable:
        return self.add_weight(shape=(channels,), initializer=start, autocast=False, name=name)

    def _statistic(self, channels: int, start: str, name: str) -> keras.Variable:
        """Replicas agree on the mean of what each of them measured, once a step."""
        return self.add_weight(
            shape=(channels,),
            initializer=start,
            trainable=False,
            autocast=False,
            aggregation="mean",
            name=name,
        )

    def call(self, x: Tensor, training: bool = False) -> Tensor:
        if self.watch is not None:
            self.watch(x)
        learns = training and self.trainable and self.measures
        result = tf.raw_ops.FusedBatchNormV3(
            x=x,
            scale=value(self.gamma),
            offset=value(self.beta),
            mean=value(self.moving_mean),
            variance=value(self.moving_variance),
            epsilon=EPSILON,
            exponential_avg_factor=1 - self.momentum if learns else 1.0,
            is_training=learns,
        )
        if learns and not _computing_again.get():
            assign_here(self.moving_mean, result.batch_mean)
            assign_here(self.moving_variance, result.batch_variance)
        return result.y


def assign_here(variable: keras.Variable, new: Tensor) -> None:
    """Changes, at once, the copy of the replica that runs; the train step makes the copies agree (docs/adr/0005)."""
    tf.raw_ops.AssignVariableOp(resource=variable.value.handle, value=new)


_computing_again: ContextVar[bool] = ContextVar("computing_again", default=False)


def computed_again(layer: Callable[[Tensor], Tensor]) -> Callable[[Tensor], Tensor]:
    """`layer` without a memory of what it computes inside: its gradient computes that again (Chen 2016).

    The second time its normalisation measures nothing, or every batch would count twice.
    """
    calls = itertools.count()

    def compute(x: Tensor) -> Tensor:
        with _again(next(calls) > 0):
            return layer(x)

    return tf.recompute_grad(compute)


@contextmanager
def _again(value: bool) -> Iterator[None]:
    token = _computing_again.set(value)
    try:
        yield
    finally:
        _computing_again.reset(token)


def max_pool_to(x: Tensor, size: tuple[int, int]) -> Tensor:
    """Max pooling down to `size` (height, width); each window reaches one pixel beyond its stride."""
    strides = [-(-old // new) for old, new in zip(x.shape[1:3], size, strict=True)]
    windows = [stride + 1 if stride > 1 else 1 for stride in strides]
    return tf.nn.max_pool2d(x, windows, strides, "SAME")


def upsample_to(x: Tensor, size: tuple[int, int], *, training: bool = False) -> Tensor:
    """Nearest neighbour up to `size`, at most doubled: row i comes from row i // 2.

    Training repeats and crops, which gives the same numbers as the resizing operation, whose gradient XLA lacks on CPU;
    inference resizes, which every consumer of exported files knows.
    """
    if not training:
        return tf.compat.v1.image.resize_nearest_neighbor(x, size)
    for axis, new in enumerate(size, start=1):
        if new != x.shape[axis]:
            x = tf.repeat(x, 2, axis=axis)
    return x[:, : size[0], : size[1], :]


def drop_path(x: Tensor, keep_probability: float, draw: Tensor) -> Tensor:
    """Stochastic depth (Huang 2016): keeps the pictures whose `draw` [batch, 1, 1, 1] is below the probability.

    The rest become zero; what is kept is scaled by 1 / keep_probability.
    """
    return x * tf.cast(tf.cast(draw < keep_probability, tf.float32) / keep_probability, x.dtype)


def _depthwise(x: Tensor, kernel: keras.Variable, stride: int) -> Tensor:
    return tf.nn.depthwise_conv2d(x, value(kernel), (1, stride, stride, 1), "SAME")


def _pointwise(x: Tensor, kernel: keras.Variable) -> Tensor:
    """A 1x1 convolution as a matrix product: forward and back it takes a quarter less time on CPU.

    Only for training: without a way back a convolution is as fast, and exported files need one to fold and quantise.
    """
    inputs, outputs = kernel.shape[2:]
    product = tf.matmul(tf.reshape(x, [-1, inputs]), value(kernel)[0, 0])
    return tf.reshape(product, [-1, *x.shape[1:3], outputs])


def _bias(layer: keras.layers.Layer, outputs: int, start: float) -> keras.Variable:
    return layer.add_weight(shape=(outputs,), initializer=keras.initializers.Constant(start), name="bias")


def _with_bias(x: Tensor, bias: keras.Variable | None) -> Tensor:
    return x if bias is None else tf.nn.bias_add(x, value(bias))


def value(variable: keras.Variable) -> Any:
    """The tensor of a variable, in the precision of the layer that computes."""
    return tf.convert_to_tensor(variable)
