"""The half that the extraction was worked on with."""
# ruff: noqa: E501 -- markup as systems write it

from __future__ import annotations

from article_pages import Case, case, esc, ld, outlet, paragraphs
from article_pages import stories as s
from article_pages.stories import Story

ALTMARK = outlet("altmark-bote.example", "Altmark-Bote")
KURIER = outlet("nordwestkurier.example", "Nordwest-Kurier")
FUNK = outlet("landesfunk.example", "Landesfunk")
WIENER = outlet("abendpost.at", "Abendpost", "Europe/Vienna", "AT")
GAZETTE = outlet("thornmouthgazette.co.uk", "Thornmouth Gazette", "Europe/London", "GB")
DNA = outlet("dna-agentur.example", "DNA")
KREIS = outlet("kreisblatt.example", "Tessower Kreisblatt")
BERGE = outlet("talwacht.ch", "Talwacht", "Europe/Zurich", "CH")

TEASERS = """<section class="more-articles"><h2>Weitere Artikel</h2>
<article class="teaser"><time datetime="2026-11-25T07:00:00+01:00">25.11.2026, 07:00 Uhr</time><h3><a href="/a/1">Bauhof sucht Helfer</a></h3><p>Der Winterdienst beginnt früher als sonst.</p></article>
<article class="teaser"><time datetime="2026-11-24T07:00:00+01:00">24.11.2026, 07:00 Uhr</time><h3><a href="/a/2">Neue Ampel am Markt</a></h3><p>Autofahrer müssen länger warten.</p></article></section>"""
COMMENTS = """<section id="comments" class="comments-area"><h2>2 Kommentare</h2><ol class="comment-list">
<li class="comment"><div class="comment-meta"><b>Hein</b> <a href="#c1"><time datetime="2026-11-21T09:00:00+01:00">21. November 2026 um 9:00 Uhr</time></a></div><div class="comment-content"><p>Das war doch abzusehen, seit Jahren wird geredet.</p></div></li>
<li class="comment"><div class="comment-meta"><b>Trude</b> <a href="#c2"><time datetime="2026-11-22T10:00:00+01:00">22. November 2026 um 10:00 Uhr</time></a></div><div class="comment-content"><p>Ich finde die Entscheidung richtig.</p></div></li></ol></section>"""
FOOT = '<footer><p>© 2003–2026 Verlag · <a href="/impressum">Impressum</a> · <a href="/datenschutz">Datenschutz</a></p></footer>'
NAV = '<header class="site-header"><div class="today">Mittwoch, 25. November 2026</div><nav><ul><li><a href="/">Start</a></li><li><a href="/politik">Politik</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>'


# ---- WordPress


def wordpress_yoast_graph(st: Story) -> str:
    data = ld(**{"@graph": [
        {"@type": "Article", "headline": st.title, "datePublished": "2026-11-19T08:02:11+00:00", "dateModified": "2026-11-20T09:00:00+00:00", "author": {"name": st.author}, "mainEntityOfPage": {"@id": "https://altmark-bote.example/hallenbad/"}},
        {"@type": "WebPage", "@id": "https://altmark-bote.example/hallenbad/", "name": f"{st.title} - Altmark-Bote", "datePublished": "2026-11-19T08:02:11+00:00"},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Startseite"}]},
    ]})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8"><title>{esc(st.title)} - Altmark-Bote</title>
