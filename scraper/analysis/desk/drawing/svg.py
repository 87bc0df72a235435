"""SVG elements, escaped by markupsafe."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *children: Markup | str, **attributes: object) -> Markup:
    """One element; attribute names take `_` for `-`, and a trailing `_` is dropped (`class_`). None leaves an attribute out.

    >>> element("text", "a<b", x=1, class_="label")
    Markup('<text x="1" class="label">a&lt;b</text>')
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"' for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{written}>") + Markup("").join(children) + Markup(f"</{name}>")  # noqa: S704 - names are ours, values escaped


def picture(width: float, height: float, title: str, parts: Iterable[Markup], *, class_: str, links: bool = False) -> Markup:
    """A whole picture that scales with the page; `title` is what it shows, in words. One with links is a group: they are hidden inside an image."""
    return element(
        "svg",
        element("title", title),
        *parts,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        role="group" if links else "img",
        class_=class_,
        preserveAspectRatio="xMidYMid meet",
        aria_label=title,
    )


def _number(value: object) -> object:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
