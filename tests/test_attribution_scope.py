"""How far a credit reaches. Each case is a whole little draft with the credit expected of every sentence."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from crosscheck import attribution, claims, drafts, language
from crosscheck.model import Attribution, Basis, Claim, Draft
from crosscheck.outlets import registry
from crosscheck.text.text import Text


class Case(NamedTuple):
    """`text` is the draft with „§domains“ after each sentence (§- for none, §? for any); `sources` are declared."""

    rule: str
    text: str
    sources: str = ""
    format: str = "txt"


CASES = [
    Case(
        "a closing domain covers its paragraph",
        "Der Rat beschloss den Bau.§n-tv.de Das Land zahlt.§n-tv.de Im Mai könne es losgehen n-tv.de.§n-tv.de",
    ),
    Case(
        "a credit in mid-paragraph covers what stands before and after",
        "Der Rat beschloss den Bau.§swr.de Er kostet laut SWR 3 Millionen Euro.§swr.de Das Land zahlt.§swr.de",
    ),
    Case(
        "a paragraph that follows without credit stays uncredited",
        "Der Rat beschloss den Bau, berichtet n-tv.§n-tv.de\n\nDie Opposition will klagen.§- Sie wartet ab.§-",
    ),
    Case(
        "outlets that head the columns of a table credit nothing after it",
        "| n-tv.de§? | SZ§? |\n|---|---|\n| drei Tote§- | vier Tote§- |\n\nDas Land zahlt.§-",
        format="md",
    ),
    Case(
        "a heading ends every credit",
        "## Bau§?\n\nDer Bau beginnt, meldet n-tv.§n-tv.de\n\n## Streit§?\n\nDemnach wird geklagt.§-",
        format="md",
    ),
    Case(
        "„demnach“ at the head of a paragraph carries the credit on",
        "Der Rat beschloss den Bau, berichtet n-tv.§n-tv.de\n\nDemnach zahlt das Land.§n-tv.de Es zahlt viel.§n-tv.de",
    ),
    Case(
        "„das Blatt“ and „der Sender“ find the outlet they fit",
        "Der Bau beginnt, berichten n-tv und der Südkurier.§n-tv.de,suedkurier.de\n\n"
        "Dem Sender zufolge zahlt das Land.§n-tv.de Das Blatt nennt den Bund.§suedkurier.de",
    ),
    Case("„das Magazin“ without an outlet to stand for credits nobody", "Das Magazin meldet 30 Fälle.§-"),
    Case(
        "„der Zeitung zufolge“ before its outlet is named finds it in the paragraph",
        "Der Zeitung zufolge zahlt das Land.§suedkurier.de Im Mai wird gebaut (suedkurier.de).§suedkurier.de",
    ),
    Case(
        "a new outlet takes over",
        "Der Bau beginnt, berichtet n-tv.§n-tv.de Er kostet viel.§n-tv.de "
        "Der SWR nennt 4 Millionen Euro.§swr.de Zudem fehle ein Radweg.§swr.de",
    ),
    Case(
        "a closing domain reaches back to the previous credit",
        "Der Rat beschloss den Bau n-tv.de.§n-tv.de Das Land zahlt.§swr.de Im Mai wird gebaut swr.de.§swr.de",
    ),
    Case(
        "a plain sentence between a telling and a closing credit belongs to the latter",
        "Der Bau beginnt, berichtet n-tv.§n-tv.de Das Land zahlt.§swr.de Im Mai wird gebaut (swr.de).§swr.de",
    ),
    Case(
        "one that carries on belongs to the credit before",
        "Der Bau beginnt, berichtet n-tv.§n-tv.de Zudem zahle das Land.§n-tv.de Im Mai wird gebaut (swr.de).§swr.de",
    ),
    Case(
        "a line with one source covers the paragraph above",
        "Der Rat beschloss den Bau.§swr.de Das Land zahlt.§swr.de\n\nQuelle: SWR§swr.de",
    ),
    Case(
        "a sentence that only names the source covers its paragraph",
        "Der Rat beschloss den Bau.§sueddeutsche.de Das Land zahlt.§sueddeutsche.de "
        "Darüber berichtet die Süddeutsche Zeitung.§sueddeutsche.de",
    ),
    Case(
        "a list of several sources covers nothing by itself",
        "Der Rat beschloss den Bau.§- Das Land zahlt.§-\n\nQuellen: n-tv.de, swr.de§n-tv.de,swr.de",
    ),
    Case(
        "a line with several sources inside the draft covers the paragraphs above it with all of them",
        "Der Rat beschloss den Bau.§n-tv.de,swr.de Das Land zahlt.§n-tv.de,swr.de\n\nQuellen: n-tv.de, swr.de§?\n\n"
        "Die Bahn baut um, berichtet die FAZ.§faz.net",
    ),
    Case(
        "footnotes in square brackets lead to their entries",
        "Der Rat beschloss den Bau.[1]§suedkurier.de Das Land zahlt.[2]§n-tv.de Im Mai wird gebaut.[1, 2]"
        "§suedkurier.de,n-tv.de\n\nDie Opposition wartet ab.§-\n\n[1] Südkurier: Rat beschließt Bau§?\n"
        "[2] n-tv.de: Bau beginnt im Mai§?",
    ),
    Case(
        "raised figures lead to their entries",
        "Der Rat beschloss den Bau.¹§suedkurier.de Das Land zahlt.²§n-tv.de\n\nDie Opposition wartet ab.§-\n\n"
        "¹ Südkurier: Rat beschließt Bau§?\n² https://www.n-tv.de/politik/bau-article1.html§?",
    ),
    Case(
        "figures that HTML raises lead to their entries",
        "<p>Der Rat beschloss den Bau.<sup>1</sup>§suedkurier.de Das Land zahlt<sup>2</sup>.§n-tv.de "
        'CO2 fällt kaum an.§n-tv.de</p><p>[1] <a href="https://www.suedkurier.de/a;art1,2">Bau</a>§?<br>'
        '[2] <a href="https://www.n-tv.de/a-article1.html">Geld</a>§?</p>',
        format="html",
    ),
    Case(
        "a list that numbers itself holds the sources that raised figures lead to",
        "<p>Der Rat beschloss den Bau.<sup>1</sup>§suedkurier.de Das Land zahlt.<sup>2</sup>§n-tv.de</p><ol>"
        "<li>Südkurier, 12. Mai§?</li><li>n-tv: Geld für den Bau§?</li></ol>",
        format="html",
    ),
    Case(
        "a line that is nothing but a name or an address covers what stands above it",
        "<h2>Bau§?</h2><p>Der Rat beschloss den Bau.§swr.de Das Land zahlt.§swr.de</p><p>SWR§?</p>"
        "<p>Die Bahn baut um.§n-tv.de</p><p>n-tv.de§?</p><p>Niemand klagt.§-</p>",
        format="html",
    ),
    Case(
        "a signature under a quotation is the quotation's alone",
        "<p>Das Land zahlt.§-</p><blockquote><p>Es reicht.§suedkurier.de</p><p>— Südkurier§?</p></blockquote>",
        format="html",
    ),
    Case(
        "a link „Zum Artikel bei …“ closes its section",
        "<h2>Bau§?</h2><p>Der Rat beschloss den Bau.§n-tv.de</p><p>Das Land zahlt.§n-tv.de</p>"
        '<p><a href="https://www.n-tv.de/a-article1.html">Zum Artikel bei n-tv</a>§?</p>',
        format="html",
    ),
    Case(
        "what somebody tells another outlet is the credited outlet's news",
        "Der Bau beginnt, berichtet der Standard.§derstandard.at „Gut so“, sagte Koller dem ORF.§derstandard.at",
        "derstandard.at",
    ),
    Case(
        "what somebody tells a declared source is that source's",
        "Der Bau beginnt, berichtet der Standard.§derstandard.at „Gut so“, sagte Koller dem ORF.§orf.at",
        "derstandard.at orf.at",
    ),
    Case("a newspaper nobody declared is still credited", "Laut FAZ wird im Mai gebaut.§faz.net", "n-tv.de"),
    Case(
        "an agency inside the news leaves the credit where it is",
        "Der Bau beginnt, berichtet n-tv.§n-tv.de Laut dpa zahlt das Land.§n-tv.de",
        "n-tv.de",
    ),
    Case("a declared agency is credited", "Laut dpa zahlt das Land.§dpa.com", "dpa.com"),
    Case("a foreign broadcaster in a German draft is a speaker", "Laut CNN zahlt das Land.§-", "n-tv.de"),
    Case("a declared foreign broadcaster is credited", "Laut CNN zahlt das Land.§cnn.com", "cnn.com"),
    Case(
        "an outlet that another one cites is not credited beside it",
        "Der Bau beginnt, wie n-tv unter Berufung auf die Süddeutsche Zeitung berichtet.§n-tv.de",
    ),
    Case(
        "a list belongs to its credited lead-in",
        "Der Rat hat nach SWR-Informationen dreierlei beschlossen:§swr.de\n\n- Der Bau beginnt im Mai.§swr.de\n"
        "- Das Land zahlt.§swr.de\n\nDie Opposition wartet ab.§-",
        format="md",
    ),
    Case(
        "items of a list are credited each for itself",
        "- Der Bau beginnt im Mai, berichtet n-tv.§n-tv.de\n- Das Land zahlt.§-\n- Die Bahn baut um (SWR).§swr.de",
        format="md",
    ),
    Case(
        "a citation that closes a list covers it and the line that announces it",
        "Der Rat hat dreierlei beschlossen:§swr.de\n\n- Der Bau beginnt im Mai.§swr.de\n- Das Land zahlt.§swr.de\n"
        "- Die Bahn baut um (swr.de).§swr.de\n\nDie Opposition wartet ab.§-",
        format="md",
    ),
    Case(
        "„demnach“ in a paragraph's first sentence carries on, unless the sentence has its own speaker",
        "Der Wirt geht, meldet n-tv.§n-tv.de\n\nSein Sohn soll demnach folgen.§n-tv.de\n\n"
        "Die Polizei räumte Fehler ein: Sie kam demnach zu spät.§-",
    ),
    Case(
        "an opinion at the end of a paragraph does not cut off what carries on",
        "Der Wirt geht, meldet n-tv.§n-tv.de Das ist schade.§-\n\nDem Bericht zufolge folgt sein Sohn.§n-tv.de",
    ),
    Case(
        "a name with a town is a name, not „die Zeitung“",
        "Der Wirt geht, meldet n-tv.§n-tv.de\n\nDie Lindhofer Zeitung meldet, dass er bleibt.§Lindhofer_Zeitung",
    ),
    Case(
        "an everyday word names a declared source",
        "Die Zeit verweist auf Akten.§zeit.de\n\nDie Zeit drängt.§-",
        "zeit.de",
    ),
    Case(
        "a declared source is credited wherever it is named, unless it is spoken of",
        "Auch der SWR kennt die Zahl.§swr.de\n\nDer Minister kritisierte den SWR.§-\n\n"
        "Beim SWR streikten 200 Leute.§-",
        "swr.de",
    ),
    Case(
        "a heading that is an outlet's name credits its section",
        "## Südkurier§?\n\nDer Bau beginnt.§suedkurier.de\n\nDas Land zahlt.§suedkurier.de\n\n## SWR§?\n\n"
        "Die Bahn baut um.§swr.de",
        format="md",
    ),
    Case(
        "a colon announces the block that follows",
        "Die Süddeutsche Zeitung schreibt:§sueddeutsche.de\n\n> Der Rat hat versagt.§sueddeutsche.de Das Land zahlt."
        "§sueddeutsche.de\n\nDie Bahn baut um.§-",
        format="md",
    ),
    Case(
        "an opinion is nobody's, and the credit goes on behind it",
        "Der Bau beginnt, berichtet n-tv.§n-tv.de Das ist erfreulich.§- Zudem zahle das Land.§n-tv.de",
    ),
    Case(
        "a link on a phrase credits its sentence and the paragraph",
        "Der Rat [beschloss den Bau](https://www.n-tv.de/a-article1.html).§n-tv.de Das Land zahlt.§n-tv.de",
        format="md",
    ),
    Case(
        "a link to a firm's own page credits nobody",
        "Die [Bahn](https://bahn.example/presse/bau) baut um.§- Das Land zahlt.§-",
        format="md",
    ),
    Case(
        "the user's kind of digest: a domain in mid-paragraph, then one that carries on, then nobody",
        "Das Gespräch soll Probleme abbauen, wie suedkurier.de berichtet.§suedkurier.de Hierbei wurde der Gipfel "
        "erwähnt.§suedkurier.de\nIn der kommenden Woche sind Gespräche geplant.§-\nKomplexität und Zugeständnisse§?\n"
        "Eine Prognose gibt es nicht.§n-tv.de Niemand könne alles erreichen n-tv.de.§n-tv.de",
    ),
    Case(
        "in a press review names that are everyday words are names",
        "# Presseschau zur Rente§?\n\nDie Welt spricht von einem Placebo.§welt.de Das Problem bleibe.§welt.de\n\n"
        "Für die Zeit ist es ein Anfang.§zeit.de\n\n**Stern:** Der Plan ist tot.§-",
        format="md",
    ),
    Case(
        "outside one they are words",
        "# Rente in der Welt§?\n\nDie Welt spricht von einem Placebo.§- Der Standard sieht drei Stufen vor.§-",
        format="md",
    ),
    Case(
        "„Mehr dazu im …“ names the paragraph's source",
        "Der Kreistag beschloss den Etat.§suedkurier.de Die Umlage steigt.§suedkurier.de Mehr dazu im Südkurier.§?",
    ),
    Case(
        "English: the broadcaster, the paper, and a paragraph of nobody's",
        "The ferry ran aground, the Guardian reports.§theguardian.com Nobody was hurt.§theguardian.com\n\n"
        "Sky News says the radar failed.§news.sky.com The broadcaster quotes the captain.§news.sky.com\n\n"
        "The school stays shut.§-",
    ),
]


def solve(case: Case) -> tuple[Draft, tuple[Claim, ...], list[tuple[Attribution, ...]], list[str]]:
    """The draft of a case, its claims and credits, and the credits expected."""
    text, expected = "", []
    for piece in case.text.split("§"):
        if not expected and not text:
            text = piece
            continue
        mark, rest = _mark(piece)
        expected.append(mark)
        text += rest
    draft = drafts.read(f"draft.{case.format}", text.encode())
    rules = language.get(language.detect(draft.text))
    known = registry.load()
    for domain in case.sources.split():
        outlet = known.by_domain(domain)
        assert outlet is not None
        known = known.with_sources((outlet,))
    found = claims.split(draft, Text.of(draft, rules))
    credited = attribution.attribute(draft, found, known, rules)
    return draft, found, [each.attributions for each in credited], expected


def _mark(piece: str) -> tuple[str, str]:
    end = next((i for i, c in enumerate(piece) if c in " \n<"), len(piece))
    return piece[:end], piece[end:]


@pytest.mark.parametrize("case", CASES, ids=[c.rule for c in CASES])
def test_reach(case: Case) -> None:
    """Every sentence of the draft is credited as the rule has it."""
    _, found, credits, expected = solve(case)
    assert len(found) == len(expected), [c.text for c in found]
    for claim, each, mark in zip(found, credits, expected, strict=True):
        if mark != "?":
            assert {a.domain for a in each} == set(mark.replace("_", " ").split(",")) - {"-"}, claim.text


@pytest.mark.parametrize("case", CASES, ids=[c.rule for c in CASES])
def test_every_attribution_can_say_why(case: Case) -> None:
    """Basis and reach are told apart, and each reach code has its text in both languages."""
    draft, found, credits, _ = solve(case)
    for claim, each in zip(found, credits, strict=True):
        for credit in each:
            inside = claim.span.covers(credit.cue_span)
            assert inside or credit.basis is Basis.SCOPE
            for lang in ("de", "en"):
                assert attribution.reach_text(credit.reach, lang)
    assert draft.text


def test_an_ambiguous_name_lists_all_it_fits() -> None:
    """„AZ“ without a source that decides: no outlet, but the candidates."""
    draft = drafts.read("d.txt", b"Laut AZ zahlt das Land den Bau.")
    rules = language.get("de")
    found = claims.split(draft, Text.of(draft, rules))
    (credit,) = attribution.attribute(draft, found, registry.load(), rules)[0].attributions
    assert credit.outlet is None
    assert len(credit.candidates) >= 3


def test_a_source_settles_an_ambiguous_name() -> None:
    """„SZ“ is the Saarbrücker Zeitung where that, and not the Süddeutsche, is a source."""
    draft = drafts.read("d.txt", b"Laut SZ zahlt das Land den Bau.")
    rules, known = language.get("de"), registry.load()
    found = claims.split(draft, Text.of(draft, rules))
    outlet = known.by_domain("saarbruecker-zeitung.de")
    assert outlet is not None
    (without,) = attribution.attribute(draft, found, known, rules)
    (given,) = attribution.attribute(draft, found, known.with_sources((outlet,)), rules)
    assert without.attributions[0].domain == "sueddeutsche.de"
    assert given.attributions[0].outlet == outlet


@pytest.mark.parametrize(
    ("lang", "words"), [("de", ("übergangen", "n-tv.de")), ("en", ("passed over", "n-tv.de"))]
)
def test_explain_shows_cue_reach_and_what_was_passed_over(lang: str, words: tuple[str, str]) -> None:
    """Each sentence with its credit, the reason, and the names that are none."""
    text = "Der Rat beschloss den Bau, berichtet n-tv. Ein Sprecher des SWR schwieg."
    draft = drafts.read("d.txt", text.encode())
    rules = language.get("de")
    found = claims.split(draft, Text.of(draft, rules))
    told = attribution.explain(draft, found, registry.load(), rules, lang)
    assert [e.claim_id for e in told] == ["c1", "c2"]
    shown = "\n".join(line for e in told for line in e.lines)
    assert all(word in shown for word in words)
    assert "SWR" in shown
