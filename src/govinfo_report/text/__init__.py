"""Words and numbers as pages print them: normalised for documents, folded for comparing, parsed."""

from govinfo_report.text.numbers import PrintedNumber as PrintedNumber
from govinfo_report.text.numbers import parse_number as parse_number
from govinfo_report.text.numbers import parse_numbers as parse_numbers
from govinfo_report.text.spelling import MAX_LABEL as MAX_LABEL
from govinfo_report.text.spelling import Remembered as Remembered
from govinfo_report.text.spelling import bare_key as bare_key
from govinfo_report.text.spelling import compact as compact
from govinfo_report.text.spelling import compatible as compatible
from govinfo_report.text.spelling import is_garbled as is_garbled
from govinfo_report.text.spelling import is_visible as is_visible
from govinfo_report.text.spelling import keys_of as keys_of
from govinfo_report.text.spelling import label_key as label_key
from govinfo_report.text.spelling import ordinary as ordinary
from govinfo_report.text.spelling import printed as printed
from govinfo_report.text.spelling import ungarbled as ungarbled
from govinfo_report.text.spelling import visible as visible
from govinfo_report.text.spelling import without_number as without_number
