"""What a language provides. One package per language beside this file holds the data.

`Language` gathers facets; each facet is a frozen dataclass of data, no code of a language's own
stands anywhere else in the package.
"""

from __future__ import annotations
