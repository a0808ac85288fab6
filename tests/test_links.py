"""Links and bookmarks of finished files."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from small_pdf import RED, SANS, bookmarks, edition, opened, run

from infographic.extent import bounds
from infographic.frame import Frame, Group, Item, Link, Path, Tag, rectangle
from infographic.geometry import MM_PER_PT, PT_PER_MM, Matrix
from infographic.layout.guard import text_outside
from infographic.layout.outline import without_jumps
from infographic.layout.printable import near_trim
from infographic.remarks import characters
from infographic.writers.dump import dump
from infographic.writers.pdf import PRESS, SCREEN
from infographic.writers.svg import svg

URL = "https://example.org/2024/报告?page=1"


# -- links ------------------------------------------------------------------------------


def linked() -> tuple[tuple[Item, ...], ...]:
    """Two pages; the links stand in a paragraph, turned, with opacity, and in an artifact."""
    box = rectangle(0, 0, 10, 5)
    turned = Link((Path(box, fill=RED),), page=1)
    first = (
        Tag("P", (run(SANS, "前", 10, 20, 9), Link((run(SANS, "链接", 20, 20, 9),), uri=URL),
                  run(SANS, "后", 40, 20, 9))),
        Link((run(SANS, "见背面", 10, 40, 9),), page=2),
    )  # fmt: skip
    second = (
        Group((turned,), Matrix(0, 1, -1, 0, 50, 30), clip=rectangle(0, 0, 8, 8), alpha=0.5),
        Tag("Artifact", (Link((Path(rectangle(90, 90, 30, 30), fill=RED),), uri="http://a.bc"),)),
        Link((Path(rectangle(200, 0, 9, 9), fill=RED),), uri="http://nowhere.bc"),
    )
    return first, second


def test_links_lead_where_they_say() -> None:
    data = edition(*linked(), medium=SCREEN)
    document = opened(data)
    first, second = (list(page.Annots) for page in document.pages)
    assert [a.Subtype for a in (*first, *second)] == ["/Link"] * 4
    assert [str(a.Contents) for a in (*first, *second)] == [URL, "见背面", "1", "http://a.bc"]
    uri = "https://example.org/2024/%E6%8A%A5%E5%91%8A?page=1"
    assert (first[0].A.S, str(first[0].A.URI)) == ("/URI", uri)
    assert first[1].Dest[0].objgen == document.pages[1].objgen
    assert second[0].Dest[0].objgen == document.pages[0].objgen
    for annotation in (*first, *second):
        assert annotation.F == 4 and list(annotation.Border) == [0, 0, 0]


def test_links_lie_over_what_they_hold() -> None:
    first, second = (list(p.Annots) for p in opened(edition(*linked(), medium=SCREEN)).pages)

    def box(annotation: Any) -> list[float]:
        x0, y0, x1, y1 = (float(v) * MM_PER_PT for v in annotation.Rect)
        corners = [float(v) * MM_PER_PT for v in annotation.QuadPoints]
        assert corners == pytest.approx([x0, y0, x1, y0, x1, y1, x0, y1], abs=1e-3)
        return [x0, 100 - y1, x1, 100 - y0]

    em = 9 * MM_PER_PT
    assert box(first[0]) == pytest.approx(
        [20, 20 - 0.88 * em, 20 + 2 * em, 20 + 0.22 * em], abs=0.1
    )
    assert box(second[0]) == pytest.approx([45, 30, 50, 40], abs=0.01)  # turned
    assert box(second[1]) == pytest.approx([90, 90, 100, 100], abs=0.01)  # not over the edge


def test_links_are_elements_of_the_structure() -> None:
    document = opened(edition(*linked(), medium=SCREEN))
    root = document.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    assert numbers[::2] == sorted(numbers[::2])
    parents = {int(k): v for k, v in zip(numbers[::2], numbers[1::2], strict=True)}
    assert all(k < root.ParentTreeNextKey for k in parents)
    kinds = []
    for page in document.pages:
        assert page.Tabs == "/S" and int(page.StructParents) in {*parents, 0, 1}
        for annotation in page.Annots:
            element = parents[int(annotation.StructParent)]
            kids = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
            objects = [
                k for k in kids if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR"
            ]
            (reference,) = objects
            assert reference.Obj.objgen == annotation.objgen
            assert reference.Pg.objgen == page.objgen == annotation.P.objgen
            kinds.append((str(element.S), str(element.P.S), len(kids)))
    assert kinds == [
        ("/Link", "/P", 2), ("/Link", "/Document", 2), ("/Link", "/Document", 2),
        ("/Link", "/Document", 1),
    ]  # fmt: skip


def test_on_the_press_links_are_what_they_hold() -> None:
    def bare(items: tuple[Item, ...]) -> tuple[Item, ...]:
        out: tuple[Item, ...] = ()
        for item in items:
            if isinstance(item, Link):
                out += bare(item.items)
            elif isinstance(item, (Tag, Group)):
                fields = {f: getattr(item, f) for f in item.__dataclass_fields__}
                out += (type(item)(**{**fields, "items": bare(item.items)}),)
            else:
                out += (item,)
        return out

    with_links = edition(*linked(), medium=PRESS)
    assert with_links == edition(*map(bare, linked()), medium=PRESS)
    assert b"Annot" not in b"".join(
        o.unparse() for o in opened(with_links).objects if isinstance(o, pikepdf.Dictionary)
    )


@pytest.mark.parametrize("target", [{}, {"uri": "http://a.bc", "page": 1}, {"page": -1}])
def test_a_link_has_one_target(target: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="an address or to a page"):
        Link((), **target)


def test_a_link_to_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="page 3 of 1"):
        edition((Link((run(SANS, "去", 9, 9, 9),), page=3),), medium=SCREEN)


def test_every_walk_sees_what_links_hold() -> None:
    heading = Tag("H3", (run(SANS, "题目", 10, 10, 9),))
    far = run(SANS, "出界", 300, 10, 9)
    frame = Frame(100, 100, (Tag("H1", ()), Link((heading, far), uri=URL), Link((), page=2)))
    assert dump(frame).splitlines()[2:] == [
        f"  link {URL}", "    H3", f"    {dump_line('题目', 10)}", f"    {dump_line('出界', 300)[2:]}",
        "  link page 2",
    ]  # fmt: skip
    (_, link, _) = without_jumps([frame])[0].items
    assert isinstance(link, Link) and isinstance(link.items[0], Tag)
    assert link.items[0].role == "H2"
    assert [n.code for n in text_outside(frame)] == ["overset"]
    assert characters(frame) == 4
    assert bounds(frame.items[1:2]) == bounds((heading, far))
    inner = Frame(100, 100, (Link((run(SANS, "边", 1, 50, 9),), uri=URL),))
    assert [n.code for n in near_trim((inner,))] == ["printer-margin"]


def dump_line(text: str, x: int) -> str:
    return f"  text {x}.00,10.00 +6.35 9pt {SANS.name} black {text}"


def test_svg_links_are_anchors() -> None:
    items = (
        Link((Tag("Figure", (Path(rectangle(0, 0, 9, 9), fill=RED),), alt="码"),), uri=URL + '&"'),
        Link((run(SANS, "见背面", 10, 40, 9),), page=2),
    )
    root = ElementTree.fromstring(svg(Frame(100, 100, items), title="题", lang="zh-CN"))
    space = "{http://www.w3.org/2000/svg}"
    (anchor,) = root.iter(f"{space}a")
    assert anchor.get("href") == URL + '&"'
    assert [e.get("aria-label") for e in anchor] == ["码"]
    assert "见背面" in "".join(root.itertext())


# -- bookmarks --------------------------------------------------------------------------


def test_headings_are_bookmarks() -> None:
    def title(text: str, y: float) -> Item:
        return run(SANS, text, 10, y, 9)

    box = rectangle(0, 0, 1, 1)
    first = (
        Tag("H1", (Group((title("大题", 8),), Matrix.translate(5, 12)),)),
        Tag("Sect", (Tag("H2", (Tag("Span", (title("甲", 30),)), Path(box, fill=RED)), key="a"),
                     Tag("H4", (title("太小", 35),)))),
        Tag("H2", (title("竖排", 40),), actual="竖\n排"),
        Tag("H3", (Tag("Artifact", (title("装饰", 50),)), title("丙", 50))),
        Tag("H3", (Path(box, fill=RED),)),
        Tag("Artifact", (Tag("H2", (title("眉", 3),)),)),
    )  # fmt: skip
    lines = (title("Long", 66), run(SANS, "est", 30, 66, 9), title("title of", 70), title("丁", 74))
    second = (Tag("H2", (title("续", 60),), key="a"), Tag("H2", lines))
    data = edition(first, second, medium=SCREEN)
    found = bookmarks(data)
    assert [entry[:3] for entry in found] == [
        (0, "大题", 0), (1, "甲续", 0), (1, "竖 排", 0), (2, "丙", 0), (1, "Longest title of丁", 1),
    ]  # fmt: skip
    ascender = 0.88 * 9 * MM_PER_PT
    assert found[0][3:] == pytest.approx((15, 20 - ascender), abs=0.01)
    assert opened(data).Root.PageMode == "/UseOutlines"
    for medium, items in ((PRESS, first), (SCREEN, first[:1])):
        root = opened(edition(items, medium=medium)).Root
        assert "/Outlines" not in root and "/PageMode" not in root


def test_bookmarks_start_below_the_bleed() -> None:
    items = tuple(Tag("H1", (run(SANS, "题", 10, 10 * i, 9),)) for i in (1, 2))
    found = opened(edition(items, medium=SCREEN, bleed=3)).Root.Outlines.First.Dest
    top = (106 - 3 - 10) * PT_PER_MM + 0.88 * 9
    assert [float(v) for v in (found[2], found[3])] == pytest.approx(
        [13 * PT_PER_MM, top], abs=0.01
    )
