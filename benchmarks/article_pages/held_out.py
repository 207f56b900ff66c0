"""The half that was written before anything was measured, and is only scored."""
# ruff: noqa: E501 -- markup as systems write it

from __future__ import annotations

from article_pages import Case, case, esc, ld, outlet, paragraphs
from article_pages import stories as s
from article_pages.stories import Story

HEIDE = outlet("heidezeitung.example", "Heidezeitung")
MAGAZIN = outlet("moormagazin.example", "Moor-Magazin")
SENDER = outlet("kueste1.example", "Küste 1")
TAGPOST = outlet("tagpost.at", "Tagpost", "Europe/Vienna", "AT")
HERALD = outlet("northmoorherald.co.uk", "Northmoor Herald", "Europe/London", "GB")
PRESS = outlet("nordpress.example", "nordpress")
BOTE = outlet("luettauerbote.example", "Lüttauer Bote")
SEEBLICK = outlet("seeblick.ch", "Seeblick", "Europe/Zurich", "CH")

TOP = """<div id="top"><span class="datum-heute">26. November 2026</span><ul class="menu"><li><a href="/lokales">Lokales</a></li><li><a href="/sport">Sport</a></li><li><a href="/abo">Abo</a></li></ul></div>"""
RELATED = """<div class="related-content"><h3>Mehr zum Thema</h3><ul><li><a href="/q1">Rat vertagt Haushalt</a><span class="related-date">14.10.2026</span></li><li><a href="/q2">Streit um Parkplätze</a><span class="related-date">2. September 2026</span></li></ul></div>"""
EVENTS = """<div class="veranstaltungen"><h3>Veranstaltungen</h3><div class="event"><time datetime="2026-12-05T20:00">5. Dezember 2026, 20 Uhr</time> Konzert im Speicher</div><div class="event"><time datetime="2026-12-06T15:00">6. Dezember 2026, 15 Uhr</time> Puppentheater</div></div>"""
BOTTOM = '<div id="footer">© 1998 - 2026 Verlag Küste GmbH. Alle Rechte vorbehalten. Stand dieser Hinweise: 1. Januar 2024</div>'


def wordpress_block_theme(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} – Moor-Magazin</title></head><body class="wp-singular">{TOP}<main class="wp-block-group"><h1 class="wp-block-post-title">{esc(st.title)}</h1><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2026-11-15T17:20:33+01:00">15. November 2026</time></div><div class="wp-block-post-author-name">{st.author}</div></div><div class="entry-content wp-block-post-content">{paragraphs(st)}</div><div class="wp-block-comments"><h2>Eine Antwort</h2><div class="wp-block-comment-date"><time datetime="2026-11-16T08:00:00+01:00">16. November 2026</time></div><p>Danke für den Bericht, das habe ich anders erlebt.</p></div><div class="wp-block-query"><article><h3><a href="/z">Torf sticht keiner mehr</a></h3><time datetime="2026-11-25T08:00:00+01:00">25. November 2026</time></article></div></main>{BOTTOM}</body></html>"""


