"""Every objection to a figure, with the word that staff read for it."""

from collections.abc import Callable

from answerer.candidate import Candidate
from answerer.objections.batches import one_of_several
from answerer.objections.behind import is_named_behind
from answerer.objections.beneficiaries import is_of_another_name
from answerer.objections.both import of_one_alone
from answerer.objections.deeds import of_another_deed
from answerer.objections.hours import of_other_hours
from answerer.objections.joined import is_for_all, of_all_behind, of_all_together
from answerer.objections.modifiers import of_another_aspect, of_another_modifier
from answerer.objections.opposites import of_the_opposite
from answerer.objections.owners import of_other_projects, of_so_many_others
from answerer.objections.planned import is_only_planned
from answerer.objections.rates import (
    no_level,
    of_another_base,
    of_another_ratio,
    of_another_whole,
    other_rate,
)
from answerer.objections.rests import not_of_the_rest
from answerer.objections.rounds import of_other_stretch
from answerer.objections.siblings import of_a_sibling, of_one_level, of_several_at_once, one_of_many
from answerer.objections.stock import is_only_added
from answerer.objections.subsets import exceeds_the_whole, of_another_part, of_the_whole
from answerer.objections.trade import with_another_partner
from answerer.objections.wording import (
    counts_other_things,
    counts_something_else,
    in_another_unit,
    is_only_a_time,
    no_amount,
    no_duration,
    other_project,
    other_term,
    other_word,
)
from answerer.objections.words import INDICATOR, QUALIFIER, REGION, SUBJECT, YEAR
from core.parser.frame import Frame

# What keeps a figure from answering, with the word that staff read.
OBJECTIONS: tuple[tuple[str, Callable[[Frame, Candidate], bool]], ...] = (
    (REGION, one_of_many),
    (YEAR, of_other_stretch),
    (YEAR, of_other_hours),
    (SUBJECT, with_another_partner),
    (SUBJECT, of_one_alone),
    (SUBJECT, of_several_at_once),
    (SUBJECT, of_all_together),
    (SUBJECT, of_all_behind),
    (SUBJECT, is_for_all),
    (SUBJECT, is_of_another_name),
    (SUBJECT, is_named_behind),
    (QUALIFIER, is_only_planned),
    (QUALIFIER, other_word),
    (QUALIFIER, other_project),
    (QUALIFIER, no_level),
    (QUALIFIER, of_another_base),
    (QUALIFIER, not_of_the_rest),
    (QUALIFIER, one_of_several),
    (QUALIFIER, of_other_projects),
    (QUALIFIER, of_so_many_others),
    (QUALIFIER, of_a_sibling),
    (QUALIFIER, of_one_level),
    (QUALIFIER, of_another_deed),
    (QUALIFIER, is_only_added),
    (QUALIFIER, exceeds_the_whole),
    (QUALIFIER, of_another_part),
    (QUALIFIER, of_the_whole),
    (QUALIFIER, of_another_modifier),
    (QUALIFIER, of_the_opposite),
    (QUALIFIER, of_another_aspect),
    (QUALIFIER, of_another_ratio),
    (QUALIFIER, of_another_whole),
    (INDICATOR, other_term),
    (INDICATOR, other_rate),
    (INDICATOR, no_amount),
    (INDICATOR, no_duration),
    (INDICATOR, is_only_a_time),
    (INDICATOR, counts_other_things),
    (INDICATOR, in_another_unit),
    (INDICATOR, counts_something_else),
)
