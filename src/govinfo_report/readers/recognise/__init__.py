"""Page → Reading: the only place that knows the form, through the catalogue.

What to change for a new quirk of pages:

* a label worded otherwise: the aliases of the catalogue (``catalogue/data``);
* characters that stand for others: :mod:`govinfo_report.text.variants`;
* a way of printing numbers: :mod:`govinfo_report.text.numbers`;
* a layout of tables (what is a row, what a value): :mod:`~.scan`;
* telling rows by broken labels: :mod:`~.align`; telling columns: :mod:`~.fit`;
* a header field: :mod:`~.metadata`; the title: :mod:`~.title`; headings: :mod:`~.headings`;
* something more to be said about a page: :mod:`~.notes`.
"""

from govinfo_report.readers.recognise.report import recognise

__all__ = ["recognise"]
