"""Writing pictures: SVG as it is, PNG drawn from it (extra `pictures`)."""

from __future__ import annotations

from pathlib import Path

MISSING = 'drawing {what} needs the extra: pip install "sendinsp[pictures]"'


class PictureError(Exception):
    """A picture cannot be written. The text says why and what to do."""


def write_picture(svg: str, file: Path) -> None:
    """Write a picture whole or not at all, as its ending says.

    Raises:
        PictureError: the ending is neither .svg nor .png, the library is missing, or the file cannot be written.
    """
    from sendinsp.keeping.atomic import replace_bytes
    from sendinsp.yaml.files import reason

    kind = file.suffix.casefold()
    if kind == ".svg":
        data = svg.encode("utf-8")
    elif kind == ".png":
        data = as_png(svg)
    else:
        raise PictureError(f"{str(file)!r}: which kind of picture? Name a file that ends in .svg or .png")
    try:
        replace_bytes(file, data)
    except OSError as error:
        raise PictureError(f"cannot write {str(file)!r}: {reason(error)}; what was there is untouched") from None


def as_png(svg: str, scale: float = 2.0) -> bytes:
    """An SVG drawn as PNG.

    Raises:
        PictureError: the library that draws is missing.
    """
    try:
        import vl_convert
    except ImportError:
        raise PictureError(MISSING.format(what="a PNG")) from None
    data: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return data
