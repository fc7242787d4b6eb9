"""What TensorFlow remembers of one test must not reach the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tensorflow as tf
from tensorflow.python.util import _pywrap_determinism  # there is no public way back

from tests.nn import small


@pytest.fixture(scope="module")
def small_networks() -> Iterator[None]:
    """Lite0 and Lite1 with few layers, for facts that do not depend on their number; for a whole file."""
    with small.networks():
        yield


@pytest.fixture(autouse=True)
def _repeatability_stays_in_its_test() -> Iterator[None]:
    """A training asked to be repeatable makes the whole process so: XLA then refuses some operations. A seed set once
    is saved with every module that is made afterwards, which then drops the same features each time.
    """
    yield
    _pywrap_determinism.enable(False)
    tf.random.set_seed(None)
