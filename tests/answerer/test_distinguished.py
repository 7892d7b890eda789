"""What a passage tells apart itself is told apart."""
