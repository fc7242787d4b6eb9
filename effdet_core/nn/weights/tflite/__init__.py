"""Weights read back from an exported file: the file's graph (`graph`), what our network would look like in it
(`expected`), the one found in the other (`match`), and trainable weights made of the constants (`unfold`, `refold`)."""
