"""What a page hides from its readers, taken out of its tree.

1. Hidden is what an attribute or a rule of the page's own styles hides always: rules within @media, which hide on some
   screens only, and states such as :hover are passed over. The last rule for a selector counts, as in a browser.
2. The page's root and body are never taken out: pages hide them until their scripts have run.
"""

import re
from collections.abc import Iterator

import lxml.etree
import lxml.html

HIDES = re.compile(r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
SHOWS = re.compile(r"(?:^|[;{\s])(?:display|visibility)\s*:", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
COMPOUND = re.compile(r"(?P<tag>[A-Za-z][A-Za-z0-9]*|\*)?(?P<names>(?:[.#][A-Za-z_-][\w-]*)*)")
MAX_STYLE_CHARACTERS = 1_000_000
MAX_SELECTORS = 300


def without_hidden(tree: lxml.html.HtmlElement) -> bool:
    """Takes what is hidden out of this tree; whether there was anything."""
    found = list(_hidden(tree))
    for element in found:
        if element.getparent() is not None and element.tag not in ("html", "body", "head"):
            element.drop_tree()
    return bool(found)


def _hidden(tree: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    for element in tree.iter("*"):
        if element.get("hidden") is not None or HIDES.search(element.get("style") or ""):
            yield element
    selectors = _hiding_selectors(tree)
    for selector in selectors[:MAX_SELECTORS]:
        if path := _path_of(selector):
            yield from tree.xpath(path)


def _hiding_selectors(tree: lxml.html.HtmlElement) -> list[str]:
    hides: dict[str, bool] = {}
    for style in tree.iter("style"):
        for selectors, declarations in _rules(COMMENT.sub(" ", (style.text or "")[:MAX_STYLE_CHARACTERS])):
            if not SHOWS.search(declarations):
                continue
            for selector in selectors.split(","):
                hides[" ".join(selector.split())] = HIDES.search(declarations) is not None
    return [selector for selector, is_hiding in hides.items() if is_hiding]


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of each rule that stands in no other."""
    depth, start, selectors, body = 0, 0, "", 0
    for found in re.finditer("[{};]", style):
        sign, place = found[0], found.start()
        if sign == "{":
            depth += 1
            if depth == 1:
                selectors, body = style[start:place].strip(), place + 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                start = place + 1
                if not selectors.startswith("@"):
                    yield selectors, style[body:place]
        elif depth == 0:  # the end of @import, or a stray sign
            start = place + 1


def _path_of(selector: str) -> str | None:
    """The selector as XPath: names, classes and ids, one within another; nothing for any other selector."""
    steps = []
    for part in selector.replace(">", " > ").split():
        if part == ">":
            steps.append("/")
            continue
        found = COMPOUND.fullmatch(part)
        if found is None:
            return None
        steps.append(("" if steps[-1:] == ["/"] else "//") + _step_of(found))
    return "".join(steps) if steps and steps[0] != "/" and steps[-1] != "/" else None


def _step_of(found: re.Match[str]) -> str:
    tests = "".join(
        f"[@id='{name[1:]}']"
        if name[0] == "#"
        else f"[contains(concat(' ', normalize-space(@class), ' '), ' {name[1:]} ')]"
        for name in re.findall(r"[.#][\w-]+", found["names"])
    )
    return (found["tag"] or "*").lower() + tests
