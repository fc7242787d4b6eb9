"""Using exported models: loading, detecting, measuring, drawing. Knows nothing of TensorFlow."""
