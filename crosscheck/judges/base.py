"""The former name of :mod:`crosscheck.second_opinion.base`, and of two of its types."""

from __future__ import annotations

from crosscheck.second_opinion.base import *  # noqa: F403 - all of it, under its former name
from crosscheck.second_opinion.base import JudgeFactory as Open  # noqa: F401 - re-exported
from crosscheck.second_opinion.base import JudgeOptions as Opening  # noqa: F401 - re-exported
from crosscheck.second_opinion.base import MentionedOutlet as Named  # noqa: F401 - re-exported
