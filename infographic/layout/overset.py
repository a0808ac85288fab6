"""What is said of content that does not fit its place."""

from __future__ import annotations

from infographic.diagnostics import Diagnostic, Span
from infographic.panel import Overset

#: What helps, by what is short: a word or a title that is too wide is not helped by depth.
_HELPS = {
    "depth": "give it more depth or width, allow a smaller `body: {size: ...}`, or cut text",
    "width": "give it more width (`span`, the page's margins), a smaller `body: {size: ...}`, or its "
    "role a smaller `size` or `least` in the theme; or shorten the text",
}


def overset_note(rest: Overset, panel_name: str, span: Span) -> Diagnostic:
    """The error for content that does not fit, at the panel's line."""
    amount = f"{rest.characters} characters do not fit" if rest.characters else "it does not fit"
    what = f" ({rest.what})" if rest.what else ""
    return Diagnostic(
        "overset",
        f"`{panel_name}`: {amount}{what}; {rest.depth:.1f} mm more {rest.lacks} is needed",
        span,
        hints=(_HELPS[rest.lacks],),
    )
