"""Chinese text, with no knowledge of documents: numerals, markers, widths, dates, quantities."""
