"""Facet: cues, the phrases by which a text attributes a statement to a publisher."""

from dataclasses import dataclass

from crosscheck.language.clauses import NEVER


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase before or after a publisher's name, its article, role and quotation marks left out."""

    code: str  # names the cue in reports
    before: str = ""  # has to match what ends right before the name, in its sentence; empty asks nothing
    after: str = ""  # has to match what begins right after it


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun phrase that refers to a publisher named elsewhere."""

    media: frozenset[str]  # the kinds of publishers that it can refer to
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Cues as regular expressions over a sentence. Read from `cues.toml`; without it only links, footnotes and the
    names of the draft's sources are attributions."""

    lead_in: str = "$"  # optional between cue and name: article, „der Nachrichtensender“, opening mark
    tail: str = "^"  # may follow the name and still belongs to it
    editions: str = NEVER  # what a hyphen joins to the name without changing who is meant („-Online“)
    joint: str = NEVER  # joins two names into one mention
    blocks: tuple[Cue, ...] = ()  # phrases with which a name is no attribution
    report: tuple[Cue, ...] = ()  # phrases of reporting
    told: tuple[Cue, ...] = ()  # phrases in which somebody talks to a publisher
    press: tuple[Cue, ...] = ()  # loose ones, for sources of the draft only
    about: tuple[Cue, ...] = ()  # phrases in which such a publisher is a topic
    addressee: str = ""  # the form (case) of a name that somebody talks to
    reports: str = NEVER  # what makes a name an attribution, joined by a hyphen („SZ-Bericht“)
    shows: str = NEVER  # what does so only with a cue („ARD-Morgenmagazin“)
    anaphors: tuple[Anaphor, ...] = ()
    both: str = NEVER  # refers to the two publishers named last
    carriers: str = NEVER  # continues an attribution without a name
    openers: str = NEVER  # does so even from one paragraph to the next
    carry_on: str = NEVER  # weaker signs that a sentence continues the one before
    points_back: str = NEVER  # opens a paragraph that refers to the block quotation above it
    press_review: str = NEVER  # what a press review calls itself
    unknown: tuple[str, ...] = ()  # names of unregistered publishers: group `name` or `quoted`
    not_publishers: str = NEVER  # those that are no publishers
    # expression and replacement: an inflected unknown name's base
    base_forms: tuple[tuple[str, str], ...] = ()
    issue: str = NEVER  # the words between a name and the date of its issue („vom“)
    reported_on: str = NEVER  # the words between a verb of reporting and the date of the report („am“)
