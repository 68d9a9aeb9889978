"""Reading the catalogue's data files member by member, so that every slip in them is found.

A :class:`Node` is one table of a TOML file that knows its place. What is taken from it is checked;
what nobody took when it is finished is an unknown key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from govinfo_report.catalogue.texts import Text
from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import COMMA, Words, both

_DATA: Final = Path(__file__).parent / "data"

_T = TypeVar("_T", str, int, bool)


class CatalogueError(GovInfoReportError):
    """A data file of the catalogue is wrong. Users never see it: the tests load every file.

    Attributes:
        file: Name of the data file.
        key: Where in it, as ``rows[3].definition.en``.
        why: What is wrong, in both languages.
        reason: The same in English.
    """

    def __init__(self, file: str, key: str, reason: str | Words) -> None:
        self.file = file
        self.key = key
        self.why = both(reason)
        self.reason = self.why.en
        super().__init__(file, key, reason)

    @property
    def _words(self) -> Words:
        return both(": ").join([self.file, self.key, self.why])


@cache
def read_data_file(name: str) -> Mapping[str, Any]:
    """The content of one data file, parsed once."""
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


_TOML_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


def no_toml(error: Exception) -> Words:
    """What is said of a text that is no TOML, or holds a number of thousands of digits."""
    place = _TOML_PLACE.search(str(error))
    where = f"（第{place[1]}行第{place[2]}列）" if place else ""
    return Words(f"is no TOML: {error}", f"不是有效的TOML{where}")


TOO_DEEP: Final = Words("is nested too deep", "嵌套过深")
"""What is said of TOML that is."""

_MISSING: Final = Words("is missing", "缺失")
_TABLE: Final = Words("must be a table", "应为表（table）")
_TABLES: Final = Words("must be a list of tables", "应为由表（table）组成的数组")
_KINDS: Final = {
    str: Words("str", "文本"),
    int: Words("int", "整数"),
    bool: Words("bool", "布尔值（true或false）"),
}


class Node:
    """One table of a data file."""

    __slots__ = ("_left", "file", "key")

    def __init__(self, content: object, file: str, key: str = "") -> None:
        self.file = file
        self.key = key
        if not isinstance(content, dict):
            raise self.error("", _TABLE)
        self._left: dict[str, Any] = dict(content)

    def error(self, member: str, reason: str | Words) -> GovInfoReportError:
        """The error for one member (``""``: the whole table)."""
        return CatalogueError(self.file, self._place(member), reason)

    def _place(self, member: str) -> str:
        return ".".join(part for part in (self.key, member) if part) or "(file)"

    def _take(self, member: str, kind: type[_T]) -> _T | None:
        value = self._left.pop(member, None)
        if value is None:
            return None
        # bool is an int to Python, but never a year to a reader of the file
        if type(value) is not kind:
            said = Words("must be {kind}, not {other}", "应为{kind}")
            raise self.error(member, said.filled(kind=_KINDS[kind], other=type(value).__name__))
        if value == "" or (kind is str and value != str(value).strip()):
            raise self.error(
                member,
                Words(
                    "must not be empty or begin or end with white space",
                    "不能为空，首尾也不能有空格",
                ),
            )
        return value

    def _required(self, member: str, kind: type[_T]) -> _T:
        value = self._take(member, kind)
        if value is None:
            raise self.error(member, _MISSING)
        return value

    def string(self, member: str) -> str:
        """A text that must be there."""
        return self._required(member, str)

    def optional_string(self, member: str) -> str | None:
        """A text that may be left out."""
        return self._take(member, str)

    def integer(self, member: str) -> int:
        """An integer that must be there."""
        return self._required(member, int)

    def optional_integer(self, member: str) -> int | None:
        """An integer that may be left out."""
        return self._take(member, int)

    def flag(self, member: str) -> bool:
        """A truth value; left out means false."""
        return bool(self._take(member, bool))

    def choice(self, member: str, choices: Collection[str]) -> str:
        """A word out of a set."""
        value = self.string(member)
        if value not in choices:
            said = Words("must be one of {choices}, not {value!r}", "应为{choices}之一")
            raise self.error(member, said.filled(choices=COMMA.join(choices), value=value))
        return value

    def strings(self, member: str) -> tuple[str, ...]:
        """A list of different texts; left out means empty."""
        values = self._left.pop(member, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise self.error(member, Words("must be a list of texts", "应为由文本组成的数组"))
        if len(set(values)) != len(values):
            raise self.error(member, Words("names something twice", "有重复的内容"))
        return tuple(values)

    def value(self, member: str) -> Any:
        """Whatever stands there, for the caller to check; ``None`` where nothing does."""
        return self._left.pop(member, None)

    def text(self, member: str) -> Text:
        """A text in both languages that must be there."""
        text = self.optional_text(member)
        if text is None:
            raise self.error(member, _MISSING)
        return text

    def optional_text(self, member: str) -> Text | None:
        """A text in both languages that may be left out."""
        content = self._left.pop(member, None)
        if content is None:
            return None
        node = Node(content, self.file, self._place(member))
        text = Text(node.string("zh"), node.string("en"))
        node.finish()
        return text

    def nodes(self, member: str) -> tuple[Self, ...]:
        """A list of tables; left out means empty."""
        contents = self._left.pop(member, [])
        if not isinstance(contents, list):
            raise self.error(member, _TABLES)
        place = self._place(member)
        return tuple(
            type(self)(content, self.file, f"{place}[{index}]")
            for index, content in enumerate(contents)
        )

    def optional_node(self, member: str) -> Self | None:
        """A table that may be left out."""
        content = self._left.pop(member, None)
        return None if content is None else type(self)(content, self.file, self._place(member))

    def mapping(self, member: str) -> Mapping[str, Any]:
        """A table of free content; left out means empty."""
        content = self._left.pop(member, {})
        if not isinstance(content, dict):
            raise self.error(member, _TABLE)
        return content

    def optional_mappings(self, member: str) -> tuple[Mapping[str, Any], ...] | None:
        """A list of tables of free content that may be left out."""
        contents = self._left.pop(member, None)
        if contents is None:
            return None
        if not isinstance(contents, list) or not all(isinstance(c, dict) for c in contents):
            raise self.error(member, _TABLES)
        return tuple(contents)

    def children(self) -> dict[str, Node]:
        """Every member that is left, each a table: for files that are maps by id."""
        members, self._left = self._left, {}
        return {
            name: Node(content, self.file, self._place(name)) for name, content in members.items()
        }

    def finish(self) -> None:
        """To be called when everything known was taken: what is left is an error."""
        for member in self._left:
            raise self.error(member, Words("is not a known key", "没有这个键"))
