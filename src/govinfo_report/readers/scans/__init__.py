"""Scans and pictures of pages: what stands on them, by recognition.

A picture is set upright (:mod:`.upright`), its rulings (:mod:`.drawn_lines`) give cells, and the
lines of print in each cell and between tables (:mod:`.inked_lines`) are recognised
(:mod:`.recogniser`). What comes out is a sheet (:mod:`.scanned_sheet`), as of a PDF, of which
:mod:`govinfo_report.readers.sheets` makes a page. All of it needs the extra ``scan``.
"""
