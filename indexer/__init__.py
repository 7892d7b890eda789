"""Reports to index: readers, cleaning, sections, chunks, facts, build."""
