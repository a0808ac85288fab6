"""Text to tokens: which characters must stay together.

A token is never broken (numbers, Latin words, dashes), or only at a price (a number from its
measure word: house rule N1; a protected term).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from infographic.patterns import compiled, late
from infographic.text.rules import Kind, kind

#: Breaking here is forbidden; it is, but it hurts least where something must be broken (behind a
#: solidus); breaking there costs more than any ugly line; so does parting a number from its
#: measure word, but in a wide measure.
FORBIDDEN = 1e9
UNLIKED = 1e8
DEAR = 20_000.0
PARTED = 20_001.0

#: Signs that are not set: a line may end at a zero-width space, and at a soft hyphen with a
#: hyphen; at a word joiner and at a blank that does not break it may not.
ZERO_WIDTH_SPACE, SOFT_HYPHEN, WORD_JOINER = "\u200b", "\u00ad", "\u2060"
JOINTS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
NO_BREAK = frozenset("\u00a0\u202f\u2007")

#: Orders of magnitude that may stand between a number and its measure word, three at most, with one
#: of the others before or behind them.
_ORDERS, _ABOUT = frozenset("十百千万亿"), frozenset("多余")
#: Han measure words (from the corpus and GB/T 15835's examples).  They are looked up, the longest
#: first: as parts of the pattern they took 4 ms to compile.
_WORDS = (
    "个百分点|标准箱|针次|剂次|学年|年度|百分点|平方公里|平方千米|平方米|立方米|立方|平方|人次|户次|公里|公顷|公斤|公升|毫米|厘米|千米|"
    "毫克|千克|毫升|千瓦时|兆瓦时|千伏安|千瓦|兆瓦|千伏|吨位|吨级|架次|分贝|车道|加元|毫秒|微米|纳米|微克|"
    "平米|海里|英寸|摄氏度|赫兹|马力|标箱|课时|学时|学分|英镑|卢布|韩元|小时|分钟|秒钟|周年|周岁|世纪|年代|季度|个月|万元|亿元|美元|"
    "欧元|日元|港元|级|个|亩|人|件|位|倍|元|克|分|升|号|吉|名|吨|天|头|套|家|岁|年|度|座|户|所|斤|"
    "日|时|月|条|次|瓦|秒|米|辆|里|项|颗|架|艘|台|部|只|株|棵|处|间|栋|幢|片|块|支|枚|粒|种|类|批|"
    "期|届|章|节|页|版|册|本|卷|篇|句|字|步|层|楼|室|班|组|队|团|场|轮|盘|局|路|线|站|港|班|趟|车|箱|"
    "包|袋|瓶|盒|桶|度|折|成|点|档|星|代|世|口|顶|张|对|双|份|笔|单|例|起|宗|店|村|镇|乡|县|市|省|伏|安|根|门|首|幅|把|匹|束|滴|朵|扇|款|排|集|声|遍|回|封|碗|杯|顿|尺|寸|毛|角|床|股|席|幕|周|桌|桩"
)
_MEASURES = frozenset(_WORDS.split("|"))
#: Units in Latin letters that stand behind a number, with or without a blank.
_LATIN_UNITS = "km/h|km²|km|cm²|cm|mm|nm|μm|m/s|m²|m³|m|kg|mg|g|t|kWh|kW|MW|GW|kV|kHz|MHz|GHz|Hz|mL|ml|L|GB|MB|TB|min|h|s"
_NUMBER = (
    r"第?(?<![A-Za-z.])[+\-−±≈≥≤＞＜＋－]?[¥$€£￥]?"
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})++(?!\d)(?:[.．]\d+)?+|\d++(?:[.,:．：·]\d++)*+)"
    rf"(?:\s?(?:°[CF]|[%‰℃℉°′″％½¼¾]|(?:{_LATIN_UNITS})(?![A-Za-z])))?"
    r"(?![A-Za-z])"
)
#: What stands between the numbers of a range, a product or a ratio.
_BETWEEN = "[～~–—\\-－×÷∶]"
#: Characters that stand alone wherever they stand: a stretch of them is found at once.  (第 may
#: begin a number; signs, dashes, ！ and ？ may belong to a longer token.)
_MARKS = "，。、：；“”‘’（）《》"
_PLAIN = "\u3400-\u4dbf\u4e00-\u7b2b\u7b2d-\u9fff" + _MARKS
#: Those of them that are no ideographs.
PLAIN_MARKS = frozenset(_MARKS)
_PATTERN = compiled(
    rf"(?P<plain>[{_PLAIN}]+)"
    rf"|(?P<number>(?:{_NUMBER}\s?{_BETWEEN}\s?)*{_NUMBER})"
    r"|(?P<url>(?:https?://|www\.|[A-Za-z]:\\)[!-~]*[!-+\-/-~]|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|[A-Za-z0-9]+(?:_[A-Za-z0-9().-]*[A-Za-z0-9)])+)"
    r"|(?P<word>[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?:[.'’][A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+)*[-‐]?)"
    r"|(?P<dash>—{2}|…{2}|⋯{2}|[！？]{2,3})"
    r"|(?P<joint>[\u00ad\u200b\u200c\u200d\u2060\ufeff])"
    r"|(?P<space>\s+)"
    r"|(?P<char>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """``text[start:end]``.  ``inner`` is the price of a break between its characters;
    ``split`` the offset where a number meets its measure word (``end`` when there is none).
    ``lead``: the price of a break before it, where the rules for characters do not say it.
    ``code``: part of an address or a path, whose characters stand for nothing else.
    """

    start: int
    end: int
    inner: float
    split: int
    lead: float | None = None
    code: bool = False


@lru_cache(maxsize=64)
def _terms(keep: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds a term, the longest first; None where there are none."""
    terms = [re.escape(term) for term in sorted(keep, key=len, reverse=True) if term]
    return re.compile("|".join(terms)) if terms else None


