"""Pages of a PDF that are pictures are shown dot for dot."""

import io

import numpy as np
import pytest
from PIL import Image

from govinfo_report.readers.pdf import rendered_part
from govinfo_report.readers.scans.picture_file import picture_of_dots


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_a_page_that_is_a_picture_is_shown_as_it_is_in_the_file(dpi):
    size = (round(dpi * 297 / 25.4), round(dpi * 210 / 25.4))
    picture = np.random.default_rng(dpi).integers(0, 2, size, np.uint8) * 255
    file = io.BytesIO()
    Image.fromarray(picture).convert("1").save(file, "PDF", resolution=dpi)
    shown = picture_of_dots(*rendered_part(file.getvalue(), 1))
    assert shown.shape[:2] == size
    assert np.array_equal(shown.reshape(*size, -1)[:, :, 0], picture)
