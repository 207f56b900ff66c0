// The page: a draft and its articles go in, a check runs, and the editor decides on what it found.

import { $, el, problem, say } from "./dom.js";
import * as articles from "./articles.js";
import * as check from "./check.js";
import * as draft from "./draft.js";
import { failed } from "./failures.js";
import * as exports_ from "./exports.js";
import * as result from "./result.js";
import { clear, isEmpty, keep, open, others, resume, state } from "./state.js";
import { clock, fill, language, languages, load, named, t, use } from "./texts.js";

let running = false;
let view = "input";

async function start() {
  await load(localStorage.getItem("language"));
  await open(() => problem($("check-error"), t("error.not_kept")));
  languageChoice();
  $("editor").value = localStorage.getItem("editor") ?? "";
  $("editor").addEventListener("change", () => localStorage.setItem("editor", $("editor").value.trim()));
  draft.start(() => { keep(); articles.look(); ready(); });
  articles.start((asked = true) => { keep(); if (asked) { articles.look(); } ready(); });
  result.start(() => { keep(); result.stale(); });
  exports_.start(() => result.controls());
  $("input").addEventListener("submit", (event) => { event.preventDefault(); run(); });
  $("stop").addEventListener("click", () => check.cancel());
  $("edit").addEventListener("click", () => look("input"));
  $("back").addEventListener("click", () => look("result"));
  $("recheck").addEventListener("click", run);
  $("recheck-stale").addEventListener("click", run);
  $("new").addEventListener("click", begin);
  globalThis.addEventListener("beforeunload", (event) => { if (view === "result" && result.openCards().length) { event.preventDefault(); } });
  for (const kind of ["dragover", "drop"]) { globalThis.addEventListener(kind, (event) => event.preventDefault()); } // a missed drop opens nothing
  await shown();
  document.body.classList.remove("loading");
  if (view === "input") { $("text").focus(); }
}

/** Everything as `state` has it. */
async function shown() {
  draft.show();
  articles.show();
  articles.look();
  ready();
  await offers();
  look("input");
  if (!state.checked) { return; }
  try {
    await result.show();
    look("result");
  } catch (error) {
    failed($("check-error"), error, run);
  }
}

/** Offers the drafts that other tabs have kept, as long as this one has none. */
async function offers() {
  const kept = isEmpty() ? (await others()).slice(0, 3) : [];
  $("resume").hidden = !kept.length;
  $("resume").replaceChildren(el("span", { className: "quiet" }, t("draft.resume")), ...kept.map((each) => el("button", {
    type: "button", className: "link", on: { click: async () => { await resume(each.slot); await shown(); } },
  }, t("draft.resume_one", { name: each.name || t("draft.untitled"), when: clock(each.at) }))));
}

function look(which) {
  view = which;
  const inResult = which === "result";
  $("input").hidden = inResult;
  $("result").hidden = !inResult;
  $("title").hidden = inResult; // the report has its own
  $("back").hidden = !state.checked;
  document.body.dataset.view = which;
  result.stale();
  (inResult ? $("result-heading") : $("text")).focus();
  globalThis.scrollTo(0, 0);
}

/** What is said beside the button. */
function ready() {
  if (!isEmpty()) { $("resume").hidden = true; }
  if (!running) { problem($("check-error")); }
  const lacking = articles.missing().reduce((sum, each) => sum + each.statements, 0);
  const has = Boolean(state.text.trim() || state.file);
  $("ready").textContent = !has ? "" : lacking ? t("check.partly", { n: lacking }) : "";
}

async function run() {
  if (running) { return; }
  const place = view === "result" ? $("result-error") : $("check-error");
  problem($("check-error"));
  problem($("result-error"));
  if (!state.text.trim() && !state.file) { problem(place, t("check.needs_draft")); $("text").focus(); return; }
  if (articles.unmatched().length) { problem(place, t("check.needs_outlet")); document.querySelector(".asks select")?.focus(); return; }
  busy(true);
  const text = state.text;
  try {
    const report = await check.run();
    if (!report) { say(t("check.cancelled")); $("ready").textContent = t("check.cancelled"); return; }
    state.checked = { ...report, text, at: Date.now() };
    keep();
    await result.show();
    look("result");
    say(t("check.done"));
  } catch (error) {
    failed(place, error, run);
  } finally {
    busy(false);
  }
}

function busy(on) {
  running = on;
  $("running").hidden = !on;
  $("ready").hidden = on;
  for (const id of ["run", "recheck", "recheck-stale"]) { $(id).disabled = on; }
  document.body.classList.toggle("busy", on);
  $("step").textContent = on ? t("check.running") : "";
  if (on) { say(t("check.running")); $("stop").focus(); }
}

async function begin() {
  if (!isEmpty() && !globalThis.confirm(t("new_sure"))) { return; }
  await check.cancel();
  await clear();
  problem($("check-error"));
  await shown();
}

function languageChoice() {
  const choice = $("language");
  choice.append(...languages().map((code) => el("option", { value: code, lang: code }, named(code))));
  choice.value = language();
  const reads = () => $("reads").replaceChildren(el("option", { value: "" }, t("draft.reads_auto")), ...languages().map((code) => el("option", { value: code }, named(code))));
  reads();
  choice.addEventListener("change", () => {
    localStorage.setItem("language", choice.value);
    use(choice.value);
    fill(document);
    reads();
    draft.show();
    articles.show();
    ready();
    if (view === "result") { run(); } // the report speaks the language, too
  });
}

start();
