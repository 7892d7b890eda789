"""Passages to an answer: extraction, comparison, refusal, grounding."""
