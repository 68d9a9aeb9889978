"""Pieces of a printed line: words, and the numbers behind them."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.text import Number, parse_number

# Numbers at the end of a printed row: 1.属于国家秘密 2 0 0 0 0 0 2.
TRAILING: Final = re.compile(
    r"(?:[-+－＋−]|增加?|[减減]少?)?[0-9０-９][0-9０-９,.，．]*(?:件|元|[万萬]元|[项項个個箇条條份宗起])?"
    r"(?:[（(][^（()）]{1,30}[）)])?"
    r"|[-—–－−/／\\]+"
)
# Words in place of a number, taken behind the whole label of a row: elsewhere they may be its own.
WORDY: Final = re.compile("无|無|⽆|空|不适用|不適用")
# White space between a number and its unit, or within the remark behind it.
_LOOSE: Final = re.compile(
    r"(?<=[0-9０-９])[ \u3000\xa0](?=(?:件|元|[万萬]元|[项項个個箇条條份宗起])(?![\u4e00-\u9fff]))"
    r"|(?<=[0-9０-９])[ \u3000\xa0]?[（(](?![0-9０-９一二三四五六七八九十]{1,3}[）)])"
    r"[^（()）]{2,30}[）)]"
)
# A number right behind the label of its row: 规章000.
GLUED: Final = re.compile(
    r"(?<=[\u2e80-\u2fdf\u4e00-\u9fff）)…”])[0-9０-９]{1,16}(?:[.．][0-9０-９]{1,12})?(?:[万萬]?元|[件项項个個箇条條份宗起])?$"
)
# A character that every loose number has beside it; last characters of a glued one.
LOOSELY: Final = frozenset("件项項个個箇条條份宗起元（(")
LAST: Final = frozenset("0123456789０１２３４５６７８９元件项項个個箇条條份宗起")
_SPACES: Final = re.compile(r"[ \u3000\xa0]+")
FIRST: Final = frozenset("0123456789０１２３４５６７８９+-−－＋—–―_*/／\\¥￥无無⽆空不Nn增减減")
"""First characters of what can be a number or a placeholder."""


def tightened(piece: str) -> str:
    """A piece without white space between a number and its unit, or within the remark behind it."""
    return _LOOSE.sub(lambda match: _SPACES.sub("", match[0]), piece)


def parted(piece: str) -> tuple[str, list[Number]]:
    """The words of a piece and the numbers behind them, parted by single spaces."""
    if not piece:
        return "", []
    if "\u3000" in piece or "\xa0" in piece:
        piece = piece.replace("\u3000", " ").replace("\xa0", " ")
    if " " not in piece:
        if piece[0] not in FIRST:
            return piece, []
        number = parse_number(piece)
        return ("", [number]) if number.kind in ("value", "placeholder") else (piece, [])
    tokens = piece.split(" ")
    place = len(tokens)
    while place and TRAILING.fullmatch(tokens[place - 1]):
        place -= 1
    numbers = [parse_number(token) for token in tokens[place:]]
    if any(number.kind not in ("value", "placeholder") for number in numbers):
        return piece, []
    return " ".join(tokens[:place]).strip(), numbers
