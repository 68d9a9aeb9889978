"""Real pages with expected documents; collected only where the corpus is present."""
