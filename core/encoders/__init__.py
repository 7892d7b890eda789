"""Texts to vectors: the model, its ONNX copy, and what was encoded once."""