def tokens(text: str, keep: Sequence[str] = ()) -> list[Token]:
    """Cut text into tokens; together they cover it."""
    out: list[Token] = []
    for token in stretches(text, keep):
        if token.inner:
            out.append(token)
        else:
            out += [Token(i, i + 1, FORBIDDEN, i + 1) for i in range(token.start, token.end)]
    return out


def stretches(text: str, keep: Sequence[str] = ()) -> list[Token]:
    """The tokens, with those that stand beside one another and are one character each taken
    together: such a stretch has an ``inner`` price of zero."""
    out: list[Token] = []
    match, at, stop = _PATTERN.match, 0, len(text)
    terms = _terms(tuple(keep))
    term = terms.search(text) if terms is not None else None
    while at < stop:
        if term is not None and terms is not None and term.start() < at:
            term = terms.search(text, at)
        if term is not None and term.start() == at:
            start, at = at, term.end()
            if text[at - 1].isdigit():  # a term that ends with a figure keeps its measure word
                at = _measured(text, at) or at
            out += _kept(text, start, at)
            continue
        m = match(text, at)
        assert m is not None and m.lastgroup is not None  # any character is a token
        name, start, end = m.lastgroup, at, m.end()
        at = end
        if name == "plain":
            if term is not None and term.start() < end:
                at = end = term.start()
            out.append(Token(start, end, 0.0, end))
        elif name == "number" or (name == "word" and text[end - 1].isdecimal()):  # GDP1.35万亿元
            at = _measured(text, end) or _ordered(text, end) or end
            out.append(Token(start, at, FORBIDDEN, end))
        elif name == "url":
            out += _url(text, start, end)
        else:
            out.append(Token(start, end, FORBIDDEN, end))
    return out


def _measured(text: str, at: int) -> int:
    """Where the measure word of a number that ends at an offset ends; 0 where there is none."""
    for begin in _without(at, text[at : at + 1].isspace()):
        for first in _without(begin, text[begin : begin + 1] in _ABOUT):
            for orders in range(first, first + 4):
                if orders > first and text[orders - 1 : orders] not in _ORDERS:
                    break
                for word in _without(orders, text[orders : orders + 1] in _ABOUT):
                    for length in (4, 3, 2, 1):
                        if text[word : word + length] in _MEASURES:
                            return min(word + length, len(text))
    return 0


def _ordered(text: str, at: int) -> int:
    """Where orders of magnitude behind a number end; 0 where there are none."""
    for begin in _without(at, text[at : at + 1].isspace()):
        for first in _without(begin, text[begin : begin + 1] in _ABOUT):
            end = first
            while end < first + 3 and text[end : end + 1] in _ORDERS:
                end += 1
            if end > first:
                return end + (text[end : end + 1] in _ABOUT)
    return 0


def _without(at: int, more: bool) -> tuple[int, ...]:
    """Behind a character that may stand there, then before it."""
    return (at + 1, at) if more else (at,)


_PARTS = late(r"\s+|\S+")


def _kept(text: str, start: int, end: int) -> list[Token]:
    """A kept term; the blanks in it are tokens of their own, which no line ends at either."""
    out: list[Token] = []
    for part in _PARTS.finditer(text[start:end]):
        out.append(Token(start + part.start(), start + part.end(), DEAR, start + part.end()))
    return out


def _url(text: str, start: int, end: int) -> list[Token]:
    """An address or a path breaks behind its signs and nowhere else: it has no hyphens that are
    not its own, and a full stop at a line's start would be missed."""
    cuts = [(start, 0.0)]
    for i in range(start + 1, end):
        before, here = text[i - 1], text[i]
        if not here.isalnum() or before not in _SIGNS:
            continue
        cuts.append((i, 120.0 if before in ".@?&=" else 300.0))
    stops = [*[at for at, _ in cuts[1:]], end]
    return [
        Token(at, stop, FORBIDDEN, stop, price if at > start else None, True)
        for (at, price), stop in zip(cuts, stops, strict=True)
    ]


#: Signs of addresses and paths that a line may end with.
_SIGNS = frozenset("/\\.@?&=#_-:%+")

_JOINED = {
    Kind.HAN,
    Kind.OPEN,
    Kind.CLOSE,
    Kind.COMMA,
    Kind.STOP,
    Kind.DOT,
    Kind.DASH,
    Kind.ITERATION,
    Kind.CONNECTOR,
}


def clean(text: str, *, solid: bool = True) -> str:
    """Typed spaces and wrapped lines between Han, or Han and Latin, are not content.

    An ideographic space inside a text is: titles are parted with it.  Of a blank that keeps lines
    from ending, that is kept.  Where a language is not ``solid`` (see ``language``) blanks part
    words, and only runs of them are drawn together.
    """
    text = text.strip("\u3000 \t\n")
    if not solid:
        return " ".join(text.split()) if not NO_BREAK & set(text) else text
    if " " not in text and text.isprintable():  # no other white space is printable
        return text
    out: list[str] = []
    for i, char in enumerate(text):
        if kind(char) is Kind.SPACE:
            before = next((c for c in reversed(out)), "")
            after = next((c for c in text[i + 1 :] if kind(c) is not Kind.SPACE), "")
            if not before or not after or kind(before) in _JOINED or kind(after) in _JOINED:
                if before and after and char in NO_BREAK:
                    out.append(WORD_JOINER)
                continue
            if kind(before) is Kind.SPACE:
                continue
            char = char if char in NO_BREAK else " "
        out.append(char)
    return "".join(out)
