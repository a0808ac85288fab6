"""Panels that a script makes and hands to `render`: no package, no global registry."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

import infographic
from infographic.frame import Frame
from infographic.layout.text import lines
from infographic.panel import Context, Fit, PanelType, Space, panel
from infographic.spec.fields import Model, spec
from infographic.spec.values import Text


@dataclass(frozen=True, kw_only=True)
class Shout(Model):
    """Keys of `shout`."""

    SHORT = "text"
    text: Text = spec(doc="the words")


def shout(name: str, tail: str) -> PanelType:
    @panel(name, Shout)
    def made(model: Shout, ctx: Context, space: Space) -> Fit:
        """Words with a tail."""
        block = lines(ctx, Text(model.text.value + tail), "body", space.width, pitch=ctx.grid)
        height = space.height or block.depth
        return Fit(Frame(space.width, height, tuple(block.draw(0.0, 0.0))))

    return made


def sheet(*rows: Any) -> dict[str, Any]:
    return {"version": 1, "title": "甲", "page": {"size": "a6"}, "rows": rows}


def test_a_panel_is_there_for_the_render_that_was_given_it() -> None:
    made = infographic.render(sheet({"shout": "好"}), panels=[shout("shout", "！")])
    assert made.pages[0].text == "好！"
    with pytest.raises(infographic.SpecError, match="no panel is called `shout`"):
        infographic.render(sheet({"shout": "好"}))


def test_slips_in_its_keys_are_told() -> None:
    with pytest.raises(infographic.SpecError) as caught:
        infographic.render(sheet({"shout": {"txet": "好"}}), panels=[shout("shout", "！")])
    assert [n.hints for n in caught.value.diagnostics if n.code == "unknown-key"] == [
        ("did you mean `text`?",)
    ]


def test_one_name_may_mean_different_panels_in_different_threads() -> None:
    def work(number: int) -> str:
        tail = str(number)
        made = infographic.render(sheet({"shout": "第"}), panels=[shout("shout", tail)])
        return made.pages[0].text

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(16))) == [f"第{i}" for i in range(16)]


@pytest.mark.parametrize("name", ["prose", "span", "height"])
def test_a_taken_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}.*taken"):
        infographic.render(sheet("notes"), panels=[shout(name, "")])


def test_what_is_no_panel_is_refused() -> None:
    one = shout("shout", "")
    with pytest.raises(ValueError, match="taken"):
        infographic.render(sheet("notes"), panels=[one, one])
    with pytest.raises(TypeError, match="what @panel returns, not function"):
        infographic.render(sheet("notes"), panels=[shout])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="a list of panels"):
        infographic.render(sheet("notes"), panels=one)  # type: ignore[arg-type]
