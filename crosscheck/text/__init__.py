"""Text processing for drafts and articles: normalisation, quotations, sentences, the statements of a sentence, tokens
and stems.

There is one implementation of each."""
