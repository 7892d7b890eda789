"""Text on its way into a spreadsheet."""


def no_formula(text: str) -> str:
    """The text so that a spreadsheet shows it and never runs it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
