"""Facet: the words and turns by which a text credits a publisher."""

from dataclasses import dataclass

from crosscheck.language.clauses import NEVER


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn around a publisher's name, read once article, role and quotation marks are taken off."""

    code: str  # names the turn in reports
    before: str = ""  # has to match what ends right before the name, in its sentence; empty asks nothing
    after: str = ""  # has to match what begins right after it


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun phrase that stands for a publisher named before."""

    media: frozenset[str]  # what kinds of publishers it can stand for
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """How credit is given, in expressions over the plain view of a sentence. Read from `cues.toml`; without it
    links and footnotes credit, and whoever's article is given is credited where it is named."""

    lead_in: str = "$"  # may stand between cue and name: article, „der Nachrichtensender“, an opening mark
    tail: str = "^"  # may follow the name and still belongs to it
    editions: str = NEVER  # what a hyphen joins to the name without changing who is meant („-Online“)
    joint: str = NEVER  # joins two names into one credit
    blocks: tuple[Cue, ...] = ()  # turns that make a name no credit
    report: tuple[Cue, ...] = ()  # turns that credit
    told: tuple[Cue, ...] = ()  # turns in which somebody speaks to a publisher
    press: tuple[Cue, ...] = ()  # loose ones, for publishers that the draft is known to draw on
    about: tuple[Cue, ...] = ()  # turns in which such a publisher is spoken of, not credited
    addressee: str = ""  # the form of a name that somebody speaks to
    reports: str = NEVER  # what a hyphen joins to a name and always credits it („SZ-Bericht“)
    shows: str = NEVER  # what does so beside a cue only („ARD-Morgenmagazin“)
    anaphors: tuple[Anaphor, ...] = ()
    both: str = NEVER  # stands for the two publishers named last
    carriers: str = NEVER  # continues a credit without naming anybody
    openers: str = NEVER  # does so even from one paragraph to the next
    carry_on: str = NEVER  # lesser signs that a sentence continues the one before
    points_back: str = NEVER  # opens a paragraph that speaks of the block quotation above it
    press_review: str = NEVER  # what a draft that goes through the papers calls itself
    unknown: tuple[str, ...] = ()  # names of publishers that nobody registered: group `name` or `quoted`
    not_publishers: str = NEVER  # those that name none
    # expression and replacement: an inflected unknown name's base
    base_forms: tuple[tuple[str, str], ...] = ()
    issue: str = NEVER  # all that stands between a name and the day of its issue („vom“)
    reported_on: str = NEVER  # all between a verb of reporting and the day of the report („am“)