def wordpress_news_theme(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de-DE"><head><meta charset="utf-8"><title>{esc(st.title)} - Lüttauer Bote</title><meta property="og:title" content="{esc(st.title)} - Lüttauer Bote"><meta property="og:site_name" content="Lüttauer Bote"><meta property="og:updated_time" content="2026-11-22T10:00:00+01:00"></head><body>{TOP}<div class="td-post-header"><ul class="td-category"><li><a href="/lokales">Lokales</a></li></ul><h1 class="entry-title">{esc(st.title)}</h1><p class="td-post-sub-title">{esc(st.lead)}</p><div class="td-module-meta-info"><div class="td-post-author-name">Von <a href="/autor">{st.author}</a> - </div><span class="td-post-date"><time class="entry-date updated td-module-date">21. November 2026</time></span><div class="td-post-views">311</div></div></div><div class="td-post-content">{paragraphs(st)}</div>{RELATED}{BOTTOM}</body></html>"""


def drupal_submitted(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Heidezeitung</title></head><body>{TOP}<div id="content"><h1 class="title" id="page-title">{esc(st.title)}</h1><div class="node node-article"><div class="submitted">Eingestellt von {st.author} am 14. November 2026 - 8:30</div><div class="content"><div class="field field-name-body">{paragraphs(st)}</div></div></div>{RELATED}</div>{EVENTS}{BOTTOM}</body></html>"""


def drupal_schema(st: Story) -> str:
    data = ld(**{"@graph": [{"@type": "NewsArticle", "headline": st.title, "name": st.title, "datePublished": "Thu, 19/11/2026 - 09:40", "publisher": {"@type": "Organization", "name": "Heidezeitung"}}]})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Heidezeitung</title>{data}</head><body>{TOP}<article class="node node--full"><h1>{esc(st.title)}</h1><div class="field--name-field-vorspann">{esc(st.lead)}</div><div class="field--name-body">{paragraphs(st)}</div></article>{BOTTOM}</body></html>"""


def escenic_colon_kicker(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "headline": f"{st.kicker}: {st.title}", "datePublished": "2026-11-18T17:00:00+01:00", "publisher": {"name": "Heidezeitung"}})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Heidezeitung</title><meta property="og:title" content="{esc(st.kicker)}: {esc(st.title)}">{data}</head><body>{TOP}<article><header><h2><span class="headline__kicker">{esc(st.kicker)}<span class="visually-hidden">: </span></span></h2><h1>{esc(st.title)}</h1></header><p class="article__intro">{esc(st.lead)}</p>{paragraphs(st)}</article>{RELATED}{BOTTOM}</body></html>"""


def cue_storyline(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Sport | Heidezeitung</title><meta property="og:title" content="{esc(st.title)}"><meta property="article:section" content="Sport"></head><body>{TOP}<section class="story"><p class="story__roofline">{esc(st.kicker)}</p><h1 class="story__title">{esc(st.title)}</h1><div class="story__byline"><a href="/a">{st.author}</a><span>22.11.26, 19:44 Uhr</span><span>Update: 23.11.26, 08:10 Uhr</span></div><figure><img alt=""><figcaption>Kapitän Deniz Aktas, hier am 12. April 2025. Foto: Imago</figcaption></figure><div class="story__body">{paragraphs(st)}</div></section>{EVENTS}{BOTTOM}</body></html>"""


def coremedia_date_line(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Küste 1: {esc(st.title)}</title><meta property="og:title" content="{esc(st.title)} - Küste 1"><meta property="og:site_name" content="Küste 1"></head><body>{TOP}<main><div class="headline"><p class="overline">{esc(st.kicker)}</p><h1>{esc(st.title)}</h1></div><p class="teaser__date">Stand: 25. November 2026, 11:58 Uhr</p><p class="intro">{esc(st.lead)}</p><div class="copytext">{paragraphs(st)}</div><p class="sendungsbezug">Über dieses Thema berichtete Küste 1 am 24.11.2026 um 18:00 Uhr.</p></main>{BOTTOM}</body></html>"""


def broadcaster_audio(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Küste 1</title><meta property="og:title" content="{esc(st.title)}"></head><body>{TOP}<article class="b-article"><header><h1><span class="kicker">{esc(st.kicker)}</span> <span class="headline">{esc(st.title)}</span></h1><p class="b-article-extra">{st.author} | 18.11.2026</p></header><div class="audio-box"><h3>Audio: Gespräch zum Thema</h3><time>Sendung vom 17.11.2026</time></div><p class="b-article-desc">{esc(st.lead)}</p><section>{paragraphs(st)}</section></article>{BOTTOM}</body></html>"""


def arc_display_date(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(st.title)} | Northmoor Herald</title><meta property="og:title" content="{esc(st.title)}"><meta property="og:site_name" content="Northmoor Herald"></head><body><nav>News Sport</nav><main><article><h1 class="headline">{esc(st.title)}</h1><div class="byline">By <a href="/o">{st.author}</a></div><div class="date-time">Fri 20 Nov 2026 at 06:30</div><div class="article-body">{paragraphs(st)}</div></article><div class="trending"><p>Nov 24, 2026 <a href="/q">Parade route announced</a></p></div></main><footer>© 2026</footer></body></html>"""


def arc_graph_utc(st: Story) -> str:
    data = ld(**{"@type": ["NewsArticle"], "headline": esc(st.title), "datePublished": "2026-11-21T23:05:00Z", "articleSection": "Sport"})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de-AT"><head><meta charset="utf-8"><title>{esc(st.title)} - Tagpost.at</title>{data}</head><body>{TOP}<main><article><h1>{esc(st.title)}</h1>{paragraphs(st)}</article></main>{RELATED}{BOTTOM}</body></html>"""


def atex_paywall(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} - Lüttauer Bote+</title><meta property="og:title" content="{esc(st.title)} - Lüttauer Bote+"></head><body>{TOP}<div class="article"><div class="article-kicker">{esc(st.kicker)}</div><h1>{esc(st.title)}</h1><div class="article-publish-info">Lüttau. <span>23.11.2026 - 15:00 Uhr</span></div>{paragraphs(st, 2)}<div class="paywall-layer"><h2>Bereits Abonnent? Hier anmelden</h2><p>Aktion bis 30.11.2026: 3 Monate zum halben Preis</p></div></div>{RELATED}{BOTTOM}</body></html>"""


def atex_swiss(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de-CH"><head><meta charset="utf-8"><title>{esc(st.title)} | Seeblick</title></head><body>{TOP}<main><article class="regArticle"><h1>{esc(st.title)}</h1><p class="lead">{esc(st.lead)}</p><div class="articlePublishInfo">Publiziert heute um 07:12 Uhr</div>{paragraphs(st)}<div class="articlePublishInfo">Publiziert: 24.11.2026, 07:12</div></article>{RELATED}</main>{BOTTOM}</body></html>"""


def selfmade_year_path(st: Story) -> str:
    return f"""<html lang="de"><head><title>nordpress - {esc(st.title)}</title></head><body><div class="kopf">nordpress</div><div class="artikel"><h1>nordpress</h1><h2>{esc(st.title)}</h2>{paragraphs(st, heading="h4")}</div><div class="kommentar"><b>Gast</b> schrieb am 22.11.2026: <p>Schön gesagt.</p></div><div>Besucher seit 1.1.2010: 23 345</div></body></html>"""


def selfmade_sentence_dates(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)}</title></head><body><h1>{esc(st.title)}</h1><p>Am 3. Februar 2024 war alles noch anders: Da stand das Haus voller Menschen, und niemand dachte an Geld.</p>{paragraphs(st)}<p class="archiv">Dieser Text gehört zu unserem Archiv vom 1. Januar 2020.</p><div class="termine">Nächster Termin: 12. Dezember 2026</div></body></html>"""


def selfmade_erstellt(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)}</title><meta name="generator" content="Joomla!"></head><body>{TOP}<div class="item-page"><div class="page-header"><h2 itemprop="headline">{esc(st.title)}</h2></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby">Geschrieben von: <span>{st.author}</span></dd><dd class="published">Veröffentlicht: 10. November 2026</dd><dd class="modified">Zuletzt aktualisiert: 20. November 2026</dd><dd class="hits">Zugriffe: 512</dd></dl><div itemprop="articleBody">{paragraphs(st, heading="h3")}</div></div>{EVENTS}{BOTTOM}</body></html>"""


def selfmade_iso_slug(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} :: Moor-Magazin</title></head><body>{TOP}<main><h1>{esc(st.title)}</h1><p><em>{esc(st.lead)}</em></p>{paragraphs(st)}</main>{EVENTS}{BOTTOM}</body></html>"""


def agency_head(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>nordpress: {esc(st.title)}</title><meta property="og:title" content="{esc(st.title)}"></head><body>{TOP}<div class="meldung"><p class="zeile">nordpress / Wirtschaft / 19.11.2026, 13:07 Uhr</p><h1>{esc(st.title)}</h1>{paragraphs(st)}</div>{RELATED}{BOTTOM}</body></html>"""


def agency_release(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Pressemitteilung: {esc(st.title)} - nordpress</title><meta property="og:title" content="{esc(st.title)} - nordpress"><meta name="DC.date.issued" content="2026-11-16"></head><body>{TOP}<article><h1>{esc(st.title)}</h1><p><b>Varelsund, 16.11.2026</b></p>{paragraphs(st)}</article>{BOTTOM}</body></html>"""


def paywall_json(st: Story) -> str:
    data = ld(**{"@type": "NewsArticle", "headline": f"{st.title} | Heidezeitung", "datePublished": "2026-11-24 18:15:00", "isAccessibleForFree": False})  # fmt: skip
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.title)} | Heidezeitung</title>{data}</head><body>{TOP}<article><h1><span class="badge">Plus</span> {esc(st.title)}</h1><time>24. November 2026</time>{paragraphs(st, 3)}<div class="offer"><p>Weiterlesen mit Heidezeitung Plus – im ersten Monat gratis.</p></div></article>{RELATED}{BOTTOM}</body></html>"""


def paywall_stand(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{esc(st.kicker)}: {esc(st.title)} | Heidezeitung</title><meta property="og:title" content="{esc(st.kicker)}: {esc(st.title)} | Heidezeitung"></head><body>{TOP}<article><div class="title-area"><span class="spitzmarke">{esc(st.kicker)}</span><h1>{esc(st.title)}</h1></div><div class="info-row">Stand: 22.11.2026, 05:00 Uhr · Lesezeit 3 Min.</div><p class="vorspann">{esc(st.lead)}</p>{paragraphs(st)}</article>{RELATED}{BOTTOM}</body></html>"""


def english_guardian_like(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(st.title)} | Flooding | Northmoor Herald</title></head><body><header>Northmoor Herald</header><main><h1>{esc(st.title)}</h1><p class="standfirst">{esc(st.lead)}</p>{paragraphs(st)}</main><footer>© 2026</footer></body></html>"""


def english_relative(st: Story) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{esc(st.title)} - Northmoor Herald</title></head><body><main><article><h1>{esc(st.title)}</h1><div class="meta">{st.author} <time>19/11/2026 18:20</time></div>{paragraphs(st)}</article><section class="comments"><p>Posted 20/11/2026 by jim: about time</p></section></main></body></html>"""


CASES: tuple[Case, ...] = (
    case("WordPress", MAGAZIN, "https://moormagazin.example/museum/", s.MUSEUM, "2026-11-15T17:20:33+01:00", wordpress_block_theme),
    case("WordPress", BOTE, "https://luettauerbote.example/laden-in-luettau/", s.BANK, "2026-11-21T00:00:00+01:00", wordpress_news_theme),
    case("Drupal", HEIDE, "https://heidezeitung.example/node/77", s.KLINIK, "2026-11-14T08:30:00+01:00", drupal_submitted),
    case("Drupal", HEIDE, "https://heidezeitung.example/node/78", s.SCHULE, "2026-11-19T09:40:00+01:00", drupal_schema),
    case("Escenic/CUE", HEIDE, "https://heidezeitung.example/ellrode/bad_200.html", s.HALLENBAD, "2026-11-18T17:00:00+01:00", escenic_colon_kicker),
    case("Escenic/CUE", HEIDE, "https://heidezeitung.example/sport/derby_201.html", s.DERBY, "2026-11-22T19:44:00+01:00", cue_storyline),
    case("CoreMedia", SENDER, "https://kueste1.example/nachrichten/strom102.html", s.STROM, "2026-11-25T11:58:00+01:00", coremedia_date_line),
    case("public broadcaster", SENDER, "https://kueste1.example/nachrichten/faehre103.html", s.FAEHRE, "2026-11-18T00:00:00+01:00", broadcaster_audio),
    case("Arc XP", HERALD, "https://northmoorherald.co.uk/news/rail-ABC/", s.TRAINS, "2026-11-20T06:30:00+00:00", arc_display_date),
    case("Arc XP", TAGPOST, "https://tagpost.at/sport/derby/401", s.DERBY, "2026-11-22T00:05:00+01:00", arc_graph_utc),
    case("Atex", BOTE, "https://luettauerbote.example/lokales/unwetter;art1,55", s.UNWETTER, "2026-11-23T15:00:00+01:00", atex_paywall, only=2),
    case("Atex", SEEBLICK, "https://seeblick.ch/story/unwetter-123", s.UNWETTER, "2026-11-24T07:12:00+01:00", atex_swiss),
    case("self-made", PRESS, "http://nordpress.example/2026/11/20/faehre", s.FAEHRE, "2026-11-20T00:00:00+01:00", selfmade_year_path),
    case("self-made", MAGAZIN, "https://moormagazin.example/texte/museum", s.MUSEUM, "", selfmade_sentence_dates),
    case("self-made", BOTE, "https://luettauerbote.example/index.php/12-laden", s.BANK, "2026-11-10T00:00:00+01:00", selfmade_erstellt),
    case("self-made", MAGAZIN, "https://moormagazin.example/2026-11-13-moor-und-geld/", s.MUSEUM, "2026-11-13T00:00:00+01:00", selfmade_iso_slug),
    case("agency", PRESS, "https://nordpress.example/meldung/8812", s.NORDHAFEN, "2026-11-19T13:07:00+01:00", agency_head),
    case("agency", PRESS, "https://nordpress.example/pm/8813", s.STROM, "2026-11-16T00:00:00+01:00", agency_release),
    case("paywall", HEIDE, "https://heidezeitung.example/plus/klinik_300.html", s.KLINIK, "2026-11-24T18:15:00+01:00", paywall_json, only=3),
    case("paywall", HEIDE, "https://heidezeitung.example/plus/schule_301.html", s.SCHULE, "2026-11-22T05:00:00+01:00", paywall_stand),
    case("English", HERALD, "https://northmoorherald.co.uk/environment/2026/nov/19/thornmouth-flood", s.FLOOD, "2026-11-19T00:00:00+00:00", english_guardian_like),
    case("English", HERALD, "https://northmoorherald.co.uk/news/8899", s.TRAINS, "2026-11-19T18:20:00+00:00", english_relative),
)  # fmt: skip
