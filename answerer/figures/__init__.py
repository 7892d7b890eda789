"""Which figure answers: candidates by the learned weights of their signs."""
