"""Files that hold files: ZIP archives and mails → their parts, which are read like files.

Only the list of a file's parts is looked at; a part is unpacked when its content is asked for, and
what is a package itself is not opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from govinfo_report.display import printable_name
from govinfo_report.errors import NoReportError, ReadError
from govinfo_report.language import Text
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

PackageFormat: TypeAlias = Literal["zip", "mail"]
"""A format of packages."""

PACKAGES: Final[tuple[PackageFormat, ...]] = get_args(PackageFormat)

SEPARATOR: Final = "!"
"""What stands between the name of a package and that of a part."""

_READABLE: Final = (
    *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".pdf", ".ofd", ".docx", ".xlsx"),
    *(".md", ".markdown", ".txt", ".json", ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods"),
)
"""How the names of parts end that may be a report."""

_LISTED: Final = 12
"""Most parts that a refusal lists."""

_LONGEST: Final = 200
"""Most characters of a name that a refusal shows."""

_EXPLAINED: Final = 5
"""Most parts of which it says why they were not read."""


class PackagePart(NamedTuple):
    """A part of a package.

    Attributes:
        name: Its name, with its folders.
        content: Unpacks it.
        size: Its size in bytes, as the package states it.
    """

    name: str
    content: Callable[[], bytes]
    size: int


def parts_of(data: bytes, kind: PackageFormat) -> list[PackagePart]:
    """Returns the parts of a package.

    Raises:
        ReadError: It is broken, or has more parts than the bounds.
    """
    if kind == "zip":
        from govinfo_report.readers.packages.zip_file import parts_of_zip as found
    else:
        from govinfo_report.readers.packages.mail import parts_of_mail as found
    return found(data)


class Package:
    """A file that holds files.

    Attributes:
        parts: Its parts.
    """

    def __init__(self, data: bytes, kind: PackageFormat, name: str | None) -> None:
        """Lists the parts.

        Args:
            data: The file.
            kind: Its format.
            name: Its name.

        Raises:
            ReadError: It is broken, or has more parts than the bounds.
        """
        self.parts = parts_of(data, kind)
        self._name = name
        self._kind = _KINDS[kind]

    def path_of(self, part: PackagePart) -> str:
        """Returns what a part is called: the name of the package and its own."""
        return part.name if self._name is None else f"{self._name}{SEPARATOR}{part.name}"

    def readable(self) -> list[PackagePart]:
        """Returns the parts that may be a report.

        Raises:
            ReadError: There are none, too many, or they are too large together.
        """
        found = [part for part in self.parts if part.name.lower().endswith(_READABLE)]
        if not found:
            raise self._refusal("package_empty", parts=self._listed(self.parts))
        bounds.PACKAGE_FILES.check(len(found))
        bounds.UNPACKED.check(sum(part.size for part in found))
        return found

    def part(self, name: str) -> PackagePart:
        """Returns the part with a name.

        Raises:
            ReadError: There is none, or several are called so.
        """
        found = [part for part in self.parts if _plain(part.name) == _plain(name)]
        if len(found) != 1:
            parts = self._listed(self.parts)
            raise self._refusal("package_without_part", part=printable_name(name), parts=parts)
        return found[0]

    def none_read(self, errors: Sequence[tuple[PackagePart, ReadError]]) -> ReadError:
        """Returns the error for a package of which no part is a report, with the reason of each."""
        each = Text("{name}（{reason}）", "{name} ({reason})")
        why = [
            each.filled(name=_shown(part), reason=error.reason_words)
            for part, error in errors[:_EXPLAINED]
        ]
        error = self._refusal("package_none", parts=_joined(why, len(errors)))
        if all(isinstance(each, NoReportError) for _, each in errors):
            return NoReportError(error.reason_words, self._name)
        return error

    def several_read(self, parts: Sequence[PackagePart]) -> ReadError:
        """Returns the error for a package of which several parts are reports."""
        example = f"{self._name or ''}{SEPARATOR}{parts[0].name}"
        listed = self._listed(parts)
        return self._refusal("package_several", count=len(parts), parts=listed, example=example)

    def _refusal(self, key: str, **facts: object) -> ReadError:
        return refusal(key, self._name, kind=self._kind, **facts)

    def _listed(self, parts: Sequence[PackagePart]) -> Text:
        names = [Text(name, name) for name in map(_shown, parts[:_LISTED])]
        return _joined(names, len(parts)) if names else _NOTHING


_KINDS: Final = {"zip": Text("压缩文件（ZIP）", "archive (ZIP)"), "mail": Text("邮件", "mail")}
_NOTHING: Final = Text("（空）", "nothing")


def _shown(part: PackagePart) -> str:
    """Returns the name of a part for messages, the end of a long one left out."""
    name = part.name
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _plain(name: str) -> str:
    return printable_name(name).replace("\\", "/").strip("/")


def _joined(texts: Sequence[Text], count: int) -> Text:
    more = [Text("……", "…")] if count > len(texts) else []
    return Text("、", ", ").join([*texts, *more])


def package_and_part(path: Path) -> tuple[Path, str | None]:
    """Returns the file that a path names, and the part of it that stands behind its name."""
    whole = str(path)
    if SEPARATOR not in whole or os.path.lexists(path):
        return path, None
    at = whole.find(SEPARATOR)
    while at > 0:
        if os.path.isfile(whole[:at]):  # noqa: PTH113  # unlike Path.is_file it never raises
            return Path(whole[:at]), whole[at + 1 :]
        at = whole.find(SEPARATOR, at + 1)
    return path, None
