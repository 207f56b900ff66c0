"""Collects the articles a draft is checked against: given ones, those listed with the draft, attributed ones."""
