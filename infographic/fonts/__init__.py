"""Faces: finding, shaping, outlining and subsetting them."""
