"""The parts of a mail: its text, and the files that are attached to it.

A web page that was saved with its pictures has the same form (MIME, RFC 2045 to 2049), and no
attachments.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from govinfo_report.display import printable_name
from govinfo_report.patterns import lazy_pattern
from govinfo_report.readers import bounds
from govinfo_report.readers.packages import PackagePart
from govinfo_report.readers.refusals import refusal

if TYPE_CHECKING:  # loaded where a mail is met
    from email.message import Message

_NESTED: Final = lazy_pattern(rb"(?im)^content-type:\s*(?:multipart|message)/")
_FIELD: Final = lazy_pattern(rb"[!-9;-~]{1,76}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_PARAMETERS: Final = lazy_pattern(
    rb"(?i)(?:^|[\r\n])content-(?:type|disposition):[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*"
)
"""Fields with parameters, whose number costs time by its square."""

_HEAD: Final = 64 * 1024
_STATED: Final = lazy_pattern(rb"(?im)^(?:mime-version|content-type|subject|from|date):")
"""Fields of which a mail has two."""

_TEXTS: Final = {"text/html": "正文.html", "text/plain": "正文.txt"}
"""Types of the text of a mail, the better one first, and what it is called."""


def is_mail(data: bytes) -> bool:
    """Whether a file is a mail, or a page that was saved as one: it begins with their fields."""
    head = data[:_HEAD].lstrip()
    end = 0
    while match := _FIELD.match(head, end):
        end = match.end()
    begins = head[end : end + 1] in (b"\r", b"\n", b"") and end > 0
    return begins and len({field.lower() for field in _STATED.findall(head[:end])}) > 1


def parts_of_message(data: bytes) -> list[Message]:
    """Returns the parts of a mail that hold no other ones.

    Raises:
        ReadError: It has more parts, lines or levels than the bounds, or is broken.
    """
    bounds.MAIL_LINES.check(data.count(b"\n"))
    bounds.MAIL_LEVELS.check(len(_NESTED.findall(data)))
    bounds.MAIL_FIELD.check(max(map(len, _PARAMETERS.findall(data)), default=0))
    from email import errors, message_from_bytes

    try:
        parts = [part for part in message_from_bytes(data).walk() if not part.is_multipart()]
    except (errors.MessageError, ValueError, LookupError, RecursionError) as error:
        raise refusal("archive_broken", kind="MIME") from error
    bounds.MAIL_PARTS.check(len(parts))
    return parts


def has_attachments(data: bytes) -> bool:
    """Whether files are attached to a mail.

    Raises:
        ReadError: It has more parts, lines or levels than the bounds.
    """
    return any(_is_attached(part) for part in parts_of_message(data))


def content_of(part: Message) -> bytes:
    """Returns the content of a part that holds no other ones."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def text_of_mail(parts: list[Message]) -> tuple[str, Message] | None:
    """Returns the text of a mail and its type, HTML rather than plain; ``None``: it has none."""
    for kind in _TEXTS:
        for part in parts:
            if part.get_content_type() == kind and not _is_attached(part):
                return kind, part
    return None


def parts_of_mail(data: bytes) -> list[PackagePart]:
    """Returns the text of a mail and what is attached to it.

    Raises:
        ReadError: It has more parts, lines or levels than the bounds.
    """
    parts = parts_of_message(data)
    text = text_of_mail(parts)
    found = [] if text is None else [(_TEXTS[text[0]], text[1])]
    found += [(_name_of(part), part) for part in parts if _is_attached(part)]
    return [
        PackagePart(name or f"附件{at}", partial(content_of, part), _size_of(part))
        for at, (name, part) in enumerate(found)
    ]


def _size_of(part: Message) -> int:
    """Returns the size of a part as it is written, which is no less than that of its content."""
    try:
        written = part.get_payload()
    except (ValueError, LookupError):  # it states an encoding that is none
        return len(content_of(part))
    return len(written) if isinstance(written, str) else 0


def _is_attached(part: Message) -> bool:
    """Whether a part is a file of its own, and neither text nor a picture in it."""
    if part.get_content_disposition() == "attachment":
        return True
    kind = part.get_content_type()
    is_inside = kind in _TEXTS or part.get_content_maintype() in ("image", "font", "audio", "video")
    is_inside = is_inside or kind in ("text/css", "text/javascript", "application/javascript")
    return not is_inside and bool(_name_of(part))


def _name_of(part: Message) -> str:
    """Returns the name of an attached file, whichever way it is written."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        name = part.get_filename() or ""
        return printable_name(str(make_header(decode_header(name))).replace("\\", "/"))
    except (ValueError, LookupError, MessageError, TypeError):
        return ""
