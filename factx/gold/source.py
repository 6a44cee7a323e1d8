"""A YAML file read with its line numbers: plain data, and the line of any place in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a gold file.

    >>> from pathlib import Path
    >>> print(Problem(Path("a.yaml"), 3, "date: 'May' is not in the text"))
    a.yaml:3: date: 'May' is not in the text
    """

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class SourceProblem(Exception):  # noqa: N818  # it carries a Problem
    """The file cannot be read as YAML at all."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The data of a YAML document and the nodes they were made from."""

    path: Path
    data: Any
    root: yaml.Node | None

    @classmethod
    def parse(cls, text: str, path: Path) -> YamlSource:
        r"""Read one YAML document; later keys win over equal earlier ones, as in PyYAML.

        Raises:
            SourceProblem: if it is not YAML.

        >>> from pathlib import Path
        >>> source = YamlSource.parse("dates:\n  - {text: May}\n", Path("a.yaml"))
        >>> source.data, source.line("dates", 0, "text")
        ({'dates': [{'text': 'May'}]}, 2)
        """
        try:
            loader = yaml.SafeLoader(text)
            try:
                root = loader.get_single_node()
                data = loader.construct_document(root) if root is not None else None
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise SourceProblem(Problem(path, line, f"not YAML: {error.problem or error.context}")) from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            raise SourceProblem(Problem(path, line, f"not YAML: {error.reason}")) from None
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:  # ValueError: "2024-13-45"
            raise SourceProblem(Problem(path, 1, f"not YAML: {error}")) from None
        return cls(path, data, root)

    def line(self, *steps: str | int) -> int:
        """The line, from 1, of the value these keys and indices lead to, or of what is nearest to it."""
        node, line = self.root, 1
        for step in steps:
            if node is None:
                break
            line = node.start_mark.line + 1
            node = _child(node, step)
        return line if node is None else node.start_mark.line + 1

    def problem(self, message: str, *steps: str | int) -> Problem:
        """A problem at the place these keys and indices lead to."""
        return Problem(self.path, self.line(*steps), message)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        found = None
        for key, value in node.value:
            if key.value == str(step):
                found = value  # the last one wins
        return found
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None
