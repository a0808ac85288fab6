"""Pages of PDF files opened with pikepdf: judged, made forms, taken apart (docs/adr/0019).

Imported by the first PDF that is placed, never by a sheet without.
"""
