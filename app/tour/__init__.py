"""The tour of the real window: bubbles beside the real controls, from the first photo to a detector on a phone."""
