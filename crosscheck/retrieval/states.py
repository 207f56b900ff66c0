"""Which state an article is in, told by evidence, with the reason.

A page that is not the whole article must never accuse a draft, so every sign that something is
missing speaks before the text does. The order below is the order of trust in the signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crosscheck.model import UNSAID, Detail, State, because

_CUT = 0.7  # share of the declared words below which a text is cut; full pages measured .91 to 1.24
_WHOLE = 0.9  # share of them from which it is taken for whole
_NOTICE_WORDS = 250  # a consent or challenge page says no more than this
_SHORT_WORDS = 120
_FEWEST_WORDS = 12
_SHORTER_THAN_SUMMARY = 25
_STATUS = {
    401: State.BLOCKED,
    402: State.PAYWALLED,
    403: State.BLOCKED,
    404: State.NOT_FOUND,
    410: State.GONE,
    429: State.BLOCKED,
    451: State.BLOCKED,
}
_CHALLENGE = re.compile(
    r"/cdn-cgi/challenge-platform|cf-chl-|_cf_chl_opt|captcha-delivery\.com|px-captcha|/_Incapsula_Resource|"
    r"perimeterx|ddos-guard|/akam/|g-recaptcha|h-captcha|cf-turnstile|awsWafCookieDomainList",
    re.IGNORECASE,
)
_CONSENT_ADDRESS = re.compile(r"(?:^|[./_-])(?:consent|cmp|privacywall|cookiewall|gdpr)(?:[./_?=-]|$)", re.I)
_HOME = re.compile(r"^/(?:index\.(?:html?|php)|home)?$", re.I)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page that speaks for or against its being the whole article.

    `words` counts the extracted body; `declared_words` is the page's own figure (0: none), `free`
    its word on being free to read (None: silent), `summary_words` how long its own summary is;
    `is_overview` says that it lists articles and is none. `consent`, `paid`, `challenge` and `missing`
    count the phrases of each kind of notice in what the page shows; `title_missing` whether its
    title says that there is nothing here. `paywall_marker` is the element or address that an
    outlet's profile names as the sign of its paywall. `is_enciphered` says that paragraphs had their letters
    moved, `is_one_of_several` that other pages hold the rest, `is_teaser` that the text ends in an invitation
    to read on.
    """

    status: int = 200
    url: str = ""
    final_url: str = ""
    words: int = 0
    declared_words: int = 0
    free: bool | None = None
    is_article: bool = False
    is_overview: bool = False
    summary_words: int = 0
    paywall_marker: str = ""
    consent: int = 0
    paid: int = 0
    challenge: int = 0
    challenge_markup: bool = False
    missing: int = 0
    title_missing: bool = False
    is_enciphered: bool = False
    is_one_of_several: bool = False
    is_teaser: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether the text is clearly shorter than the page declares."""
        return bool(self.declared_words) and self.words < _CUT * self.declared_words

    @property
    def is_whole(self) -> bool:
        """Whether the text is about as long as the page declares."""
        return self.declared_words > 0 and self.words >= _WHOLE * self.declared_words

    @property
    def is_long(self) -> bool:
        """Whether the text is too long for a page that holds a notice instead of the article."""
        return self.words >= _NOTICE_WORDS and not self.is_cut


def challenge_in(html: str) -> bool:
    """Whether the markup holds a known bot check."""
    return bool(_CHALLENGE.search(html))


def of_status(status: int) -> tuple[State, Detail] | None:
    """The state an HTTP status alone decides, with the reason; None when the page has to tell."""
    if status in _STATUS:
        return _STATUS[status], because(f"status_{status}")
    if status >= 500:
        return State.ERROR, because("server_failed", status=status)
    if status >= 400 or not 200 <= status < 300:
        return State.ERROR, because("status", status=status)
    return None


def judge(e: Evidence) -> tuple[State, Detail]:
    """The state and the reason for it."""
    if (
        (e.challenge_markup or e.challenge)
        and e.words < _SHORT_WORDS
        and (e.status != 200 or not e.is_article)
    ):
        return State.BLOCKED, because("bot_check")
    decided = of_status(e.status)
    if decided:
        return decided
    for verdict in (_moved(e), _overview(e), _consent(e), _missing(e), _paid(e)):
        if verdict:
            return verdict
    if e.is_cut:
        return State.TRUNCATED, because("cut", words=e.words, declared=e.declared_words)
    if e.is_one_of_several:
        return State.TRUNCATED, because("pages")
    if e.is_teaser and not e.is_whole:
        return State.TRUNCATED, because("goes_on")
    if e.words < _SHORTER_THAN_SUMMARY and e.words < e.summary_words:
        return State.TRUNCATED, because("summary", words=e.words)
    if e.words < _FEWEST_WORDS and not (e.is_article and e.words):
        return State.ERROR, because("no_text")
    return State.FULL, UNSAID


def _moved(e: Evidence) -> tuple[State, Detail] | None:
    """A redirect from an article to the home page says that the article is not there any more."""
    if not e.url or not e.final_url or e.url == e.final_url:
        return None
    asked, got = urlsplit(e.url), urlsplit(e.final_url)
    if _CONSENT_ADDRESS.search(got.hostname or "") or _CONSENT_ADDRESS.search(got.path):
        return State.CONSENT, because("to_consent", host=got.hostname or "")
    if not _HOME.match(asked.path or "/") and _HOME.match(got.path or "/"):
        return State.NOT_FOUND, because("to_home")
    return None


def _overview(e: Evidence) -> tuple[State, Detail] | None:
    return (State.ERROR, because("overview")) if e.is_overview else None


def _consent(e: Evidence) -> tuple[State, Detail] | None:
    if e.consent >= 2 and e.words < _NOTICE_WORDS and not e.is_article:
        return State.CONSENT, because("consent")
    return None


def _missing(e: Evidence) -> tuple[State, Detail] | None:
    if (e.title_missing or (e.missing and not e.is_article)) and e.words < _SHORT_WORDS:
        return State.NOT_FOUND, because("says_missing")
    return None


def _paid(e: Evidence) -> tuple[State, Detail] | None:
    if e.is_enciphered:
        return State.PAYWALLED, because("enciphered")
    if e.free is False:
        return State.PAYWALLED, because("not_free")
    if e.paywall_marker:
        return State.PAYWALLED, because("paywall_mark", marker=e.paywall_marker)
    if e.paid and e.free is None and (e.is_cut or e.words < _SHORT_WORDS):
        return State.PAYWALLED, because("offer")
    return None
