"""Tests of govinfo-report; the folders follow those of the library."""
