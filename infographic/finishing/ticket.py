"""The job ticket (施工单): what the file is and what is to be done with it, on one A4 page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import infographic
from infographic.diagnostics import SpecError, east_asian_width
from infographic.finishing.facts import Facts, read_facts
from infographic.finishing.inks import PROCESS, Inks
from infographic.finishing.marks import printable_text
from infographic.finishing.model import Unfit, length
from infographic.record import dataclass
from infographic.streams import dumps

_SHORT = dict(zip(PROCESS, "CMYK", strict=True))


@dataclass(frozen=True, slots=True)
class Order:
    """What the customer asks for; empty where the ticket is filled in by hand."""

    quantity: int | None = None
    stock: str = ""
    binding: str = ""
    finish: str = ""
    note: str = ""
    date: str = ""


def ticket_json(data: bytes, name: str, order: Order) -> bytes:
    """The ticket for machines.  Raises ``BrokenPdf``."""
    facts = read_facts(data, name)
    told = {
        "file": facts.name,
        "sha256": facts.sha256,
        "pages": facts.pages,
        "trim_mm": [
            {"width": size.width, "height": size.height, "pages": count}
            for size, count in facts.sizes
        ],
        "bleed_mm": facts.bleed,
        "colours": {
            "process": list(facts.inks.process),
            "spots": list(facts.inks.spots),
            "others": list(facts.inks.others),
        },
        "output_condition": facts.condition or None,
        "fonts": {"count": facts.fonts, "embedded": facts.embedded},
        "conformance": list(facts.claims),
        "order": {
            "quantity": order.quantity,
            "stock": order.stock or None,
            "binding": order.binding or None,
            "finish": order.finish or None,
            "note": order.note or None,
            "date": order.date or None,
        },
    }
    return (dumps(told, to_file=True) + "\n").encode("utf-8")


def ticket_pdf(data: bytes, name: str, order: Order) -> bytes:
    """The ticket as an A4 page, set by this package.  Raises ``BrokenPdf`` or ``Unfit``."""
    spec = ticket_spec(read_facts(data, name), order)
    try:
        return infographic.render(spec).pdf()
    except SpecError as fault:
        why = fault.diagnostics[0].message
        raise Unfit(f"the ticket does not fit its page, shorten its texts ({why})") from None


def ticket_spec(facts: Facts, order: Order) -> dict[str, Any]:
    """The ticket's spec: three tables of a label and a text, and room for signatures."""
    job = (
        ("数量", f"{order.quantity:,}" if order.quantity else ""),
        ("用纸", order.stock),
        ("折页、装订", order.binding),
        ("表面整饰", order.finish),
        ("备注", order.note),
        ("日期", order.date),
    )
    print_ = (
        ("成品尺寸", _sizes(facts)),
        ("出血", f"{length(facts.bleed)} mm" if facts.bleed else "无"),
        ("页数", f"{facts.pages}页"),
        ("颜色", colours(facts.inks)),
        ("输出条件", facts.condition or "未声明"),
    )
    file = (
        ("文件名", facts.name),
        ("SHA-256", [_groups(facts.sha256[:32]), _groups(facts.sha256[32:])]),
        ("符合标准", "、".join(facts.claims) or "未声明"),
        ("字体", f"{facts.fonts}种，已嵌入{facts.embedded}种"),
    )
    band = {"title": "施工单"}
    if east_asian_width(facts.name) <= 40:  # beside the title, on one line
        band["note"] = _safe(facts.name)
    return {
        "version": 1,
        "title": f"施工单 {_safe(facts.name)}",
        "lang": "zh-Hans",
        "medium": "office",
        "page": {"size": "a4", "bleed": "0 mm", "margin": "18 mm"},
        "body": {"size": "9 .. 11 pt", "leading": 1.7},
        "gap": "0 mm",
        "rows": [
            {"band": band, "gap": "5 mm"},
            *_table("印件", print_),
            *_table("要求", job),
            *_table("文件", file),
            {"notes": {"title": "签字", "count": 3}, "fill": True},
        ],
    }


def _groups(digits: str) -> str:
    """A half of a checksum, which stands on a line of its own: a justified one would have holes."""
    return " ".join(digits[i : i + 8] for i in range(0, len(digits), 8))


def _table(head: str, rows: Sequence[tuple[str, str | list[str]]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = [{"prose": {"title": head}}]
    for label, said in rows:
        text = [_safe(line) for line in ([said] if isinstance(said, str) else said)]
        made.append(
            {
                "panels": [
                    {"prose": {"text": label, "indent": 0}, "span": 3},
                    {"prose": {"text": text if any(text) else "＿" * 12, "indent": 0}, "span": 9},
                ]
            }
        )
    made[-1]["gap"] = "6 mm"
    return made


def colours(inks: Inks) -> str:
    """The inks as a printer says them: `4色 C M Y K，专色1：金`."""
    parts = []
    if inks.process:
        letters = " ".join(_SHORT[ink] for ink in inks.process)
        parts.append(f"{len(inks.process)}色 {letters}")
    if inks.spots:
        parts.append(f"专色{len(inks.spots)}个：{'、'.join(inks.spots)}")
    parts += [f"另有{other}，须转换" for other in inks.others]
    return "，".join(parts) or "无"


def _sizes(facts: Facts) -> str:
    if len(facts.sizes) == 1:
        return str(facts.sizes[0][0]).replace(" x ", " × ")
    return "；".join(f"{str(s).replace(' x ', ' × ')}（{n}页）" for s, n in facts.sizes)


def _safe(text: str) -> str:
    """Text that any spec can hold: no `$path`, no character that our faces lack."""
    shown = printable_text(text)
    return f"${shown}" if shown.startswith("$") else shown
