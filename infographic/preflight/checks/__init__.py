"""The checks, by theme.  Each is one function; `infographic.preflight.run` gathers them."""
