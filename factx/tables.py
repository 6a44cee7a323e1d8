"""Data files: TOML read quickly, because reading word lists is a good part of what the first article costs.

Our files are plain: values are strings, numbers, flags, lists of those, or inline tables of those. Such a value is JSON
but for the comma that may end a list and the signs of an inline table, and the standard library reads JSON many times
as fast as TOML. A file with anything else in it is left to `tomllib`; a test reads every shipped file both ways.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from typing import Any, Final

# EXAMPLE: `# a comment`, `[[frame]]`, `[sets]`, `pos = "verb"`, `words = ["a", "b"]` over any number of lines
_PART: Final = re.compile(
    r'''
      [ \t]* (?:\#[^\n]*)? (?:\n|\Z)
    | \[\[ (?P<row> [\w-]+ ) \]\] [ \t]* (?:\n|\Z)
    | \[ (?P<table> [\w-]+ (?: \. [\w-]+ )? ) \] [ \t]* (?:\n|\Z)
    | (?P<key> [\w-]+ | "[^"\\\n]*" ) [ \t]* = [ \t]*
      (?P<value>
        """ [^"\\]*+ """
        | "[^"\\\n]*+"
        | \[ (?: [^\[\]\\\#"]++ | "[^"\\\n]*+" )*+ \]
        | \{ (?: [^{}\\\#\n"]++ | "[^"\\\n]*+" )*+ \}
        | true | false | -?[0-9]+
      ) [ \t]* (?:\n|\Z)
    ''',
    re.VERBOSE,
)
_LAST_COMMA: Final = re.compile(r",\s*\]\Z")
# EXAMPLE: `at = ` of `{ at = "place", in = "place" }`
_INLINE_KEY: Final = re.compile(r"(?<=[{,\s])([\w-]+)\s*=\s*(?=[\"\[0-9tf-])")


def load_table(package: str, name: str) -> dict[str, Any]:
    """The content of a TOML file that is shipped in a package.

    >>> sorted(load_table("factx.numbers", "words.toml"))[:2]
    ['letters', 'multipliers']
    """
    text = files(package).joinpath(name).read_text("utf-8")
    found = read_plain(text)
    return tomllib.loads(text) if found is None else found


def read_plain(text: str) -> dict[str, Any] | None:
    r"""What a plain TOML text says; None for a text with anything that is not plain.

    >>> read_plain('a = ["x", "y",]\n[[row]]\nn = 1\nby = { of = "z" }')
    {'a': ['x', 'y'], 'row': [{'n': 1, 'by': {'of': 'z'}}]}
    >>> read_plain("a = 'x'") is None
    True
    """
    whole: dict[str, Any] = {}
    table = whole
    end = 0
    try:
        for part in _PART.finditer(text):
            if part.start() != end:
                return None
            end = part.end()
            kind = part.lastgroup
            if kind == "value":
                key = part["key"].strip('"')
                if key in table:
                    return None
                table[key] = _value(part["value"])
            elif kind == "row":
                table = {}
                whole.setdefault(part["row"], []).append(table)
            elif kind == "table":
                table = _new_table(whole, part["table"])
    except (AttributeError, TypeError, ValueError):  # a list where a table stands already, a number such as 01
        return None
    return whole if end == len(text) else None


def _new_table(whole: dict[str, Any], name: str) -> dict[str, Any]:
    parent, _, last = name.rpartition(".")
    inside = whole.setdefault(parent, {}) if parent else whole
    if last in inside:
        raise ValueError(name)
    found: dict[str, Any] = {}
    inside[last] = found
    return found


def _value(source: str) -> Any:
    first = source[0]
    if first == '"':
        return source[1:-1] if source[1:2] != '"' or len(source) == 2 else source[3:-3].removeprefix("\n")
    if first == "[":
        return json.loads(_LAST_COMMA.sub("]", source))
    if first == "{":
        return json.loads(_INLINE_KEY.sub(r'"\1": ', source))
    return json.loads(source)
