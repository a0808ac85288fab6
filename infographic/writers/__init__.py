"""Writers: a laid-out `Frame` to bytes (PDF, SVG, PNG) or to readable text."""
