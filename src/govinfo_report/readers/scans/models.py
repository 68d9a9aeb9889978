"""The models that scans are read with: files of installed wheels, checked before they are run.

The wheels are boxes: their own code is never imported.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.readers.refusals import refusal
from govinfo_report.strict_toml import NonEmpty, Record, records


class _Model(Record, frozen=True, kw_only=True):
    """Where a model is found.

    Attributes:
        package: The wheel that has it.
        version: The version of the wheel that the project was tested with.
        file: Its path in the wheel.
        sha256: Its checksum, in hexadecimal digits.
    """

    package: NonEmpty
    version: NonEmpty
    file: NonEmpty
    sha256: NonEmpty


def model_file(name: str) -> bytes:
    """Returns the content of a model, which is the one that the project was tested with.

    Args:
        name: Its key in ``models.toml``.

    Raises:
        MissingReaderError: The extra ``scan`` is not installed.
        ReadError: The wheel that is installed has no such file, or another one.
    """
    model = records("govinfo_report.readers.scans", "models.toml", _Model)[name]
    try:
        wheel = distribution(model.package)
    except PackageNotFoundError as missing:
        raise MissingReaderError("scan", Text("读取扫描件", "reading scans")) from missing
    facts = {"package": model.package, "version": model.version, "found": wheel.version}
    try:
        content = Path(str(wheel.locate_file(model.file))).read_bytes()
    except OSError as error:
        raise refusal("scan_model_missing", **facts) from error
    if sha256(content).hexdigest() != model.sha256:
        raise refusal("scan_model_differs", **facts)
    return content
