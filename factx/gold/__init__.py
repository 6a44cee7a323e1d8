"""The gold format: load, check, write, compare two annotators, draft an annotation for correction."""

from factx.gold.compare import Agreement, compare
from factx.gold.draft import draft, new
from factx.gold.from_extraction import from_extraction
from factx.gold.read import check, gold_files, load, load_folder, read, read_text
from factx.gold.records import GoldArticle
from factx.gold.source import Problem
from factx.gold.write import save, write

__all__ = [
    "Agreement",
    "GoldArticle",
    "Problem",
    "check",
    "compare",
    "draft",
    "from_extraction",
    "gold_files",
    "load",
    "load_folder",
    "new",
    "read",
    "read_text",
    "save",
    "write",
]
