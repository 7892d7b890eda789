"""A question read into a frame."""
