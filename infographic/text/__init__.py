"""Setting text: segmenting, breaking and placing it, on either axis."""
