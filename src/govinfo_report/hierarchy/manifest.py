"""The manifest: a small TOML file that declares which organs a consolidated report covers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Self

from attrs import frozen
from msgspec import Meta

from govinfo_report.errors import ManifestError
from govinfo_report.language import Text
from govinfo_report.model.arguments import ArgumentKind, kind_of, shown, wrong_type
from govinfo_report.strict_toml import NonEmpty, Record, TomlError, convert, parse
from govinfo_report.text.spelling import label_key

MAX_BYTES: Final = 2**20
"""Longest manifest, in bytes."""

MAX_ORGANS: Final = 10_000
"""Most organs that a manifest declares."""

MAX_NAME: Final = 200
"""Longest name of an organ, in characters."""


_TO_A_MANIFEST: Final[Mapping[ArgumentKind, str]] = {
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
                said = Text(
                    "文本按路径读取；内容请用Manifest.loads(text)",
                    "a str is taken for a path; for the content, Manifest.loads(text)",
                )
                raise ManifestError("manifest", "(file)", said) from None
            raise
        return cls._parsed(data, name)

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
            said = Text(
                "这是文件名：请用Manifest.load({file})",
                "this is the name of a file: Manifest.load({file})",
            )
            raise ManifestError(name, "(file)", said.filled(file=shown(text)))
        return cls._parsed(text.encode("utf-8", "surrogatepass"), name)

    @classmethod
    def _parsed(cls, data: bytes, name: str) -> Self:
        try:
            content = parse(data, max_bytes=MAX_BYTES)
        except TomlError as error:
            raise ManifestError(name, error.key, error.why) from error
        return cls.of(content, name=name)

    @classmethod
    def of(cls, content: Mapping[str, Any], *, name: str = "manifest") -> Self:
        """A manifest from the content of its file.

        Raises:
            ManifestError: It is wrong; names file and key.
        """
        if not isinstance(content, Mapping):
            raise wrong_type(content, "content", "the parsed content of a manifest", _TO_A_MANIFEST)
        try:
            return cls(_blocks(content))
        except TomlError as error:
            raise ManifestError(name, error.key, error.why) from error


class _OrganRecord(Record, frozen=True, kw_only=True):
    agency: NonEmpty
    code: NonEmpty | None = None
    aliases: tuple[NonEmpty, ...] = ()


class _ConsolidatedRecord(_OrganRecord, frozen=True, kw_only=True):
    organs: Annotated[tuple[NonEmpty | _OrganRecord, ...], Meta(min_length=1)]
    own_figures: bool | None = None
    own_report: NonEmpty | _OrganRecord | None = None
    territory: NonEmpty | None = None
    years: tuple[Annotated[int, Meta(ge=1, le=9999)], ...] = ()


class _ManifestRecord(Record, frozen=True, kw_only=True):
    consolidated: tuple[_ConsolidatedRecord, ...] = ()


def _blocks(content: Mapping[str, Any]) -> tuple[Consolidated, ...]:
    records = convert(dict(content), _ManifestRecord).consolidated
    blocks = [_block(record, f"consolidated[{i}]") for i, record in enumerate(records)]
    if not blocks:
        said = "declares nothing: it needs [[consolidated]]"
        raise TomlError("consolidated", Text("没有申报任何内容：应有[[consolidated]]", said))
    if sum(len(block.organs) for block in blocks) > MAX_ORGANS:
        said = f"declares more than {MAX_ORGANS} organs"
        raise TomlError("", Text(f"申报的机关超过{MAX_ORGANS}个", said))
    _check_declared_once(blocks)
    return tuple(blocks)


def _block(record: _ConsolidatedRecord, key: str) -> Consolidated:
    own_report = record.own_report
    if own_report is not None and not record.own_figures:
        said = "has no meaning unless own_figures is true"
        raise TomlError(f"{key}.own_report", Text("只有own_figures为true时才有意义", said))
    if len(set(record.years)) != len(record.years):
        raise TomlError(f"{key}.years", Text("有重复的年份", "names a year twice"))
    block = Consolidated(
        organ=_organ(record, key),
        organs=tuple(_organ(one, f"{key}.organs[{i}]") for i, one in enumerate(record.organs)),
        own_figures=record.own_figures,
        own_report=None if own_report is None else _organ(own_report, f"{key}.own_report"),
        territory=record.territory,
        years=record.years,
    )
    _check_organs(block, key)
    return block


def _organ(record: str | _OrganRecord, key: str) -> Organ:
    """An organ as a name or as a table."""
    if isinstance(record, str):
        organ = Organ(record)
    else:
        organ = Organ(record.agency, record.code, record.aliases)
    for member, name in (("agency", organ.agency), *(("aliases", a) for a in organ.aliases)):
        place = key if isinstance(record, str) else f"{key}.{member}"
        if len(name) > MAX_NAME:
            said = f"is longer than {MAX_NAME} characters"
            raise TomlError(place, Text(f"超过{MAX_NAME}个字符", said))
        if not label_key(name):
            raise TomlError(place, Text("不含名称", "holds no name"))
    return organ


def _names(organ: Organ) -> set[str]:
    return {label_key(name) for name in (organ.agency, *organ.aliases)}


def _check_organs(block: Consolidated, key: str) -> None:
    """Refuses an organ that is declared twice, or as a part of itself."""
    seen: dict[str, int] = {}
    for index, organ in enumerate(block.organs):
        place = f"{key}.organs[{index}]"
        for name in (_names(organ) | {organ.code or ""}) - {""}:
            if seen.setdefault(name, index) != index:
                said = Text("与第{other}个机关（从0起）是同一个", "is organ {other} once more")
                raise TomlError(place, said.filled(other=seen[name]))
        if _names(block.organ) & _names(organ):
            words = Text(
                "就是汇总机关本身：其本级数据请用own_figures申报",
                "is the consolidated organ itself: own_figures is for that",
            )
            raise TomlError(place, words)


def _check_declared_once(blocks: list[Consolidated]) -> None:
    """Refuses two declarations of one organ for one year."""
    for index, block in enumerate(blocks):
        for earlier in blocks[:index]:
            same = label_key(block.organ.agency) == label_key(earlier.organ.agency)
            apart = block.years and earlier.years and not set(block.years) & set(earlier.years)
            if same and not apart:
                said = Text("重复申报了{agency}", "declares {agency} a second time")
                raise TomlError(f"consolidated[{index}]", said.filled(agency=block.organ.agency))
