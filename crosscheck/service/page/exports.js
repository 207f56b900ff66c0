// What can be taken along: reports, the corrected draft, and the decisions.

import { $, problem, say } from "./dom.js";
import * as decisions from "./decisions.js";
import * as corrections from "./corrections.js";
import { failed } from "./failures.js";
import { Failure, ask, body, download, draftName } from "./server.js";
import { language, t } from "./texts.js";
import { state } from "./state.js";

const SUFFIXES = { markdown: ".md", json: ".json", docx: ".docx", corrected: ".docx" };

let shown = () => {};

export function start(onDecisions) {
  shown = onDecisions;
  $("export").addEventListener("toggle", () => { // comments are written into Word files alone
    $("export").querySelector("[data-export=docx]").closest("li").hidden = !/\.docx$/i.test(draftName());
  });
  $("export").addEventListener("click", (event) => {
    const kind = event.target.closest("[data-export]")?.dataset.export;
    if (kind) { $("export").open = false; make(kind); }
  });
  $("export").addEventListener("keydown", (event) => { if (event.key === "Escape") { $("export").open = false; $("export").querySelector("summary").focus(); } });
  document.addEventListener("click", (event) => { if (!event.target.closest("#export")) { $("export").open = false; } });
  $("decisions-choose").addEventListener("change", () => { load($("decisions-choose").files[0]); $("decisions-choose").value = ""; });
}

const stem = () => draftName().replace(/\.\w+$/, "");

async function make(kind) {
  problem($("result-error"));
  try {
    if (kind === "print") { globalThis.print(); return; }
    if (kind === "decisions") { await saveDecisions(); return; }
    if (kind === "corrected" && corrections.possible()) { hand(draftName(), new Blob([state.text], { type: "text/plain" })); return; }
    say(t("export.making"));
    const answer = await ask("/v1/export", { method: "POST", accept: "*/*", body: { ...(await body({ report_language: language() })), format: kind } });
    hand(`${stem()}.${t("export.suffix")}${SUFFIXES[kind]}`, await answer.blob());
  } catch (error) {
    failed($("result-error"), error, () => make(kind));
  }
}

function hand(name, blob) {
  download(name, blob);
  say(t("export.made", { name }));
}

async function saveDecisions() {
  const entries = await decisions.read(draftName());
  if (!entries.length) { problem($("result-error"), t("export.no_decisions")); return; }
  const text = JSON.stringify({ crosscheck_decisions: 1, decisions: entries }, null, 1);
  hand(`${draftName()}.decisions.json`, new Blob([`${text}\n`], { type: "application/json" }));
}

async function load(file) {
  problem($("result-error"));
  try {
    const given = JSON.parse(await file.text());
    if (given.crosscheck_decisions !== 1 || !Array.isArray(given.decisions)) { throw new SyntaxError(); }
    await decisions.read(draftName());
    await decisions.add(given.decisions);
    shown();
    say(t("export.loaded", { n: given.decisions.length }));
  } catch (error) {
    if (error instanceof Failure && error.status !== 422 && error.status !== 400) { failed($("result-error"), error); return; }
    problem($("result-error"), t("export.not_decisions", { name: file.name }));
  }
}
