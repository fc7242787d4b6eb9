"""What and how to train: the left column of the Train page."""
