"""The words of the reports for people, by language. A new language is one more column here."""

from __future__ import annotations

from crosscheck.language.details import worded
from crosscheck.model import UNSAID, Article, ClaimKind, Detail, Severity, State, Verdict

LANGUAGES = ("de", "en")

VERDICTS: dict[Verdict, dict[str, str]] = {
    Verdict.CONTRADICTED: {"de": "WIDERSPRUCH", "en": "CONTRADICTED"},
    Verdict.MISATTRIBUTED: {"de": "FALSCH ZUGEORDNET", "en": "WRONG SOURCE"},
    Verdict.UNSUPPORTED: {"de": "NICHT BELEGT", "en": "NOT BORNE OUT"},
    Verdict.PARTIAL: {"de": "TEILWEISE BELEGT", "en": "PARTLY BORNE OUT"},
    Verdict.UNVERIFIABLE: {"de": "NICHT PRÜFBAR", "en": "CANNOT BE CHECKED"},
    Verdict.SUPPORTED: {"de": "BELEGT", "en": "BORNE OUT"},
    Verdict.NOT_CHECKABLE: {"de": "OHNE PRÜFUNG", "en": "NOT CHECKED"},
}

VERDICTS_COUNTED: dict[Verdict, dict[str, str]] = {
    Verdict.CONTRADICTED: {"de": "{n} widersprochen", "en": "{n} contradicted"},
    Verdict.MISATTRIBUTED: {"de": "{n} falsch zugeordnet", "en": "{n} wrong source"},
    Verdict.UNSUPPORTED: {"de": "{n} nicht belegt", "en": "{n} not borne out"},
    Verdict.PARTIAL: {"de": "{n} teilweise belegt", "en": "{n} partly borne out"},
    Verdict.UNVERIFIABLE: {"de": "{n} nicht prüfbar", "en": "{n} cannot be checked"},
    Verdict.SUPPORTED: {"de": "{n} belegt", "en": "{n} borne out"},
    Verdict.NOT_CHECKABLE: {"de": "{n} ohne Prüfung", "en": "{n} not checked"},
}

MARKS: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "✗",
    Verdict.MISATTRIBUTED: "✗",
    Verdict.UNSUPPORTED: "✗",
    Verdict.PARTIAL: "~",
    Verdict.UNVERIFIABLE: "?",
    Verdict.SUPPORTED: "✓",
    Verdict.NOT_CHECKABLE: "–",
}

KINDS: dict[ClaimKind, dict[str, tuple[str, str]]] = {
    ClaimKind.CLAIM: {"de": ("Aussage", "Aussagen"), "en": ("statement", "statements")},
    ClaimKind.HEADING: {"de": ("Überschrift", "Überschriften"), "en": ("heading", "headings")},
    ClaimKind.OPINION: {"de": ("Meinung", "Meinungen"), "en": ("opinion", "opinions")},
    ClaimKind.QUESTION: {"de": ("Frage", "Fragen"), "en": ("question", "questions")},
    ClaimKind.META: {"de": ("Angabe zum Text", "Angaben zum Text"), "en": ("note", "notes")},
}

STATES: dict[State, dict[str, str]] = {
    State.FULL: {"de": "gelesen", "en": "read"},
    State.TRUNCATED: {"de": "nur angerissen", "en": "cut short"},
    State.PAYWALLED: {"de": "hinter der Bezahlschranke", "en": "behind a paywall"},
    State.CONSENT: {"de": "nur Einwilligungsseite", "en": "consent page only"},
    State.BLOCKED: {"de": "Zugriff verwehrt", "en": "access refused"},
    State.ROBOTS_DENIED: {"de": "robots.txt verbietet den Abruf", "en": "forbidden by robots.txt"},
    State.GONE: {"de": "gelöscht", "en": "gone"},
    State.NOT_FOUND: {"de": "kein Artikel gefunden", "en": "no article found"},
    State.AMBIGUOUS: {"de": "mehrere Artikel möglich", "en": "several articles possible"},
    State.ERROR: {"de": "nicht lesbar", "en": "could not be read"},
}

SEVERITIES: dict[Severity, dict[str, tuple[str, str]]] = {
    Severity.ERROR: {"de": ("Fehler", "Fehler"), "en": ("error", "errors")},
    Severity.WARNING: {"de": ("Warnung", "Warnungen"), "en": ("warning", "warnings")},
    Severity.INFO: {"de": ("Hinweis", "Hinweise"), "en": ("note", "notes")},
}

