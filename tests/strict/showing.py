"""The text operators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from .fontview import Box
from .interpreter import Interpreter
from .state import IDENTITY, at, bounds, scale, times

SHOWING = frozenset(["Tj", "TJ", "'", '"'])


class Reader(Interpreter):
    def text(self, name: str, operands: Sequence[Any]) -> None:
        s = self.state
        if not self.in_text and name in SHOWING | {"Td", "TD", "Tm", "T*", "ET"}:
            self.note("BT", f"{name} outside BT and ET")
        match name:
            case "BT":
                if self.in_text:
                    self.note("BT", "BT within BT")
                self.in_text, self.tm, self.line = True, IDENTITY, IDENTITY
            case "ET":
                self.in_text = False
            case "Tf":
                found = self.resource("/Font", operands[0])
                s.font = self.fonts(found) if found is not None else None
                s.size = float(operands[1])
            case "Tc":
                s.char = float(operands[0])
            case "Tw":
                s.word = float(operands[0])
            case "Tz":
                s.stretch = float(operands[0]) / 100
            case "TL":
                s.leading = float(operands[0])
            case "Ts":
                s.rise = float(operands[0])
            case "Tr":
                s.mode = int(operands[0])
            case "Tm":
                self.tm = self.line = tuple(float(v) for v in operands)  # type: ignore[assignment]
            case "Td" | "TD":
                x, y = (float(v) for v in operands)
                if name == "TD":
                    s.leading = -y
                self.move(x, y)
            case "T*":
                self.move(0, -s.leading)
            case "Tj":
                self.show([operands[0]])
            case "TJ":
                self.show(operands[0])
            case "'":
                self.move(0, -s.leading)
                self.show([operands[0]])
            case '"':
                s.word, s.char = float(operands[0]), float(operands[1])
                self.move(0, -s.leading)
                self.show([operands[2]])

    def move(self, x: float, y: float) -> None:
        self.tm = self.line = times((1, 0, 0, 1, x, y), self.line)

    def show(self, items: Sequence[Any]) -> None:
        s = self.state
        font = s.font
        if font is None:
            self.note("resource", "text without a font")
            return
        codes: list[int] = []
        boxes: list[Box] = []
        for item in items:
            if not isinstance(item, (pikepdf.String, bytes, str)):
                gap = -float(item) / 1000 * s.size
                self.advance(0, gap) if font.vertical else self.advance(gap * s.stretch, 0)
                continue
            raw = bytes(item)
            if font.composite and len(raw) % 2:
                self.note("operands", "a string of an odd number of bytes for two-byte codes")
            for code in font.codes(raw):
                codes.append(code)
                self.glyph(code, boxes)
        font.shown.update(codes)
        if not codes:
            return
        m = times(self.tm, s.ctm)
        size = abs(s.size) * (m[2] ** 2 + m[3] ** 2) ** 0.5
        area = bounds([p for b in boxes for p in (b[:2], b[2:])]) if boxes else (0, 0, 0, 0)
        said = {"font": font, "size": size, "mode": s.mode, "codes": codes, "boxes": boxes}
        # Outlined type is a fill, a stroke, or both; type that is not seen counts as filled.
        if s.mode % 4 != 1:
            self.add("text", s.fill, area, **said)
        if s.mode % 4 in (1, 2):
            width = max(s.width * scale(s.ctm), 1e-9)  # 0 is a line too, and the thinnest
            self.add("text", s.stroke, area, over=s.OP, width=width, **said)

    def advance(self, x: float, y: float) -> None:
        self.tm = times((1, 0, 0, 1, x, y), self.tm)

    def glyph(self, code: int, boxes: list[Box]) -> None:
        s = self.state
        font = s.font
        assert font
        m = times((s.size * s.stretch, 0, 0, s.size, 0, s.rise), times(self.tm, s.ctm))
        x = y = 0.0
        if font.vertical:
            down, vx, vy = font.upright(code)
            x, y = -vx / 1000, -vy / 1000
            step = (0.0, down / 1000 * s.size + s.char)
        else:
            step = ((font.width(code) / 1000 * s.size + s.char) * s.stretch, 0.0)
        if (box := font.box(code)) is not None:
            corners = [at(m, x + a, y + b) for a in (box[0], box[2]) for b in (box[1], box[3])]
            boxes.append(bounds(corners))
        self.advance(*step)
