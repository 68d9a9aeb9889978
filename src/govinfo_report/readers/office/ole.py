"""The container of old office files (Compound File Binary, MS-CFB): its streams, by their names."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from govinfo_report.readers import bounds

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOKS: Final = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""Names of the stream that holds a workbook; Excel 5 and 95 have the second."""

_LAST: Final = 0xFFFFFFFA
"""Numbers from here on are no sectors: a chain ends there."""

_NONE: Final = 0xFFFFFFFF
_ENTRY: Final = 128
_ROOT: Final = 5
_STREAM: Final = 2


class _Entry(NamedTuple):
    """An entry of the directory: its neighbours in the tree, its first child, and its content."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class OleFile:
    """The streams in the top folder of a container.

    Attributes:
        names: Their names, and those of folders beside them.
    """

    def __init__(self, data: bytes) -> None:
        """Reads the directory.

        Raises:
            ValueError: It is damaged.
        """
        self._data = data
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise ValueError("no container")
        shifts = struct.unpack_from("<HH", data, 30)
        if shifts not in ((9, 6), (12, 6)):
            raise ValueError("sizes of sectors")
        self._size = 1 << shifts[0]
        (directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, mini, _, self._masters, _ = struct.unpack_from("<IIIII", data, 56)
        self._table = self._numbers(self._table_sectors())
        entries = [
            self._entry(piece)
            for sector in self._chain(directory)
            for piece in _pieces(self._sector(sector), _ENTRY)
        ]
        if not entries or entries[0].kind != _ROOT:
            raise ValueError("no root")
        self._mini_table = self._numbers(self._chain(mini)) if mini < _LAST else ()
        self._mini_stream = self._content(entries[0].start, entries[0].size)
        self._entries = {entry.name: entry for entry in _children(entries)}
        self.names = frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Returns a stream.

        Raises:
            ValueError: There is none, or it is damaged.
        """
        entry = self._entries.get(name)
        if entry is None or entry.kind != _STREAM:
            raise ValueError(name)
        if entry.size >= self._cutoff:
            return self._content(entry.start, entry.size)
        pieces = []
        at = entry.start
        for _ in range((entry.size + 63) // 64):
            if at >= len(self._mini_table):
                raise ValueError("chain")
            pieces.append(self._mini_stream[64 * at : 64 * at + 64])
            at = self._mini_table[at]
        return b"".join(pieces)[: entry.size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise ValueError("sector")
        return found.ljust(self._size, b"\0")

    def _table_sectors(self) -> list[int]:
        """Returns the sectors of the allocation table."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        at, seen = self._masters, 0
        while at < _LAST:
            *more, at = struct.unpack(f"<{self._size // 4}I", self._sector(at))
            sectors += more
            seen += 1
            if seen > len(self._data) // self._size:
                raise ValueError("chain")
        return [sector for sector in sectors if sector < _LAST]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        if len(sectors) > len(self._data) // self._size:
            raise ValueError("table")
        whole = b"".join([self._sector(sector) for sector in sectors])
        return struct.unpack(f"<{len(whole) // 4}I", whole)

    def _chain(self, start: int) -> list[int]:
        sectors: list[int] = []
        while start < _LAST:
            sectors.append(start)
            if start >= len(self._table) or len(sectors) > len(self._table):
                raise ValueError("chain")
            start = self._table[start]
        return sectors

    def _content(self, start: int, size: int) -> bytes:
        bounds.UNPACKED.check(size)
        return b"".join([self._sector(sector) for sector in self._chain(start)])[:size]

    def _entry(self, piece: bytes) -> _Entry:
        (length,) = struct.unpack_from("<H", piece, 64)
        name = piece[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        left, right, child = struct.unpack_from("<III", piece, 68)
        start, size = struct.unpack_from("<II", piece, 116)
        return _Entry(name, piece[66], left, right, child, start, size)


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(data) - size + 1, size):
        yield data[at : at + size]


def _children(entries: list[_Entry]) -> Iterator[_Entry]:
    """Yields the entries in the top folder, which are a tree of neighbours."""
    seen: set[int] = set()
    waiting = [entries[0].child]
    while waiting:
        at = waiting.pop()
        if at == _NONE or at in seen or at >= len(entries):
            continue
        seen.add(at)
        yield entries[at]
        waiting += (entries[at].left, entries[at].right)


def is_old_workbook(data: bytes) -> bool:
    """Whether a container is a workbook of old Excel or WPS; a text may hold one, and is none."""
    try:
        names = OleFile(data).names
    except (ValueError, struct.error):
        return False
    return not names.isdisjoint(WORKBOOKS) and "WordDocument" not in names