PHRASES: dict[str, dict[str, str]] = {
    "line": {"de": "Zeile {n}", "en": "line {n}"},
    "sentence": {"de": "Absatz {n}, Satz {m}", "en": "paragraph {n}, sentence {m}"},
    "heading": {"de": "Überschrift", "en": "heading"},
    "as_there": {"de": "wie {place}", "en": "as in {place}"},
    "draft": {"de": "Entwurf", "en": "Draft"},
    "why": {"de": "Befund", "en": "Finding"},
    "todo": {"de": "Rat", "en": "Advice"},
    "supports": {"de": "Beleg", "en": "Source"},
    "contradicts": {"de": "Dagegen", "en": "Against"},
    "nearest": {"de": "Am nächsten", "en": "Nearest"},
    "no_passage": {
        "de": "keine Stelle in einer gelesenen Quelle",
        "en": "no passage in any source that was read",
    },
    "uncredited": {"de": "ohne Quellenangabe", "en": "credited to nobody"},
    "named_here": {"de": "im Satz genannt", "en": "named in the sentence"},
    "named_in": {"de": "genannt in {place}", "en": "named in {place}"},
    "unknown_outlet": {"de": "unbekannte Quelle", "en": "unknown outlet"},
    "title": {"de": "Titel", "en": "title"},
    "lead": {"de": "Vorspann", "en": "lead"},
    "paragraph": {"de": "Absatz {n}", "en": "paragraph {n}"},
    "open": {"de": "Zu klären", "en": "To be settled"},
    "unverifiable": {"de": "Nicht prüfbar", "en": "Could not be checked"},
    "supported": {"de": "Belegt", "en": "Borne out"},
    "not_checkable": {"de": "Ohne Prüfung", "en": "Not checked"},
    "sources": {"de": "Quellen", "en": "Sources"},
    "no_sources": {
        "de": "Der Entwurf nennt keine Quelle; es gibt nichts, wogegen zu prüfen wäre.",
        "en": "The draft credits no source; there is nothing to check it against.",
    },
    "no_claims": {
        "de": "Der Entwurf enthält keine Aussage; es gibt nichts zu prüfen.",
        "en": "The draft makes no statement; there is nothing to check.",
    },
    "no_attribution": {
        "de": "Der Entwurf schreibt keine Aussage einer Quelle zu.",
        "en": "The draft credits no statement to any source.",
    },
    "give": {
        "de": "angeben mit  --source {outlet}=ADRESSE_ODER_DATEI",
        "en": "give it with  --source {outlet}=URL_OR_FILE",
    },
    "save": {
        "de": "gespeicherte Seite angeben mit  --source {outlet}=DATEI",
        "en": "give a saved page with  --source {outlet}=FILE",
    },
    "checkable": {"de": "{n} von {of} prüfbar", "en": "{n} of {of} could be checked"},
    "read": {"de": "{n} gelesen", "en": "{n} read"},
    "unread": {"de": "{n} nicht", "en": "{n} not"},
    "exit": {"de": "Ausgang {n}", "en": "exit status {n}"},
    "clean": {"de": "Nichts zu beanstanden.", "en": "Nothing to object to."},
    "notes": {"de": "Anmerkungen", "en": "Notes"},
    "of": {"de": "vom {date}", "en": "{date}"},
    "sure": {"de": "Sicherheit {n} %", "en": "confidence {n}%"},
    "part": {"de": "Teil", "en": "Part"},
    "differs": {"de": "Entwurf {draft} · Quelle {source}", "en": "draft {draft} · source {source}"},
    "found_by": {"de": "gefunden über {how}", "en": "found by {how}"},
    "published": {"de": "veröffentlicht {date}", "en": "published {date}"},
    "show_all": {
        "de": "Belegstellen zeigen mit  --show all",
        "en": "to see their passages:  --show all",
    },
    "more": {
        "de": "{n} weitere Befunde stehen im Protokoll.",
        "en": "{n} more findings stand in the log.",
    },
    "by_comment": {"de": "{n} durch Kommentar erledigt", "en": "{n} settled by comment"},
    "by_baseline": {"de": "{n} aus dem Altbestand", "en": "{n} in the baseline"},
    "by_judge": {"de": "{n} vom Zweitleser aufgehoben", "en": "{n} lifted by the judge"},
    "by_unchanged": {"de": "{n} außerhalb der Änderung", "en": "{n} outside the change"},
    "all_outlets": {"de": "alle Quellen", "en": "all outlets"},
    "by_verdict": {"de": "Nach Urteil filtern", "en": "Filter by verdict"},
    "by_outlet": {"de": "Quelle", "en": "Outlet"},
    "previous": {"de": "vorige offene", "en": "previous open"},
    "next": {"de": "nächste offene", "en": "next open"},
    "showing": {
        "de": "{{n}} von {{of}} Aussagen, {{open}} offen",
        "en": "{{n}} of {{of}} statements, {{open}} open",
    },
    "statements": {"de": "Aussagen und Belege", "en": "Statements and passages"},
    "keys": {"de": "Tasten", "en": "Keys"},
    "outlet": {"de": "Quelle", "en": "Outlet"},
    "state": {"de": "Zustand", "en": "State"},
    "article": {"de": "Artikel", "en": "Article"},
    "published_on": {"de": "Erschienen", "en": "Published"},
    "read_at": {"de": "Gelesen", "en": "Read"},
    "digest": {"de": "Prüfsumme", "en": "Digest"},
    "settled_comment": {"de": "Durch Kommentar erledigt", "en": "Settled by comment"},
    "settled_baseline": {"de": "Aus dem Altbestand", "en": "In the baseline"},
    "settled_unchanged": {"de": "Nicht geändert seit", "en": "Not changed since"},
    "settled_judge": {"de": "Vom Zweitleser aufgehoben", "en": "Lifted by the judge"},
    "judge": {"de": "Zweitleser", "en": "Judge"},
    "judge_decided": {
        "de": "entschieden von {model} (Regeln: {rules}, {n} %; Prompt {prompt})",
        "en": "decided by {model} (rules: {rules}, {n}%; prompt {prompt})",
    },
    "judge_agreed": {
        "de": "bestätigt von {model} (Prompt {prompt})",
        "en": "confirmed by {model} (prompt {prompt})",
    },
    "credit": {"de": "Zuschreibung", "en": "Credit"},
    "statistics": {"de": "Zahlen", "en": "Statistics"},
    "timings": {"de": "Zeiten", "en": "Timings"},
}

