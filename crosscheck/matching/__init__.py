"""A claim laid beside the passages of articles that come nearest to it, word by word."""
