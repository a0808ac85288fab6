"""The PDF writer: the structure tree, as a reader walks it."""

from __future__ import annotations

import re

import pikepdf
import pytest
from small_pdf import RED, SANS, instructions, opened, pdf, run

from infographic.color import BLACK
from infographic.frame import Frame, GlyphRun, Group, Item, Path, Stroke, Tag, rectangle
from infographic.geometry import PT_PER_MM, Matrix
from infographic.writers.pdf import PdfDocument, PdfPage, write_pdf


def walk(data: bytes) -> list[tuple[str, ...]]:
    """(roles from the root ..., text) of every piece of marked content, in tree order."""
    document = opened(data)
    texts: dict[tuple[int, int], dict[int, str]] = {}
    out: list[tuple[str, ...]] = []

    def text_of(stream: pikepdf.Object, mcid: int) -> str:
        if stream.objgen not in texts:
            texts[stream.objgen] = pieces(stream)
        return texts[stream.objgen][mcid]

    def visit(node: pikepdf.Object, roles: tuple[str, ...], page: pikepdf.Object) -> None:
        roles = (*roles, str(node.S).lstrip("/"))
        page = node.get("/Pg", page)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == node.objgen
                visit(kid, roles, page)
                continue
            if isinstance(kid, pikepdf.Dictionary):
                stream, mcid = kid.get("/Stm", kid.Pg), int(kid.MCID)
            else:
                stream, mcid = page, int(kid)
            out.append((*roles, text_of(stream, mcid)))
            assert parents(document)[int(stream.StructParents)][mcid].objgen == node.objgen

    root = document.Root.StructTreeRoot.K
    visit(root, (), document.pages[0].obj)
    return out


def parents(document: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The parent tree."""
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}


def pieces(stream: pikepdf.Object) -> dict[int, str]:
    """Text of each MCID of a page or form; nothing may be painted outside marked content."""
    maps = {
        name: dict(re.findall(r"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes().decode()))
        for name, font in stream.Resources.get("/Font", {}).items()
    }
    out: dict[int, str] = {}
    stack: list[int | None] = []
    depth, depths = 0, list[int]()
    font = ""
    whole = pikepdf.Page(stream) if isinstance(stream, pikepdf.Dictionary) else stream
    for operands, operator in instructions(whole):
        match operator:
            case "q" | "Q":
                depth += 1 if operator == "q" else -1
                assert not depths or depth >= depths[-1], "marked content across a Q"
            case "Tf":
                font = str(operands[0])
            case "BMC":
                stack.append(stack[-1] if stack else None)
                depths.append(depth)
            case "BDC":
                mcid = operands[1].get("/MCID")
                assert mcid is None or not any(m is not None for m in stack), "nested MCID"
                stack.append(int(mcid) if mcid is not None else stack[-1])
                depths.append(depth)
                if mcid is not None:
                    out[int(mcid)] = ""
            case "EMC":
                stack.pop()
                assert depths.pop() == depth, "marked content and q overlap"
            case "f" | "S" | "B" | "sh":
                assert stack, "painted outside marked content"
            case "Tj" | "TJ":
                assert stack, "text outside marked content"
                shown = operands[0] if operator == "TJ" else [operands[0]]
                codes = b"".join(bytes(s) for s in shown if isinstance(s, pikepdf.String))
                text = "".join(
                    bytes.fromhex(maps[font][codes[i : i + 2].hex().upper()]).decode("utf-16-be")
                    for i in range(0, len(codes), 2)
                )
                if stack[-1] is not None:
                    out[stack[-1]] += text
    assert not stack
    return out


def test_the_structure_tree_tells_the_text_in_reading_order() -> None:
    def line(text: str, y: float) -> GlyphRun:
        return run(SANS, text, 10, y, 9)

    rule = Path((("M", 0.0, 0.0), ("L", 9.0, 0.0)), stroke=Stroke(BLACK, 1))
    items: tuple[Item, ...] = (
        rule,
        Tag("H1", (line("标题", 10), Tag("Artifact", (rule,)), line("续题", 15))),
        Tag("Sect", (
            Tag("P", (line("甲", 20),), key="p1"),
            Group((Tag("P", (line("乙", 25),), key="p1"), Tag("P", (line("丙", 30),))),
                  Matrix(0, 1, -1, 0, 30, 30), clip=rectangle(-50, -50, 100, 100)),
            Group((Tag("P", (line("淡", 26),)), Tag("P", (line("墨", 27),))), alpha=0.5),
        )),
        Tag("P", (line("跨", 40), Tag("Span", (line("页", 45),), lang="en"), line("后", 50)),
            key="q"),
        line("页码", 60),
    )  # fmt: skip
    second = (Tag("P", (line("第二页", 20),), key="q"),)
    pages = tuple(PdfPage(Frame(100, 100, i), 3) for i in (items, second))
    data = write_pdf(PdfDocument(pages, "题", "zh-CN"))
    assert walk(data) == [
        ("Document", "H1", "标题"), ("Document", "H1", "续题"),
        ("Document", "Sect", "P", "甲"), ("Document", "Sect", "P", "乙"),
        ("Document", "Sect", "P", "丙"),
        ("Document", "Sect", "P", "淡"), ("Document", "Sect", "P", "墨"),
        ("Document", "P", "跨"), ("Document", "P", "Span", "页"), ("Document", "P", "后"),
        ("Document", "P", "第二页"),
    ]  # fmt: skip
    tree = opened(data).Root.StructTreeRoot
    assert str(tree.K.K[2].K[1].Lang) == "en"


def test_figures_tables_and_notes_say_what_readers_need() -> None:
    box = Path(rectangle(0, 0, 10, 20), fill=RED)
    cells = [
        Tag("TR", (Tag("TH", (run(SANS, "格", 0, 50 + 9 * row, 9),)),
                   Tag("TD" if row else "TH", (run(SANS, "格", 10, 50 + 9 * row, 9),))))
        for row in range(2)
    ]  # fmt: skip
    data = pdf(
        Tag("Figure", (Group((box,), Matrix(0, 2, -2, 0, 60, 30)),), alt="红块", lang="zh-CN"),
        Tag("Table", tuple(cells)),
        Tag("Note", (run(SANS, "注", 10, 90, 9),)), Tag("Note", (run(SANS, "注", 10, 95, 9),)),
        height=100,
    )  # fmt: skip
    figure, table, *notes = list(opened(data).Root.StructTreeRoot.K.K)
    assert (str(figure.Alt), str(figure.Lang)) == ("红块", "zh-CN")
    # x 20..60, y 30..50 mm from the trim's top left; the page is 106 mm high with its bleed.
    wanted = [23 * PT_PER_MM, 53 * PT_PER_MM, 63 * PT_PER_MM, 73 * PT_PER_MM]
    assert [float(v) for v in figure.A.BBox] == pytest.approx(wanted, abs=0.001)
    scopes = [str(c.A.Scope) for row in table.K for c in row.K if c.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]
    assert len({bytes(n.ID) for n in notes}) == 2
