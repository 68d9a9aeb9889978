"""The manifest: a small TOML file that declares which organs a consolidated report covers."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

from attrs import frozen

from govinfo_report.catalogue.datafile import TOO_DEEP, Node, no_toml
from govinfo_report.errors import ManifestError
from govinfo_report.language import Words
from govinfo_report.model.given import Kind, kind_of, shown, wrong_type
from govinfo_report.text.keys import label_key

MAX_BYTES: Final = 2**20
"""Longest manifest, in bytes."""

MAX_ORGANS: Final = 10_000
"""Most organs that a manifest declares."""

MAX_DOTS: Final = 64
"""Most full stops of a line: TOML readers take quadratic time over keys of many parts."""

MAX_NAME: Final = 200
"""Longest name of an organ, in characters."""


_TO_A_MANIFEST: Final[Mapping[Kind, str]] = {
    "path": "Manifest.load(path)",
    "file": "Manifest.loads(file.read()) of a text file",
    "bytes": "Manifest.loads(data.decode())",
    "document": "Manifest.of(content)",
}


@frozen
class Organ:
    """An organ as a manifest declares it.

    Attributes:
        agency: Its name, in full or in short.
        code: Its 统一社会信用代码; outranks every name.
        aliases: Other names that its reports may bear.
    """

    agency: str
    code: str | None = None
    aliases: tuple[str, ...] = ()


@frozen
class Consolidated:
    """A consolidated report and what it is the sum of.

    Attributes:
        organ: The organ whose consolidated report it is.
        organs: The subordinate organs that it covers.
        own_figures: Whether it also holds the organ's own figures; ``None``: not declared, so that
            no sum can be asked for.
        own_report: The organ in whose report these own figures stand; ``None``: in the organ's own
            report of scope ``organ``.
        territory: The territory by which short names are understood; ``None``: that of the organ's
            name.
        years: The years for which this is declared; empty for every year.
    """

    organ: Organ
    organs: tuple[Organ, ...]
    own_figures: bool | None = None
    own_report: Organ | None = None
    territory: str | None = None
    years: tuple[int, ...] = ()


@frozen
class Manifest:
    """What a manifest declares.

    Attributes:
        consolidated: The consolidated reports, in the order of the file.
    """

    consolidated: tuple[Consolidated, ...]

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Reads a manifest from a file.

        Raises:
            OSError: It cannot be read.
            ManifestError: It is wrong; names file and key.
        """
        if not isinstance(path, (str, os.PathLike)):
            raise wrong_type(path, "path", "the path of a manifest", _TO_A_MANIFEST)
        name = Path(path).name
        try:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            if isinstance(path, str) and kind_of(path) in ("json", "page"):
                said = Words(
                    "a str is taken for a path; for the content, Manifest.loads(text)",
                    "文本按路径读取；内容请用Manifest.loads(text)",
                )
                raise ManifestError("manifest", "(file)", said) from None
            raise
        if len(data) > MAX_BYTES:
            raise ManifestError(
                name, "(file)", Words(f"is longer than {MAX_BYTES} bytes", f"超过{MAX_BYTES}字节")
            )
        try:
            return cls.loads(data.decode(), name=name)
        except UnicodeDecodeError as error:
            said = Words("is not UTF-8 (byte {place})", "不是UTF-8编码（第{place}个字节）")
            raise ManifestError(name, "(file)", said.filled(place=error.start)) from error

    @classmethod
    def loads(cls, text: str, *, name: str = "manifest") -> Self:
        """Reads a manifest from its text.

        Args:
            text: TOML.
            name: What errors call the file.

        Raises:
            ManifestError: It is wrong; names file and key.
        """
        if not isinstance(text, str):
            raise wrong_type(text, "text", "the text of a manifest", _TO_A_MANIFEST)
        if kind_of(text) == "name":
            said = Words(
                "this is the name of a file: Manifest.load({file})",
                "这是文件名：请用Manifest.load({file})",
            )
            raise ManifestError(name, "(file)", said.filled(file=shown(text)))
        if len(text) > MAX_BYTES:
            raise ManifestError(
                name,
                "(file)",
                Words(f"is longer than {MAX_BYTES} characters", f"超过{MAX_BYTES}个字符"),
            )
        for number, line in enumerate(text.splitlines(), 1):
            if line.count(".") > MAX_DOTS:
                reason = Words(
                    f"line {number} has more than {MAX_DOTS} full stops",
                    f"第{number}行的点号超过{MAX_DOTS}个",
                )
                raise ManifestError(name, "(file)", reason)
        try:
            content = tomllib.loads(text.removeprefix("\ufeff"))
        except RecursionError as error:
            raise ManifestError(name, "(file)", TOO_DEEP) from error
        except ValueError as error:  # no TOML, or a number of thousands of digits
            raise ManifestError(name, "(file)", no_toml(error)) from error
        return cls.of(content, name=name)

    @classmethod
    def of(cls, content: Mapping[str, Any], *, name: str = "manifest") -> Self:
        """A manifest from the content of its file.

        Raises:
            ManifestError: It is wrong; names file and key.
        """
        if not isinstance(content, Mapping):
            raise wrong_type(content, "content", "the parsed content of a manifest", _TO_A_MANIFEST)
        root = _ManifestNode(dict(content), name)
        blocks = [_consolidated(node) for node in root.nodes("consolidated")]
        root.finish()
        if not blocks:
            raise root.error(
                "consolidated",
                Words(
                    "declares nothing: it needs [[consolidated]]",
                    "没有申报任何内容：应有[[consolidated]]",
                ),
            )
        if sum(len(block.organs) for block in blocks) > MAX_ORGANS:
            said = Words(f"declares more than {MAX_ORGANS} organs", f"申报的机关超过{MAX_ORGANS}个")
            raise root.error("", said)
        _declared_once(blocks, root)
        return cls(tuple(blocks))


