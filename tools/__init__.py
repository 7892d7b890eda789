"""Helpers around the assistant: set-up, starting the chat, screenshots."""
