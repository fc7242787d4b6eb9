"""The Evaluate page: how good a detector is, where it should draw the line, and what it gets wrong."""
