"""What is worked out of several figures, or printed of several things together."""
