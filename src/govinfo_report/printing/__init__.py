"""HTML and Markdown for people to look at, and grids of a page drawn in them.

Everything that people look at is made of these pieces: forms, findings, comparisons, series and
what notebooks show. There is one style sheet, ``style.css``: for screens, phones, dark mode and A4.
Nothing here knows of reports, so that every other part of the library can be shown with it.
"""
