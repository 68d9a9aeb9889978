"""Rule packs: read strictly, applied to checks, scored."""