<link rel="canonical" href="https://altmark-bote.example/hallenbad/"><meta property="og:title" content="{esc(st.title)} - Altmark-Bote"><meta property="og:site_name" content="Altmark-Bote">
<meta property="article:published_time" content="2026-11-19T08:02:11+00:00">{data}</head><body class="single single-post">{NAV}
<main><article class="post type-post"><header class="entry-header"><h1 class="entry-title">{esc(st.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2026-11-19T09:02:11+01:00">19. November 2026</time><time class="updated" datetime="2026-11-20T10:00:00+01:00">20. November 2026</time></span> <span class="byline">von {st.author}</span></div></header>
<div class="entry-content">{paragraphs(st)}</div></article>{COMMENTS}</main><aside class="widget-area"><section class="widget"><h2>Neueste Beiträge</h2><ul><li><a href="/x">Bauhof sucht Helfer</a> <span class="post-date">25. November 2026</span></li></ul></section></aside>{FOOT}</body></html>"""


def wordpress_linked_date(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} &#8211; Altmark-Bote</title></head><body class="single">{NAV}
<main id="main"><article class="hentry"><header><h1 class="entry-title">{esc(st.title)}</h1>
<p class="entry-meta">Veröffentlicht am <a href="https://altmark-bote.example/2026/11/17/" rel="bookmark">17. November 2026</a> von <a href="/author/x" rel="author">{st.author}</a></p></header>
<div class="entry-content">{paragraphs(st)}</div><footer class="entry-footer">Kategorie: <a href="/k">Kultur</a></footer></article>{COMMENTS}</main>{FOOT}</body></html>"""


def wordpress_pagebuilder(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Altmark-Bote – Nachrichten aus der Altmark</title>
<meta property="og:title" content="{esc(st.title)}"><meta property="og:site_name" content="Altmark-Bote – Nachrichten aus der Altmark"></head><body>{NAV}
<div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_column"><div class="et_pb_module et_pb_post_title"><h1 class="entry-title">{esc(st.title)}</h1>
<p class="et_pb_title_meta_container">von <span class="author vcard"><a href="/a">{st.author}</a></span> | <span class="published">Nov. 12, 2026</span> | <a href="/l" rel="category tag">Leben</a> | <span class="comments-number">3 Kommentare</span></p></div>
<div class="et_pb_module et_pb_text"><div class="et_pb_text_inner">{paragraphs(st)}</div></div></div></div></div>{FOOT}</body></html>"""


# ---- Drupal


def drupal_rdfa(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de" prefix="schema: http://schema.org/"><head><meta charset="utf-8"><title>{esc(st.title)} | Landesfunk</title></head><body class="path-node page-node-type-article">{NAV}
<main><div class="region region-content"><div class="block-page-title"><h1 class="page-title"><span property="schema:name">{esc(st.title)}</span></h1></div>
<article role="article" typeof="schema:Article"><span property="schema:name" content="{esc(st.title)}" class="hidden"></span><footer class="node__meta"><div class="node__submitted">Von <span>Redaktion</span>, <span property="schema:dateCreated" content="2026-11-18T13:45:00+00:00">Mi., 18.11.2026 - 14:45</span></div></footer>
<div class="node__content"><div class="field field--name-body">{paragraphs(st)}</div></div></article></div></main>{FOOT}</body></html>"""


def drupal_metatag(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Abendpost</title><meta name="dcterms.title" content="{esc(st.title)}"><meta name="dcterms.date" content="2026-11-13T05:30"><meta property="og:title" content="{esc(st.title)}"><meta property="og:site_name" content="Abendpost"></head><body>{NAV}
<main><article class="node node--type-artikel"><h1>{esc(st.title)}</h1><div class="field--name-field-teaser"><p>{esc(st.lead)}</p></div><div class="field--name-body">{paragraphs(st)}</div></article>{TEASERS}</main>{FOOT}</body></html>"""


# ---- Escenic / CUE


def escenic_kicker(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.kicker)}: {esc(st.title)} - Nordwest-Kurier</title><meta property="og:title" content="{esc(st.kicker)}: {esc(st.title)}"><meta property="og:type" content="article"><meta property="og:site_name" content="Nordwest-Kurier"></head><body>{NAV}
<main><article class="article"><header class="article-header"><h1 class="article-headline"><span class="article-kicker">{esc(st.kicker)}</span><span class="article-title">{esc(st.title)}</span></h1><p class="article-intro">{esc(st.lead)}</p>
<div class="article-meta"><span class="author">Von {st.author}</span><span class="date">20.11.2026, 06:12 Uhr</span></div></header>
<figure><img src="x.jpg" alt=""><figcaption>Land unter in Lüttau. Archivbild vom 3. Mai 2019.</figcaption></figure><div class="article-body">{paragraphs(st)}</div></article>{TEASERS}</main>{FOOT}</body></html>"""


def escenic_section_tail(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "headline": st.title, "datePublished": "2026-11-19T11:20:00.000+0100", "articleSection": "Wirtschaft"})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} – Wirtschaft – Nordwest-Kurier</title><meta property="og:title" content="{esc(st.title)} – Wirtschaft – Nordwest-Kurier">{data}</head><body>{NAV}
<main><article><span class="kicker">{esc(st.kicker)}</span><h1>{esc(st.title)}</h1><p class="lead">{esc(st.lead)}</p><div class="body">{paragraphs(st)}</div></article>{TEASERS}</main>{FOOT}</body></html>"""


# ---- CoreMedia, public broadcasters


def coremedia_stand(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | landesfunk.example</title><meta property="og:title" content="{esc(st.title)}"><meta property="og:site_name" content="landesfunk.example"></head><body>{NAV}
<main><article class="container content-wrapper"><div class="seitenkopf"><h1 class="seitenkopf__headline"><span class="seitenkopf__topline">{esc(st.kicker)}</span><span class="seitenkopf__headline--text">{esc(st.title)}</span></h1><div class="metatextline">Stand: 18.11.2026 16:40 Uhr</div></div>
<p class="textabsatz"><strong>{esc(st.lead)}</strong></p>{paragraphs(st, attributes='class="textabsatz columns"')}
<p class="textabsatz">Dieses Thema im Programm: Das Mittagsmagazin, 18.11.2026, 12:00 Uhr</p></article></main>{FOOT}</body></html>"""


def broadcaster_live_notice(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} - Landesfunk Regional - Landesfunk</title></head><body>{NAV}
<main><div class="modA modStage"><p class="dachzeile">{esc(st.kicker)}</p><h1>{esc(st.title)}</h1><p class="stand">Datum: <time>Dienstag, 24. November 2026</time> | 15:05 Uhr</p><p class="einleitung">{esc(st.lead)}</p></div>
<div class="modParagraph">{paragraphs(st)}</div><div class="modSendung"><h4>Sendung</h4><p>Landesfunk am Abend | 26.11.2026 | 18:30 Uhr</p></div></main>{FOOT}</body></html>"""


# ---- Arc XP


def arc_utc(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "mainEntityOfPage": {"@type": "WebPage", "@id": "https://kreisblatt.example/lokales/klinik-ABC123.html"}, "headline": f"{st.title} | Tessower Kreisblatt", "datePublished": "2026-11-17T22:41:09.123Z", "dateModified": "2026-11-18T05:00:00Z", "isAccessibleForFree": True})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Tessower Kreisblatt</title><meta property="og:title" content="{esc(st.title)}"/>{data}</head><body>{NAV}
<main><article class="b-article-body"><h1 class="b-headline">{esc(st.title)}</h1><h2 class="b-subheadline">{esc(st.lead)}</h2><time class="b-date" dateTime="2026-11-17T22:41:09.123Z">17. November 2026 um 23:41 Uhr</time>{paragraphs(st)}</article>{TEASERS}</main>{FOOT}</body></html>"""


def arc_truncated_headline(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "headline": st.title[:44] + "...", "datePublished": "2026-11-19T06:00:00+01:00"})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)}</title>{data}</head><body>{NAV}<main><article><h1>{esc(st.title)}</h1><p>{esc(st.lead)}</p>{paragraphs(st)}</article></main>{FOOT}</body></html>"""


# ---- Atex


def atex_time_text(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de-CH"><head><meta charset="utf-8"><title>{esc(st.title)} | Talwacht</title><meta property="og:title" content="{esc(st.title)}"></head><body>{NAV}
<main><section class="article"><small class="overline">{esc(st.kicker)}</small><h1>{esc(st.title)}</h1><div class="meta-bar"><time>Fr, 20. Nov. 2026, 17.32 Uhr</time><span>Aktualisiert: Sa, 21. Nov. 2026, 08.00 Uhr</span></div><div class="article-text">{paragraphs(st)}</div></section>{TEASERS}</main>{FOOT}</body></html>"""


