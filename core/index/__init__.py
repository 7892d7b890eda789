"""The index on disk: snapshots, what is searched in them, and how the next one takes over."""
