"""Optional second opinion of a language model on doubtful claims; off by default.

`selection` chooses the claims, a backend (the judge) answers, `validation` checks every answer against
the passages it was shown, `answer_store` caches answers, `review` runs these steps for a document.
"""
