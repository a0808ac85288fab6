"""Arranging panels: boxes, flow through columns, and the sheet's solver."""
