"""Layout: positioned lines of printed pages become paragraphs in reading order."""
