"""Which files count as reports; a test holds this to the readers that there are."""

# In lower case.
SUFFIXES = (
    *(".txt", ".md", ".jsonl", ".pdf", ".docx", ".html", ".htm", ".xlsx", ".csv"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
