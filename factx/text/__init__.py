"""The text layer: tokens, sentences, paragraphs, quotations and word classes, each computed once per article."""

from __future__ import annotations

from factx.text.document import Document
from factx.text.quotes import Quote
from factx.text.tokens import Tokens

__all__ = ["Document", "Quote", "Tokens"]
