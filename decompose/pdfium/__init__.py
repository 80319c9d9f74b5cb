"""What stands on the pages of a PDF: pieces of lines with their boxes, rules, pictures.

A program of its own (``python -m decompose.pdfium``), started under limits by
:mod:`decompose.readers.pdf_pages`: the PDF library is written in C++ and a crafted file may make it
crash, hang or eat all memory. It imports nothing else of decompose, so that it starts quickly. It
reads the file from standard input and writes one JSON value a line: a head, the pages, an end.

Units:
    Points from the top left corner of the page as it is displayed.
"""
