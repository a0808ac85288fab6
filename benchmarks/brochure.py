"""The brochure's content page by page, for the peers: specs/jilin-2024/brochure.yaml, plainly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.matter import CONTENT, OUT, Block, figure_text, read

#: Its pages for the peers; ours is the spec itself.
BROCHURE = OUT / "brochure.json"

#: Trim of a page, mm.
SIZE = (210, 285)
TASKS = ("industry", "demand", "agriculture", "reform", "green", "people")
#: Whose further figures the index leads to.
INDEXED = ("economy", "agriculture", "industry", "innovation", "people")
#: The part of the picture on each task's page.
_VIEWS = (
    [20, 107, 110, 34],
    [349, 40, 182, 101],
    [310, 96, 120, 45],
    [140, 104, 130, 37],
    [376, 86, 130, 55],
    None,
)


def pages() -> list[dict[str, Any]]:
    """Sixteen pages: title, head, plates with their text, figures, bars, entries, art."""
    c = read(CONTENT)
    review, more, sections, sheet = c["review"], c["highlights"], c["sections"], c["sheet"]

    def plates(*names: str) -> list[Any]:
        return [{"title": review[n]["title"], "text": [review[n]["text"]]} for n in names]

    counted = [f for key in INDEXED for f in more[key]]
    asked = (*c["figures"].values(), *counted, *c["targets"].values())
    entries = [f"{f['label']}{figure_text(f)}" for f in asked]
    targets = list(c["targets"].values())
    out: list[dict[str, Any]] = [
        {"cover": sheet, "art": [349, -104, 182, 245]},
        {"head": sections["figures"]["title"], "figures": list(c["figures"].values())},
        {"head": sections["contents"]["title"], "outline": True,
         "index": sections["index"]["title"], "entries": entries},
        {"head": sections["review"]["title"], "text": [review["intro"]],
         "plates": plates("economy"), "bars": c["charts"]["growth"], "figures": more["economy"]},
        {"plates": plates("agriculture", "transformation"),
         "figures": [*more["agriculture"], *more["industry"]]},
        {"plates": plates("innovation", "reform"), "bars": c["charts"]["fast"],
         "figures": [*more["innovation"], *more["reform"]]},
        {"plates": plates("livelihood", "society"),
         "figures": [*more["people"], *more["society"]]},
        {"head": sections["plan"]["title"], "label": c["overall"]["title"],
         "text": [c["overall"]["text"]], "figures": targets[:4], "art": [180, 84, 175, 52]},
        {"label": sections["targets"]["title"], "figures": targets[4:], "art": [355, 84, 175, 52]},
    ]  # fmt: skip
    for name, view in zip(TASKS, _VIEWS, strict=True):
        task = c["tasks"][name]
        page = {"plates": [{"title": task["title"], "points": task["points"]}]}
        page |= {"figures": more["tasks"][name], "art": view}
        if view is None:
            page |= {"warning": "　".join(c["risk"]["title"]), "text": [c["risk"]["text"]]}
        out.append(page)
    last = {"label": c["self"]["title"], "text": [c["self"]["text"]], "badges": c["self"]["items"]}
    out.append(last | {"art": [167, -104, 182, 245], "colophon": c["colophon"]})
    return out


def blocks(page: Mapping[str, Any]) -> Iterator[Block]:
    """A page's texts for engines that set paragraphs one below the other."""
    cover = page.get("cover")
    if cover:
        yield "title", "".join(cover["title"])
        yield "head", cover["kicker"] + "　" + "　".join(cover["slogan"])
    for key in ("head", "label", "warning", "index"):
        if key in page:
            yield "head", page[key]
    for text in (*page.get("text", ()), *page.get("entries", ())):
        yield "text", text
    for plate in page.get("plates", ()):
        yield "head", "".join(plate["title"])
        for text in plate.get("text", ()):
            yield "text", text
        for point in plate.get("points", ()):
            yield "runin", point["head"] + "\0" + point["text"]
    if "bars" in page:
        yield "label", page["bars"]["title"]
        for bar in page["bars"]["items"]:
            yield "text", f"{bar['label']}{bar['value']}{page['bars']['unit']}"
    for figure in page.get("figures", ()):
        yield "label", figure["label"]
        yield "figure", figure_text(figure)
        for key in ("note", "last"):
            if key in figure:
                yield "label", figure[key]
    for badge in page.get("badges", ()):
        yield "label", badge["label"]
    if "colophon" in page:
        yield "label", page["colophon"]["source"] + "　" + page["colophon"]["press"]