def atex_meta_date(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} : Tessower Kreisblatt</title><meta name="date" content="2026-11-11T10:15:00+0100"><meta name="publisher" content="Tessower Kreisblatt"></head><body>{NAV}
<div class="p402_premium"><h1>{esc(st.title)}</h1><div class="text">{paragraphs(st)}</div></div>{TEASERS}{FOOT}</body></html>"""


# ---- self-made


def selfmade_date_in_address(st: Story) -> str:
    return f"""<html><head><title>{esc(st.title)}</title></head><body bgcolor="#ffffff"><table width="100%"><tr><td width="150"><a href="/">Start</a><br><a href="/archiv">Archiv</a></td><td><h1>{esc(st.title)}</h1>{paragraphs(st)}</td><td><b>Termine</b><br>28. November 2026, 19 Uhr: Skat im Dorfkrug<br>5. Dezember 2026: Weihnachtsmarkt</td></tr></table><center>Copyright 26.11.2026 by Verein Lüttau</center></body></html>"""


def selfmade_label_below(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="iso-8859-1"><title>Lüttau online: {esc(st.title)}</title></head><body><div id="nav"><a href="/">Start</a></div><div id="inhalt"><h2 class="ueberschrift">{esc(st.title)}</h2>{paragraphs(st, heading="h3")}<p><i>Veröffentlicht am 9. November 2026 um 18.05 Uhr</i></p></div><div id="fuss">Letzte Änderung dieser Seite: 1.12.2026</div></body></html>"""


