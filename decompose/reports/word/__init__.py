"""Word files that look like official documents (GB/T 9704-2012): styles, pages, texts.

The parts are written directly: nearly all that the standard asks for (line grid, four font slots,
page numbers by side, repeated headers) is raw markup in every library for Word files as well.
"""
