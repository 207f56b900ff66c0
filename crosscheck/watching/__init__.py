"""Watching published pieces: which of their statements no longer hold as their sources read today."""
