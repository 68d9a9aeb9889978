"""The TypeScript types are those of the published schemas, which Python alone can tell."""

from __future__ import annotations

import hashlib
import re

from tests.places import ROOT

TYPES = ROOT / "schemas" / "typescript" / "index.d.ts"


def test_the_types_were_made_of_these_schemas() -> None:
    """If not: ``npm ci``, ``node scripts/typescript.mjs``."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "schemas").glob("*.schema.json")):
        digest.update(path.read_bytes())
    named = re.search(
        r"^// Schemas: sha256 ([0-9a-f]{64})$", TYPES.read_text("utf-8"), re.MULTILINE
    )
    assert named is not None
    assert named[1] == digest.hexdigest()
