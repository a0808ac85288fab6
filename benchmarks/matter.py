"""What is set: the poster's content as plain paragraphs, and the figures of a handout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "bench"
FONTS = ROOT / "fonts"
CONTENT = ROOT / "specs" / "jilin-2024" / "content.yaml"
HANDOUT = Path(__file__).resolve().parent / "handout.yaml"
PAGES = 50
#: The document of several pages: its blocks for the peers, its spec for us.
DOCUMENT = OUT / "document.json"
DOCUMENT_SPEC = OUT / "document.yaml"
#: Sections on a page of it.
SECTIONS = 4


def read(path: Path) -> Any:
    """A YAML file, by the fast loader where there is one."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)


def figures(page: int) -> dict[str, str]:
    """The figures of a handout; no two pages have the same."""
    return {
        "loans": f"{83 + page % 10}.{page // 10}",
        "growth": f"{6 + page % 7}.{page % 10}",
        "boxes": str(12 + page),
        "meetings": str(120 + page),
        "people": str(8400 + 37 * page),
        "distance": f"{18 + page % 30}.5",
        "lost": str(23 + page),
        "trips": str(46 + page),
        "mileage": str(1180 + 13 * page),
        "first": f"{11 + page}.4",
        "second": f"{70 - page}.8",
        "third": f"{20 + page}.1",
    }


def filled(node: Any, values: Mapping[str, str]) -> Any:
    """A structure with {name} replaced in every text."""
    match node:
        case str():
            for name, value in values.items():
                node = node.replace("{" + name + "}", value)
            return node
        case list():
            return [filled(item, values) for item in node]
        case dict():
            return {key: filled(item, values) for key, item in node.items()}
    return node


def handout_spec(matter: Mapping[str, Any]) -> dict[str, Any]:
    """A filled handout as a spec of ours."""
    return {
        "version": 1,
        "title": matter["title"],
        "lang": "zh-Hans",
        "page": {"size": "a4", "margin": "15 mm", "grid": {"columns": 12, "gutter": "5 mm"}},
        "body": {"size": "9..12 pt", "leading": 1.4},
        "gap": "5 mm",
        "rows": [
            {"masthead": {key: matter[key] for key in ("title", "kicker", "slogan")}},
            {"figures": {"items": matter["figures"], "heroes": 0}},
            {"vertical_title": matter["vertical"]},
            {"panels": [{"prose": {"text": matter["prose"]}}, {"bars": matter["bars"]}]},
            {"colophon": matter["colophon"]},
        ],
    }


def figure_text(figure: Mapping[str, Any]) -> str:
    """A figure's value with what stands around it."""
    keys = ("value", "unit", "qualifier", "phrase", "change")
    return "".join(figure.get(key, "") for key in keys)


Block = tuple[str, str]  # kind and text


def document_pages() -> list[list[Block]]:
    """The document's blocks (head | text) a page: no section has the figures of another."""
    matter = read(HANDOUT)
    pages = []
    for page in range(PAGES):
        blocks: list[Block] = []
        for number in range(page * SECTIONS, (page + 1) * SECTIONS):
            values = {**figures(number % PAGES), "boxes": str(12 + number)}
            blocks.append(("head", f"第{number + 1}节　{matter['bars']['title']}"))
            for text in (matter["vertical"]["text"], *matter["prose"]):
                blocks.append(("text", filled(text, values)))
        pages.append(blocks)
    return pages


def document_spec(pages: list[list[Block]]) -> dict[str, Any]:
    """The document as a spec of ours: on each page a flow of chapters in two columns."""
    rows = []
    for blocks in pages:
        chapters: list[dict[str, Any]] = []
        for kind, text in blocks:
            if kind == "head":
                chapters.append({"title": text, "text": []})
            else:
                chapters[-1]["text"].append(text)
        rows.append({"rows": [{"flow": {"columns": 2, "cut": "line", "chapters": chapters}}]})
    return {
        "version": 1,
        "title": "青禾读书会",
        "lang": "zh-Hans",
        "page": {"size": "a4", "margin": "15 mm", "grid": {"columns": 12, "gutter": "5 mm"}},
        "body": {"size": "10.5 pt", "leading": 1.4},
        "pages": rows,
    }


def poster_blocks(c: Mapping[str, Any]) -> Iterator[Block]:
    """The poster's texts in reading order: (title | head | figure | label | text | runin)."""
    sheet = c["sheet"]
    yield "title", "".join(sheet["title"])
    yield "head", sheet["kicker"] + "　" + "　".join(sheet["slogan"])
    for figure in c["figures"].values():
        yield "label", figure["label"]
        yield "figure", figure_text(figure)
        if "note" in figure:
            yield "label", figure["note"]
    yield "head", c["sections"]["review"]["title"]
    yield "text", c["review"]["intro"]
    for key, section in c["review"].items():
        if key != "intro":
            yield "head", "".join(section["title"])
            yield "text", section["text"]
    chart = c["charts"]["growth"]
    yield "label", chart["title"]
    for bar in chart["items"]:
        yield "text", f"{bar['label']}{bar['value']}{chart['unit']}"
    yield "head", "".join(c["sections"]["plan"]["columns"])
    yield "head", c["overall"]["title"]
    yield "text", c["overall"]["text"]
    yield "head", c["sections"]["targets"]["title"]
    for target in c["targets"].values():
        yield "label", target["label"]
        yield "figure", figure_text(target)
        if "last" in target:
            yield "label", target["last"]
    for task in c["tasks"].values():
        yield "head", "".join(task["title"])
        for point in task["points"]:
            yield "runin", point["head"] + "\0" + point["text"]
    yield "head", "".join(c["risk"]["title"])
    yield "text", c["risk"]["text"]
    yield "head", c["self"]["title"]
    yield "text", c["self"]["text"]
    yield "text", "　".join(item["label"] for item in c["self"]["items"])
    yield "label", c["colophon"]["source"] + "　" + c["colophon"]["press"]


def handout_blocks(c: Mapping[str, Any]) -> Iterator[Block]:
    """A filled handout's texts in reading order."""
    yield "title", c["title"]
    yield "head", c["kicker"] + "　" + "　".join(c["slogan"])
    for figure in c["figures"]:
        yield "label", figure["label"]
        yield "figure", figure_text(figure)
    yield "head", "".join(c["vertical"]["title"])
    yield "text", c["vertical"]["text"]
    for text in c["prose"]:
        yield "text", text
    yield "label", c["bars"]["title"]
    for bar in c["bars"]["items"]:
        yield "text", f"{bar['label']}{bar['value']}{c['bars']['unit']}"
    yield "label", c["colophon"]["source"] + "　" + c["colophon"]["press"]
