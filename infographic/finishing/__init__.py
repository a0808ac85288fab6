"""What is done with a finished PDF at the press: imposed, tiled, repeated, told in a job ticket.

Pure functions place pages on sheets from numbers alone (`booklet`, `perfect`, `nup`, `repeat`,
`tiles`); `assemble` makes the sheets a PDF.  docs/adr/0016-finishing.md says why it works on the
finished PDF and not on the layout.
"""
