"""The package's own panel types: one file each, found by this table.

The table, not the folder, decides: nothing is imported before a spec names it.
"""

from __future__ import annotations

BUILTIN = {
    "masthead": "infographic.panels.masthead:MASTHEAD",
    "figures": "infographic.panels.figures:FIGURES",
    "band": "infographic.panels.band:BAND",
    "prose": "infographic.panels.prose:PROSE",
    "flow": "infographic.panels.flow:FLOW",
    "vertical_title": "infographic.panels.vertical_title:VERTICAL_TITLE",
    "vertical_article": "infographic.panels.vertical_article:VERTICAL_ARTICLE",
    "plate": "infographic.panels.plate:PLATE",
    "targets": "infographic.panels.targets:TARGETS",
    "bars": "infographic.panels.bars:BARS",
    "badges": "infographic.panels.badges:BADGES",
    "warning": "infographic.panels.warning:WARNING",
    "colophon": "infographic.panels.colophon:COLOPHON",
    "notes": "infographic.panels.notes:NOTES",
    "contents": "infographic.panels.contents:CONTENTS",
    "index": "infographic.panels.index:INDEX",
    "art": "infographic.panels.art:ART",
    "picture": "infographic.panels.picture:PICTURE",
    "panels": "infographic.panels.containers:PANELS",
    "stack": "infographic.panels.containers:STACK",
}
