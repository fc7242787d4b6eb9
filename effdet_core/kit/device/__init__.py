"""Programs that are copied into a kit as they are. They need Python 3.8, numpy, Pillow, LiteRT and nothing of ours."""
