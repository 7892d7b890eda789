"""What keeps a figure from answering; for some it is told what is worked out instead."""
