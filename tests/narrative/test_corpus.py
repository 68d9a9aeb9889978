"""Against real reports, where they are at hand (see tests/places.py)."""

from __future__ import annotations

from tests.narrative.corpus import PAGES, findings, score

if PAGES.is_dir():

    def test_the_claims_listed_for_real_reports_are_found_and_no_others() -> None:
        result = score()
        assert result.listed.total() > 50
        assert result.recall() >= 0.95, result.missed
        assert result.unlisted == []

    def test_nothing_that_agrees_or_speaks_of_another_scope_is_called_wrong() -> None:
        for page, said, wrong in findings():
            assert said == wrong, page
