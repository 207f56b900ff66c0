"""Text as it is read: characters made comparable, quotations, sentences, clauses, words and their stems.

Each notion has one reader, for drafts and articles alike."""
