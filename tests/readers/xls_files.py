"""Old Excel files (BIFF8 in a compound file) of a few records, written by hand."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from tests.readers.spanned import Part, Rows, placed, width_of

Values = Mapping[tuple[int, int], str | float]
Range = tuple[int, int, int, int]

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def sheet_records(
    values: Values, merged: Sequence[Range] = (), more: bytes = b"", extent: bytes | None = None
) -> bytes:
    """The records of a sheet; rows and columns count from 0."""
    out = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    if extent is not None:
        out += record(0x0200, extent)
    out += more
    for (row, column), value in sorted(values.items()):
        place = struct.pack("<HHH", row, column, 15)
        if isinstance(value, str):
            words = value.encode("utf-16-le")
            text = struct.pack("<HB", len(words) // 2, 1) + words
            out += record(0x0204, place + text)
        else:
            out += record(0x0203, place + struct.pack("<d", value))
    if merged:
        ranges = b"".join(struct.pack("<HHHH", *area) for area in merged)
        out += record(0x00E5, struct.pack("<H", len(merged)) + ranges)
    return out + record(0x000A)


def workbook(sheets: Sequence[bytes], hidden: Sequence[int] = (), more: bytes = b"") -> bytes:
    """The stream of a workbook."""
    head = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + more
    names = [f"表{n}".encode("utf-16-le") for n in range(len(sheets))]
    size = len(head) + sum(4 + 8 + len(name) for name in names) + 4
    entries = b""
    for n, (one, name) in enumerate(zip(sheets, names, strict=True)):
        state = 1 if n in hidden else 0
        about = struct.pack("<IBBBB", size, state, 0, len(name) // 2, 1) + name
        entries += record(0x0085, about)
        size += len(one)
    return head + entries + record(0x000A) + b"".join(sheets)


def container(stream: bytes, name: str = "Workbook", others: Sequence[str] = ()) -> bytes:
    """A compound file with the stream, and empty ones beside it."""
    stream = stream.ljust(max(len(stream), 4096), b"\0")
    count = -(-len(stream) // 512)
    names = [name, *others]
    entries = [_entry("Root Entry", 5, child=1, start=_END)]
    for n, each in enumerate(names, 1):
        right = n + 1 if n < len(names) else _FREE
        own = n == 1
        start, size = (_first(count), len(stream)) if own else (_END, 0)
        entries.append(_entry(each, 2, right=right, start=start, size=size))
    directory = b"".join(entries)
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    folders = len(directory) // 512
    tables = _tables(count)
    chain = [_TABLE] * tables
    chain += [*range(tables + 1, tables + folders), _END]
    first = tables + folders
    chain += [*range(first + 1, first + count), _END]
    chain += [_FREE] * (128 * tables - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    table = struct.pack(f"<{128 * tables}I", *chain)
    return head + table + directory + stream.ljust(512 * count, b"\0")


def _tables(count: int) -> int:
    return -(-(count + 16) // 126)


def _first(count: int) -> int:
    """The first sector of the stream: behind the tables and a directory of one sector."""
    return _tables(count) + 1


def _entry(
    name: str,
    kind: int,
    *,
    right: int = _FREE,
    child: int = _FREE,
    start: int = _END,
    size: int = 0,
) -> bytes:
    words = name.encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB", len(words) + 2, kind, 1)
        + struct.pack("<III", _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def as_xls(page: Sequence[Part]) -> bytes:
    """A page on a sheet, its tables with merged cells, an empty row around each."""
    values: dict[tuple[int, int], str | float] = {}
    merged: list[Range] = []
    row = 0
    for part in page:
        if isinstance(part, str):
            values[row, 0] = part
            row += 1
            continue
        row = _add(part, row + 1, values, merged) + 1
    return container(workbook([sheet_records(values, merged)]))


def _add(
    rows: Rows, first: int, values: dict[tuple[int, int], str | float], merged: list[Range]
) -> int:
    assert width_of(rows)
    for at, column, box in placed(rows):
        number = box.text.replace(".", "", 1).isdecimal()
        if box.text:
            values[first + at, column] = float(box.text) if number else box.text
        if box.columns > 1 or box.rows > 1:
            bottom, right = first + at + box.rows - 1, column + box.columns - 1
            merged.append((first + at, bottom, column, right))
    return first + len(rows)
