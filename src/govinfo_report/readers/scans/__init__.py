"""Scans and pictures of pages: what stands on them, by recognition."""
