"""What keeps a figure from answering: any one of these refuses it."""