class _ManifestNode(Node):
    """A table of a manifest: errors are the user's to mend."""

    __slots__ = ()

    def error(self, member: str, reason: str | Words) -> ManifestError:
        return ManifestError(self.file, self._place(member), reason)

    def optional_flag(self, member: str) -> bool | None:
        return self._take(member, bool)

    def years(self, member: str) -> tuple[int, ...]:
        values = self._left.pop(member, [])
        if not isinstance(values, list) or not all(
            type(value) is int and 1 <= value <= 9999 for value in values
        ):
            raise self.error(member, Words("must be a list of years", "应为由年份组成的数组"))
        if len(set(values)) != len(values):
            raise self.error(member, Words("names a year twice", "有重复的年份"))
        return tuple(values)

    def organ(self, member: str) -> Organ | None:
        """An organ as a name or as a table."""
        content = self._left.pop(member, None)
        return None if content is None else self._organ(content, self._place(member))

    def organs(self, member: str) -> tuple[Organ, ...]:
        contents = self._left.pop(member, None)
        if not isinstance(contents, list) or not contents:
            said = Words("must be a list of organs, at least one", "应为由机关组成的数组，至少一个")
            raise self.error(member, said)
        place = self._place(member)
        found = [self._organ(content, f"{place}[{i}]") for i, content in enumerate(contents)]
        seen: dict[str, int] = {}
        for index, organ in enumerate(found):
            for key in {organ.code or "", *map(label_key, (organ.agency, *organ.aliases))} - {""}:
                if seen.setdefault(key, index) != index:
                    said = Words("is organ {other} once more", "与第{other}个机关（从0起）是同一个")
                    raise self.error(f"{member}[{index}]", said.filled(other=seen[key]))
        return tuple(found)

    def _organ(self, content: object, place: str) -> Organ:
        if isinstance(content, str):
            content = {"agency": content}
        node = type(self)(content, self.file, place)
        organ = node.named()
        node.finish()
        return organ

    def named(self) -> Organ:
        """The members that say who an organ is."""
        organ = Organ(self.string("agency"), self.optional_string("code"), self.strings("aliases"))
        for member, name in (("agency", organ.agency), *(("aliases", a) for a in organ.aliases)):
            if len(name) > MAX_NAME:
                said = Words(f"is longer than {MAX_NAME} characters", f"超过{MAX_NAME}个字符")
                raise self.error(member, said)
            if not label_key(name):
                raise self.error(member, Words("holds no name", "不含名称"))
        return organ


def _consolidated(node: _ManifestNode) -> Consolidated:
    block = Consolidated(
        node.named(),
        node.organs("organs"),
        node.optional_flag("own_figures"),
        node.organ("own_report"),
        node.optional_string("territory"),
        node.years("years"),
    )
    if block.own_report and not block.own_figures:
        said = Words("has no meaning unless own_figures is true", "只有own_figures为true时才有意义")
        raise node.error("own_report", said)
    own = {label_key(name) for name in (block.organ.agency, *block.organ.aliases)}
    for index, organ in enumerate(block.organs):
        if own & {label_key(name) for name in (organ.agency, *organ.aliases)}:
            said = Words(
                "is the consolidated organ itself: own_figures is for that",
                "就是汇总机关本身：其本级数据请用own_figures申报",
            )
            raise node.error(f"organs[{index}]", said)
    node.finish()
    return block


def _declared_once(blocks: list[Consolidated], root: _ManifestNode) -> None:
    """Refuses two declarations of one organ for one year."""
    for index, block in enumerate(blocks):
        for earlier in blocks[:index]:
            same = label_key(block.organ.agency) == label_key(earlier.organ.agency)
            apart = block.years and earlier.years and not set(block.years) & set(earlier.years)
            if same and not apart:
                said = Words("declares {agency} a second time", "重复申报了{agency}")
                raise root.error(f"consolidated[{index}]", said.filled(agency=block.organ.agency))