_ANY_QUOTE = frozenset('„“”"»«‟')
QUOTES = {"de": ("„", "“"), "en": ("“", "”")}


_SAY_IT_ALL = frozenset({State.FULL, State.NOT_FOUND, State.PAYWALLED})


class Wording:
    """The words of one language; a language without its own column reads English."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"

    def __call__(self, phrase: str, **values: object) -> str:
        return PHRASES[phrase][self.language].format(**values)

    def verdict(self, verdict: Verdict) -> str:
        return VERDICTS[verdict][self.language]

    def verdict_count(self, verdict: Verdict, number: int) -> str:
        return VERDICTS_COUNTED[verdict][self.language].format(n=number)

    def state(self, state: State) -> str:
        return STATES[state][self.language]

    def detail(self, detail: Detail) -> str:
        return worded(detail, self.language)

    def reading(self, article: Article) -> str:
        """Why an article was read as it was, or which of its versions; empty where its state says it all."""
        detail = article.detail
        nested = (value for _, value in detail.values if isinstance(value, Detail))
        if article.state in _SAY_IT_ALL:
            detail = next((d for d in (detail, *nested) if d.code == "version"), UNSAID)
        return self.detail(detail) if detail else ""

    def kind(self, kind: ClaimKind, number: int) -> str:
        return f"{number} {KINDS[kind][self.language][number != 1]}"

    def severity(self, severity: Severity, number: int) -> str:
        return f"{number} {SEVERITIES[severity][self.language][number != 1]}"

    def quotes(self, text: str) -> tuple[str, str]:
        """The marks to set round a verbatim `text`; none when it has its own, which must stay as it is."""
        return ("", "") if _ANY_QUOTE.intersection(text) else QUOTES[self.language]

    def date(self, moment: object) -> str:
        """A day as the language writes it; `moment` is a datetime."""
        return f"{moment:%d.%m.%Y}" if self.language == "de" else f"{moment:%Y-%m-%d}"
