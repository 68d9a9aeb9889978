"""The published JSON documents of results: shape, texts and version, one file each.

``NAME.py`` holds the shape and the version, ``NAME.toml`` beside it what every member is called;
:mod:`govinfo_report.json_schema` makes the published schemas from both. Nothing here knows a
result, so every result can be written in these records.
"""
