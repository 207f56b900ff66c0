"""Groups of cue codes: what a kind of cue is allowed to attribute.

A code names a cue in reports (`reasons.named.*` in the message catalogues). Most come from a language's `cues.toml`;
the others are of links, footnotes and source lines, which need no words.
"""

# Cues at the end of a statement, which cover the sentences before them.
TRAILING = frozenset(
    {"trailing", "parenthesis", "source_line", "dash", "footnote", "link_at_end", "source_sentence"}
)
SOURCE_LINES = frozenset({"source_line", "source_sentence"})
# Reasons of sentences without news that name the sources of the draft; in others publishers are no sources.
NAMES_SOURCES = SOURCE_LINES | {"footnote", "dated"}
# Someone talks to a publisher, or another publisher cites it: no attribution next to one by a reporting cue.
INDIRECT = frozenset({"told", "interview", "spoke_in", "citing", "before_us"})

# Cues clear enough to make an unregistered domain a publisher.
CLEAR = frozenset({"according_to", "information_of", "as_reported", "reported_by", "so", "source_line"})
# In a heading they are so only for a source of the draft.
CLEAR_FOR_SOURCES = frozenset({"parenthesis", "head", "dash"})
# They also apply to a programme or reporter of a publisher („Die ZDF-Sendung ‚…‘ berichtet“).
FOR_PROGRAMMES = frozenset(
    {"according_to", "as_reported", "so", "subject", "reported_by", "has_reported", "says_in"}
)

# The publisher is no source, whatever other cue matches.
ALWAYS_BLOCKS = frozenset({"photo_credit", "staff", "affiliation", "company"})
# Reporting cues that any blocking cue outweighs.
WEAKER_THAN_BLOCKS = frozenset({"subject", "subject_of_clause", "views_of", "introduces"})
# Cues too loose to make an ordinary word („Der Standard sieht vor …“) a publisher.
NOT_FOR_EVERYDAY_WORDS = frozenset(
    {
        "views_of",
        "subject_of_clause",
        "introduces",
        "in_print",
        "press_subject",
        "dash",
        "says_in",
        "spoke_in",
    }
)
# Of these, those too loose even where the publisher is a source of the draft.
NOT_EVEN_FOR_SOURCES = frozenset({"in_print", "press_subject", "dash"})

# Cues whose words after the name hold no news and belong to the cue's span.
INCLUDES_WORDS_AFTER = frozenset({"according_to", "as_reported", "so", "subject", "parenthesis"})
# Cues whose words before the name may be far from it, with news in between, and are left out of the span.
EXCLUDES_WORDS_BEFORE = frozenset({"told", "spoke_in", "has_reported"})
