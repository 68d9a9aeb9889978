"""Words and numbers as pages print them: normalised for documents, folded for comparing, parsed."""

from govinfo_report.text.keys import (
    MAX_LABEL,
    bare_key,
    is_garbled,
    keys_of,
    label_key,
    ordinary,
    ungarbled,
    without_number,
)
from govinfo_report.text.numbers import Number, parse_number, parse_numbers
from govinfo_report.text.printed import compact, printed
from govinfo_report.text.remembered import Remembered

__all__ = [
    "MAX_LABEL",
    "Number",
    "Remembered",
    "bare_key",
    "compact",
    "is_garbled",
    "keys_of",
    "label_key",
    "ordinary",
    "parse_number",
    "parse_numbers",
    "printed",
    "ungarbled",
    "without_number",
]
