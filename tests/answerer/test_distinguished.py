"""What a passage tells apart itself is told apart."""

import pytest

from answerer.distinguished import is_distinguished
from core.schema import Chunk, Report, Span
from tests.answerer.made import made_candidate
