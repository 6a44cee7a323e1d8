"""Events: one record per distinct one of the article."""

from __future__ import annotations

from factx.events.find import find_events

__all__ = ["find_events"]
