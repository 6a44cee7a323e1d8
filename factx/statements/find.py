"""All frames of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.according import according_frames
from factx.statements.blocks import fill_blocks
from factx.statements.continuation import continue_quotes, run_on
from factx.statements.frames import frames_of
from factx.statements.labels import dash_frames, label_frames
from factx.statements.nominal import nominal_frames
from factx.statements.relay import nest

if TYPE_CHECKING:
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading


#: A sentence with more words that may be cues is a list or a loop, not prose.
_PROSE: Final = 40


def find_frames(reading: Reading) -> list[Frame]:
    """The candidate statements of a document, in order of their units."""
    frames: list[Frame] = []
    for number, unit in enumerate(reading.units):
        if len(reading.cues_of(unit)) > _PROSE:
            continue
        own = frames_of(reading, number)
        own += according_frames(reading, number, own)
        own += nominal_frames(reading, number, own)
        if not own:
            own = label_frames(reading, number, title=unit.paragraph <= 1)
            if not own and number in reading.spoken:
                own = dash_frames(reading, number)
        frames += own
    frames = fill_blocks(reading, run_on(reading, continue_quotes(reading, frames)))
    return [frame for frame in nest(reading, frames) if frame.pieces]
