"""The Label page: one photo, its boxes, and everything to draw them quickly."""
