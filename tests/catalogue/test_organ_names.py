"""The data file of organs' short names."""

from __future__ import annotations

from typing import Any

import pytest

from govinfo_report.catalogue.data_files import CatalogueError, full_forms, load_full_forms


def test_the_longest_short_form_comes_first() -> None:
    lengths = [len(short) for short in full_forms()]
    assert lengths == sorted(lengths, reverse=True)
    assert full_forms()["人社局"] == full_forms()["人力社保局"] == "人力资源和社会保障局"


@pytest.mark.parametrize(
    "bodies",
    [
        [{"full": "甲局", "short": ["乙局"]}, {"full": "丙局", "short": ["乙局"]}],
        [{"full": "甲局", "short": ["乙局"]}, {"full": "乙局", "short": ["丁局"]}],
        [{"full": "甲局", "long": ["乙局"]}],
        [{"short": ["乙局"]}],
    ],
)
def test_a_slip_in_the_file_is_found(bodies: list[dict[str, Any]]) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_full_forms(lambda _: {"bodies": bodies})
    assert caught.value.file == "organ_names.toml"
