"""Words and numbers as pages print them: normalised for documents, folded for comparing, parsed."""

from govinfo_report.text.keys import bare_key, label_key, ordinary, ungarbled, without_number
from govinfo_report.text.numbers import Number, parse_number
from govinfo_report.text.printed import compact, printed

__all__ = [
    "Number",
    "bare_key",
    "compact",
    "label_key",
    "ordinary",
    "parse_number",
    "printed",
    "ungarbled",
    "without_number",
]
