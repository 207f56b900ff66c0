// The articles: dropped, pasted or named by address. The server says which outlet each is of, and what is missing.

import { $, button, debounced, droppable, el, filePicker, problem, say } from "./dom.js";
import { failed } from "./failures.js";
import { ask, body } from "./server.js";
import { state } from "./state.js";
import { t } from "./texts.js";

const KINDS = ["html", "htm", "mhtml", "mht", "pdf", "txt", "md", "docx", "odt", "rtf", "eml", "xml", "json"];
const ACCEPT = KINDS.map((kind) => `.${kind}`).join(",");
const WAIT = 400; // milliseconds after the last change before the server is asked
const WORDS_SHOWN = 2;

let changed = () => {};
let found = null; // the server's last answer
let pending = null;

export function start(onChange) {
  changed = onChange;
  droppable($("articles-drop"), (files, text) => (files.length ? addFiles(files) : addText(text)));
  $("articles-choose").addEventListener("change", () => { addFiles([...$("articles-choose").files]); $("articles-choose").value = ""; });
  const any = $("any");
  $("add").addEventListener("click", () => { if (addText(any.value)) { any.value = ""; } any.focus(); });
  any.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); $("add").click(); } });
}

/** Asks the server again for the credits of the draft, once typing rests. */
export const look = debounced(WAIT, async () => {
  pending?.abort();
  if (!state.text.trim() && !state.file) { found = null; show(); changed(false); return; }
  pending = new AbortController();
  if (!found) { $("credits-hint").textContent = t("articles.looking"); }
  const sent = [...state.sources];
  try {
    const answer = await ask("/v1/credits", { method: "POST", body: await body(), signal: pending.signal });
    read(await answer.json(), sent);
    problem($("articles-error"));
    show();
    changed(false);
  } catch (error) {
    if (error.name === "AbortError") { return; }
    failed($("articles-error"), error, look);
  }
});

/** The answer as rows, one for each outlet; what the server knows of an article's outlet is kept with the article. */
function read({ outlets, credits, uncredited, sources }, sent) {
  const cues = (outlet) => new Set(credits.filter((each) => each.outlet === outlet).map((each) => each.cue || each.as_written));
  const rows = outlets.map((each) => ({ ...each, words: [...cues(each.outlet)] }));
  const credited = new Set(outlets.map((each) => each.outlet));
  for (const [n, { outlet, known }] of sources.entries()) {
    sent[n].seen = true;
    if (!sent[n].outlet && (known || credited.has(outlet))) { sent[n].outlet = outlet; }
  }
  found = { rows, uncredited };
}

export const missing = () => (found?.rows ?? []).filter((each) => !each.given && !given(each.outlet).length);
/** Articles of which the server could not tell the outlet. */
export const unmatched = () => state.sources.filter((each) => each.seen && each.kind !== "url" && !each.outlet);
const given = (outlet) => state.sources.filter((each) => each.outlet === outlet);

export async function addFiles(files, outlet = "") {
  const place = $("articles-error");
  problem(place);
  for (const file of files) {
    const name = file.name;
    const known = KINDS.includes(name.split(".").pop().toLowerCase());
    if (!known) { problem(place, t("error.article_type", { name }), t("error.article_type_hint")); continue; }
    if (!file.size) { problem(place, t("error.empty_file", { name }), t("error.empty_file_hint")); continue; }
    add({ kind: "file", name, file, outlet });
  }
}

/** Takes addresses or the text of an article; false for what is neither, which the page then says. */
export function addText(written, outlet = "") {
  const text = written.trim();
  if (!text) { return true; }
  const place = $("articles-error");
  problem(place);
  const addresses = text.split(/\s+/);
  if (addresses.every((each) => /^https?:\/\/\S+$/i.test(each))) {
    for (const url of addresses) { add({ kind: "url", value: url, name: url, outlet }); }
  } else if (/^(https?:\/\/.*|www\.\S*)$/i.test(text)) {
    problem(place, t("error.address", { name: text }), t("error.address_hint"));
    return false;
  } else {
    add({ kind: "text", value: text, name: "", outlet });
  }
  return true;
}

function add(source) {
  state.sources.push({ id: crypto.randomUUID?.() ?? String(Math.random()), ...source });
  changed();
  show();
}

function remove(source) {
  state.sources = state.sources.filter((each) => each !== source);
  changed();
  show();
  $("articles-heading").focus();
}

// ------------------------------------------------------------------ what is seen

