"""Which figures a question can be worked out from, where no report prints what it asks."""

from answerer.arithmetic.shares import share_of_another
from answerer.arithmetic.standing import ranking_of
from answerer.arithmetic.wholes import share_of_whole
from answerer.arithmetic.yearly import growth_of, sum_of_years
from answerer.objections.batches import sum_of_batches
from answerer.objections.both import sum_of_both
from answerer.objections.rests import rest_of
from core.language.regions import Gazetteer
from core.parser.frame import Frame


def to_work_out(frame: Frame, gazetteer: Gazetteer) -> tuple[Frame | None, bool]:
    """A share, sum, growth or place as a comparison; None where it is none of these.

    And whether its figures must stand beside the asked words themselves.
    """
    both = share_of_whole(frame, gazetteer) or share_of_another(frame)
    both = both or sum_of_both(frame) or sum_of_batches(frame) or rest_of(frame)
    if both:
        return both, False
    return growth_of(frame) or sum_of_years(frame) or ranking_of(frame, gazetteer), True
