"""The two languages of what people read, and which one is meant where none is named."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NoReturn, TypeAlias, get_args

Lang: TypeAlias = Literal["en", "zh"]
"""A language of the texts: English or Chinese."""

LANGS: Final[tuple[Lang, ...]] = get_args(Lang)

VARIABLE: Final = "GOVINFO_REPORT_LANG"
"""The environment variable that names the language where the caller names none."""


class Text:
    """One text in both languages; call it with a language to get one of them.

    Attributes:
        zh: The Chinese text.
        en: The English text.
    """

    # A plain class: what only asks for help or the version loads nothing for it.
    __slots__ = ("en", "zh")
    zh: str
    en: str

    def __init__(self, zh: str, en: str) -> None:
        object.__setattr__(self, "zh", zh)
        object.__setattr__(self, "en", en)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a text does not change: {name}")

    __delattr__ = __setattr__  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (self.zh, self.en)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.zh, self.en) == (other.zh, other.en)

    def __hash__(self) -> int:
        return hash((self.zh, self.en))

    def __repr__(self) -> str:
        return f"Text(zh={self.zh!r}, en={self.en!r})"

    def __call__(self, lang: Lang | None = None, **facts: object) -> str:
        """The text in one language, with the facts that it names in braces.

        Args:
            lang: ``"en"`` or ``"zh"``; ``None``: what the environment variable
                ``GOVINFO_REPORT_LANG`` says, else English.
            facts: What stands for the names in braces. Where none are given, braces stay.

        Raises:
            ValueError: There is no such language.
        """
        lang = language(lang)
        text = self.zh if lang == "zh" else self.en
        return text.format(**_in(lang, facts)) if facts else text

    def get(self, lang: Lang | None = None) -> str:
        """The text in one language; the same as calling it."""
        return self(lang)

    def filled(self, **facts: object) -> Text:
        """The text in both languages, with the facts that it names in braces.

        Facts that are :class:`Text` themselves are said in either language.
        """
        if not facts:
            return self
        return Text(self.zh.format(**_in("zh", facts)), self.en.format(**_in("en", facts)))

    def join(self, parts: Iterable[str | Text]) -> Text:
        """Several texts in both languages, joined by this one."""
        texts = [both(part) for part in parts]
        return Text(self.zh.join(t.zh for t in texts), self.en.join(t.en for t in texts))


def both(text: str | Text) -> Text:
    """A text in both languages; one that is at hand in one language alone says the same in both."""
    return text if isinstance(text, Text) else Text(text, text)


def _in(lang: Lang, facts: dict[str, object]) -> dict[str, object]:
    return {k: v(lang) if isinstance(v, Text) else v for k, v in facts.items()}


COMMA: Final = Text("、", ", ")
"""What stands between the items of a list."""

COLON: Final = Text("：", ": ")
"""What stands between a place or a name and what is said of it."""

OR: Final = Text("或", " or ")
"""What stands between alternatives."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its English noun: ``1 page``, ``3 pages``.

    Args:
        count: The number.
        one: The noun.
        many: Its plural, where it is not the noun and an s.
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def did_you_mean(names: Sequence[str]) -> Text:
    """What else may have been meant; empty where nothing looks like it."""
    near = Text("；是否指{names}？", "; did you mean {names}?")
    return near.filled(names=OR.join(names)) if names else Text("", "")


def language(lang: Lang | None = None, default: Lang = "en") -> Lang:
    """The language that is meant.

    Args:
        lang: What the caller asks for; ``None``: what the environment variable
            ``GOVINFO_REPORT_LANG`` says.
        default: The language where neither says one; a value of the variable that is no language
            counts as none.

    Raises:
        ValueError: ``lang`` is no language.
    """
    if lang is None:
        named = os.environ.get(VARIABLE, "").strip().lower()
        return next((known for known in LANGS if known == named), default)
    if lang not in LANGS:
        raise ValueError(f"no language {lang!r}: choose 'en' or 'zh'")
    return lang


_SYSTEM: Final = {
    errno.ENOENT: Text("没有这个文件或文件夹", "No such file or directory"),
    errno.EACCES: Text("没有权限", "Permission denied"),
    errno.EPERM: Text("系统不允许此操作", "Operation not permitted"),
    errno.EISDIR: Text("这是文件夹，不是文件", "Is a directory"),
    errno.ENOTDIR: Text("路径中的某一段是文件，不是文件夹", "Not a directory"),
    errno.ENAMETOOLONG: Text("文件名过长", "File name too long"),
    errno.EEXIST: Text("已经存在", "File exists"),
    errno.ENOTEMPTY: Text("文件夹不是空的", "Directory not empty"),
    errno.ENOSPC: Text("磁盘空间不足", "No space left on device"),
    errno.EDQUOT: Text("磁盘配额已用完", "Disk quota exceeded"),
    errno.EFBIG: Text("文件过大", "File too large"),
    errno.EROFS: Text("磁盘是只读的", "Read-only file system"),
    errno.EIO: Text("读写出错", "Input/output error"),
    errno.EBUSY: Text("正被其他程序使用", "Device or resource busy"),
    errno.ELOOP: Text("链接循环", "Too many levels of symbolic links"),
    errno.EMFILE: Text("打开的文件过多", "Too many open files"),
    errno.ENFILE: Text("打开的文件过多", "Too many open files in system"),
    errno.ENOMEM: Text("内存不足", "Cannot allocate memory"),
    errno.EINVAL: Text("系统不接受这个名称", "Invalid argument"),
    errno.ENXIO: Text("没有这个设备", "No such device or address"),
    errno.ENODEV: Text("没有这个设备", "No such device"),
    errno.ETIMEDOUT: Text("超时", "Timed out"),
}
"""What the system says of a file; its own words come in one language, Windows chooses which."""


def system_words(error: OSError) -> Text:
    """Why a file cannot be read or written."""
    if error.errno in _SYSTEM:
        return _SYSTEM[error.errno]
    code = errno.errorcode.get(error.errno or 0, "")
    return Text(f"系统报告错误{f' {code}' if code else ''}", error.strerror or str(error))
