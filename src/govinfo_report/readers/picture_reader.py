"""Whether pictures are read, and by what; the libraries are loaded when the first one is met."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import define

if TYPE_CHECKING:  # what the extra brings, and what pages without pictures do without
    from govinfo_report.readers.scans.upright import Picture
    from govinfo_report.readers.sheets.sheet import PrintedSheet
    from govinfo_report.readers.shown_pages import LaidPage, RenderedPage

_LIBRARIES: Final = ("cv2", "numpy", "onnxruntime", "PIL", "rapidocr")


PageCounter = Callable[[int, int], object]
"""Is told how many pages are read and how many there are."""


@define
class PictureReader:
    """Reads pictures of pages by the extra ``scan``.

    Attributes:
        page: The file of the page, beside which a browser saved its pictures; ``None``: none.
        on_page: Called after each page that was read.
        threads: How many lines are read at a time, no more than there are processors.
    """

    page: Path | None = None
    on_page: PageCounter | None = None
    threads: int = 1

    @property
    def is_installed(self) -> bool:
        """Whether the extra is there; nothing is loaded."""
        return all(find_spec(name) is not None for name in _LIBRARIES)

    def sheets(self, pictures: Iterable[tuple[int, Picture]], total: int) -> list[PrintedSheet]:
        """Returns what is recognised on pictures of pages.

        Args:
            pictures: The number of each page, from 1, and its picture.
            total: How many there are.

        Raises:
            ReadError: A picture is larger than the bounds, or the models are not those that the
                project was tested with.
        """
        from govinfo_report.readers.scans.recogniser import Recogniser
        from govinfo_report.readers.scans.scanned_sheet import scanned_sheet

        recogniser = Recogniser(min(self.threads, os.cpu_count() or 1))
        sheets = []
        for done, (number, picture) in enumerate(pictures, 1):
            sheets.append(scanned_sheet(picture, number, recogniser))
            if self.on_page is not None:
                self.on_page(done, total)
        return sheets

    def sheets_of_pages(
        self, pages: Iterable[tuple[int, RenderedPage]], total: int
    ) -> list[PrintedSheet]:
        """Returns what is recognised on pages that were rendered; as :meth:`sheets`.

        Raises:
            ReadError: The models are not those that the project was tested with.
        """
        from govinfo_report.readers.scans.picture_file import picture_of_dots

        return self.sheets(((number, picture_of_dots(*page)) for number, page in pages), total)

    def sheets_of_laid(
        self, pages: Iterable[tuple[int, LaidPage | None]], total: int
    ) -> list[PrintedSheet]:
        """Returns what is recognised on pages that show pictures; as :meth:`sheets`.

        Pages of which a picture cannot be shown are left out.

        Raises:
            ReadError: A picture is larger than the bounds, or the models are not those that the
                project was tested with.
        """
        from govinfo_report.readers.scans.laid_pictures import picture_of_laid

        def shown() -> Iterator[tuple[int, Picture]]:
            for number, page in pages:
                picture = None if page is None else picture_of_laid(page)
                if picture is not None:
                    yield number, picture

        return self.sheets(shown(), total)
