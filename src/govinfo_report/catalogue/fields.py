"""What the labelled fields of a report are called in print: the page's header, and whom to ask.

The form prescribes neither; these are the labels that publishing systems print most.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from govinfo_report.language import Text

METADATA: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "index_number": Text("索引号", "Index number"),
        "document_number": Text("文号", "Document number"),
        "publisher": Text("发布机构", "Publisher"),
        "date_written": Text("成文日期", "Date written"),
        "published_at": Text("发布日期", "Published"),
        "disclosure_mode": Text("公开方式", "Mode of disclosure"),
        "disclosure_term": Text("公开时限", "Term of disclosure"),
    }
)
"""Member of ``metadata`` → its label, in the order in which a header prints them."""

CONTACT: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "unit": Text("联系单位", "Unit"),
        "address": Text("联系地址", "Address"),
        "postcode": Text("邮政编码", "Postcode"),
        "telephone": Text("联系电话", "Telephone"),
        "fax": Text("传真", "Fax"),
        "email": Text("电子邮箱", "E-mail"),
        "website": Text("网址", "Website"),
    }
)
"""Member of ``contact`` → its label, in the order in which a sentence names them."""
