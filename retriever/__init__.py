"""A question to ranked passages: lexical and dense search, fused."""
