"""What answers and is no figure: names, dates, ranks, lists, reasons."""
