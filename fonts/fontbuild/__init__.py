"""How the font set is made: `../build.py` is the entry."""
