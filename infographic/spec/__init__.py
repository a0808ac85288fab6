"""Specs: YAML text to located values to typed, frozen models."""
