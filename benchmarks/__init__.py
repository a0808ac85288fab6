"""Measurements against other engines (``make bench``); see docs/performance.md."""