def selfmade_no_date(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)}</title></head><body>{NAV}<main><h1>{esc(st.title)}</h1>{paragraphs(st)}<div class="event-box"><h3>Termin</h3><p>Infoabend: 3. Dezember 2026, 19 Uhr, Gasthof Krone</p></div></main>{TEASERS}{FOOT}</body></html>"""


def selfmade_iso_address(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>+++ {esc(st.title)} +++</title></head><body><nav><a href="/">Start</a></nav><main><h1>+++ {esc(st.title)} +++</h1>{paragraphs(st)}</main>{FOOT}</body></html>"""


# ---- agencies


def agency_portal(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | DNA</title><meta property="og:title" content="{esc(st.title)}"></head><body>{NAV}
<main><article class="story"><div class="story-date">19.11.2026 – 10:15</div><p class="customer">Nordnetz GmbH</p><h1 class="story-hl">{esc(st.title)}</h1><div class="story-text">{paragraphs(st)}</div><div class="story-contact"><p>Pressekontakt: Nordnetz GmbH, Tel. 0461 123456</p><p>Original-Content von: Nordnetz GmbH, übermittelt durch DNA</p></div></article></main>{FOOT}</body></html>"""


def agency_feed(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} - DNA-Newsticker</title></head><body><main><div class="newsitem" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{esc(st.title)}</h1><meta itemprop="datePublished" content="2026-11-19T04:50:00+01:00"><div itemprop="articleBody">{paragraphs(st)}</div><p>© DNA, dna:26112026</p></div></main>{FOOT}</body></html>"""


# ---- local papers with a paywall


def paywall_teaser(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "headline": st.title, "isAccessibleForFree": "False", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Nordwest-Kurier PLUS</title><meta property="og:title" content="{esc(st.title)} | Nordwest-Kurier PLUS">{data}</head><body>{NAV}
<main><article><div class="breadcrumb"><a href="/l">Lokales</a></div><h1>{esc(st.title)}</h1><div class="info"><span>{st.author}</span><span>16.11.2026 | Stand 17.11.2026, 9:01 Uhr</span></div><div class="body">{paragraphs(st, 2)}</div><div class="paywall"><h3>Jetzt weiterlesen</h3><p>Sie möchten weiterlesen? Angebot gültig bis 31.12.2026.</p></div></article>{TEASERS}</main>{FOOT}</body></html>"""


def paywall_plus_mark(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>(K+) {esc(st.kicker)}: {esc(st.title)} - Tessower Kreisblatt</title><meta property="og:title" content="(K+) {esc(st.title)}"><meta property="article:published_time" content="2026-11-18T19:30:00+01:00"></head><body>{NAV}<main><article><p class="topline">{esc(st.kicker)}</p><h1>{esc(st.title)}</h1>{paragraphs(st)}</article></main>{FOOT}</body></html>"""


# ---- English


def english_long_form(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{esc(st.title)} | Weather | Thornmouth Gazette</title><meta property="og:title" content="{esc(st.title)}"></head><body><header><span>Wednesday, 25 November 2026</span><nav><a href="/">Home</a></nav></header><main><article><h1>{esc(st.title)}</h1><div class="dateline">Published: 19th November 2026, 7:45am</div>{paragraphs(st)}</article><aside><h3>Most read</h3><p>24 November 2026 <a href="/b">Harbour lights switched on</a></p></aside></main><footer>© 2026 Gazette Media</footer></body></html>"""


def english_us_style(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(st.title)} - Thornmouth Gazette</title></head><body><main><h1>{esc(st.title)}</h1><p class="byline">By {st.author}</p><p>November 19, 2026 at 10:15 p.m. GMT</p><div class="story">{paragraphs(st)}</div></main></body></html>"""


CASES: tuple[Case, ...] = (
    case("WordPress", ALTMARK, "https://altmark-bote.example/hallenbad/", s.HALLENBAD, "2026-11-19T09:02:11+01:00", wordpress_yoast_graph),
    case("WordPress", ALTMARK, "https://altmark-bote.example/?p=4711", s.MUSEUM, "2026-11-17T00:00:00+01:00", wordpress_linked_date),
    case("WordPress", ALTMARK, "https://altmark-bote.example/laden/", s.BANK, "2026-11-12T00:00:00+01:00", wordpress_pagebuilder),
    case("Drupal", FUNK, "https://landesfunk.example/node/1234", s.SCHULE, "2026-11-18T14:45:00+01:00", drupal_rdfa),
    case("Drupal", WIENER, "https://abendpost.at/artikel/nordhafen", s.NORDHAFEN, "2026-11-13T05:30:00+01:00", drupal_metatag),
    case("Escenic/CUE", KURIER, "https://nordwestkurier.example/region/unwetter_aid-100.html", s.UNWETTER, "2026-11-20T06:12:00+01:00", escenic_kicker),
    case("Escenic/CUE", KURIER, "https://nordwestkurier.example/wirtschaft/nordhafen_aid-101.html", s.NORDHAFEN, "2026-11-19T11:20:00+01:00", escenic_section_tail),
    case("CoreMedia", FUNK, "https://landesfunk.example/nachrichten/schule-102.html", s.SCHULE, "2026-11-18T16:40:00+01:00", coremedia_stand),
    case("public broadcaster", FUNK, "https://landesfunk.example/regional/strom103.html", s.STROM, "2026-11-24T15:05:00+01:00", broadcaster_live_notice),
    case("Arc XP", KREIS, "https://kreisblatt.example/lokales/klinik-ABC123.html", s.KLINIK, "2026-11-17T23:41:09+01:00", arc_utc),
    case("Arc XP", KREIS, "https://kreisblatt.example/sport/derby-DEF456.html", s.DERBY, "2026-11-19T06:00:00+01:00", arc_truncated_headline),
    case("Atex", BERGE, "https://talwacht.ch/laden-ld.22331", s.BANK, "2026-11-20T17:32:00+01:00", atex_time_text),
    case("Atex", KREIS, "https://kreisblatt.example/kultur/museum;art120,3344", s.MUSEUM, "2026-11-11T10:15:00+01:00", atex_meta_date),
    case("self-made", ALTMARK, "http://altmark-bote.example/artikel/2026/11/08/laden.htm", s.BANK, "2026-11-08T00:00:00+01:00", selfmade_date_in_address),
    case("self-made", ALTMARK, "http://altmark-bote.example/seite.php?id=88", s.KLINIK, "2026-11-09T18:05:00+01:00", selfmade_label_below),
    case("self-made", ALTMARK, "https://altmark-bote.example/news/fähre", s.FAEHRE, "", selfmade_no_date),
    case("self-made", ALTMARK, "https://altmark-bote.example/ticker/20261119/faehre.html", s.FAEHRE, "2026-11-19T00:00:00+01:00", selfmade_iso_address),
    case("agency", DNA, "https://dna-agentur.example/pm/9001/55", s.STROM, "2026-11-19T10:15:00+01:00", agency_portal),
    case("agency", DNA, "https://dna-agentur.example/ticker/55", s.FAEHRE, "2026-11-19T04:50:00+01:00", agency_feed),
    case("paywall", KURIER, "https://nordwestkurier.example/ellrode/bad_aid-107.html", s.HALLENBAD, "2026-11-16T00:00:00+01:00", paywall_teaser, only=2),
    case("paywall", KREIS, "https://kreisblatt.example/lokales/klinik-77", s.KLINIK, "2026-11-18T19:30:00+01:00", paywall_plus_mark),
    case("English", GAZETTE, "https://thornmouthgazette.co.uk/news/24001.flood/", s.FLOOD, "2026-11-19T07:45:00+00:00", english_long_form),
    case("English", GAZETTE, "https://thornmouthgazette.co.uk/news/24002.rail/", s.TRAINS, "2026-11-19T22:15:00+00:00", english_us_style),
)  # fmt: skip