export function show() {
  const credited = found?.rows ?? [];
  const named = new Set(credited.map((each) => each.outlet));
  const asking = unmatched();
  const lacking = new Set(missing());
  const rows = [
    ...asking.map(asks),
    ...[...credited].sort((a, b) => lacking.has(b) - lacking.has(a)).map(credit),
    ...state.sources.filter((each) => !asking.includes(each) && !named.has(each.outlet)).map(other),
  ];
  const typed = new Map([...$("credits").querySelectorAll("textarea")].map((each) => [each.id, each.value]));
  const focused = document.activeElement?.id;
  $("credits").replaceChildren(...rows);
  for (const [id, value] of typed) { if (value && $(id)) { $(id).value = value; } }
  if (focused && document.activeElement?.id !== focused) { $(focused)?.focus(); }
  summary(credited.length, lacking.size);
}

function summary(credited, lacking) {
  const badge = $("missing");
  badge.className = `badge ${lacking ? "lacking" : "complete"}`;
  badge.textContent = !credited ? "" : lacking ? t("articles.missing_n", { n: lacking }) : t("articles.complete");
  $("credits-hint").textContent = !found ? t("articles.waiting")
    : !credited ? t("articles.no_credit")
    : found.uncredited ? t("articles.uncredited", { n: found.uncredited }) : "";
}

/** An outlet the draft credits: its articles, or a field for the one that is missing. */
function credit({ outlet, statements, words, given: linked }) {
  const articles = given(outlet);
  const kind = articles.length ? "given" : linked ? "linked" : "missing";
  const head = el("div", { className: "credit-head" },
    el("span", { className: "mark", aria: { hidden: "true" } }, kind === "missing" ? "○" : "✓"),
    el("strong", {}, outlet),
    el("span", { className: "quiet" }, `– ${t("articles.statements", { n: statements })}`),
    el("span", { className: "credit-state" }, t(`articles.${kind}`)));
  const quoted = words.slice(0, WORDS_SHOWN).map((each) => `„${each}“`).join(", ");
  const said = words.length ? el("p", { className: "quiet words" }, t("articles.named", { words: quoted })) : null;
  const row = el("li", { className: `credit ${kind}`, data: { outlet } },
    head, said, ...articles.map(article), articles.length ? null : field(outlet));
  droppable(row, (files, text) => (files.length ? addFiles(files, outlet) : addText(text, outlet)));
  return row;
}

function field(outlet) {
  const label = t("articles.for_outlet", { outlet });
  const give = () => { if (input.value.trim()) { const text = input.value; input.value = ""; if (addText(text, outlet)) { say(t("articles.given")); } else { input.value = text; } } };
  const input = el("textarea", { id: `for-${outlet}`, rows: 1, placeholder: t("articles.for_hint"), aria: { label }, on: {
    change: give,
    paste: () => setTimeout(give),
    keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); give(); } },
  } });
  return el("div", { className: "add-row" }, input, filePicker("articles.file", t("articles.file_for", { outlet }), ACCEPT, (files) => addFiles(files, outlet)));
}

function article(source) {
  const words = source.kind === "text" ? t("draft.words", { n: source.value.split(/\s+/).length }) : "";
  const name = source.kind === "text" ? t("articles.pasted", { words }) : source.name;
  return el("div", { className: "article" },
    el("span", { className: "article-name", title: name }, name),
    button("articles.remove", () => remove(source), { className: "link", ariaLabel: t("articles.remove_one", { name }) }));
}

const other = (source) => el("li", { className: "credit other" }, el("strong", {}, source.outlet || t("articles.others")), article(source));

/** An article of which the server could not tell the outlet. */
function asks(source) {
  const choose = el("select", { id: `of-${source.id}`, aria: { label: t("articles.unmatched") } },
    el("option", { value: "" }, t("articles.choose_outlet")),
    ...(found?.rows ?? []).map(({ outlet }) => el("option", { value: outlet }, outlet)),
    el("option", { value: "?" }, t("articles.other_outlet")));
  const own = el("input", { hidden: true, placeholder: t("articles.outlet_name"), aria: { label: t("articles.outlet_name") } });
  const set = (outlet) => { source.outlet = outlet.trim(); changed(); show(); };
  choose.addEventListener("change", () => {
    own.hidden = choose.value !== "?";
    if (own.hidden) { set(choose.value); } else { own.focus(); }
  });
  own.addEventListener("change", () => { if (own.value.trim()) { set(own.value); } });
  return el("li", { className: "credit asks" }, el("p", {}, t("articles.unmatched")), article(source), el("div", { className: "add-row" }, choose, own));
}
