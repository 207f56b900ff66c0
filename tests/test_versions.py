"""Which version of a page counts where an archive holds several, and that found pages are asked for anew."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from server import Site, serving

from crosscheck import cli
