// Requests to the server, and its refusals in words an editor can act on.

import { t } from "./texts.js";
import { state } from "./state.js";

/** A refusal: what happened and what to do; `status` is 0 if the server did not answer at all. */
export class Failure extends Error {
  constructor(status, what, hint) {
    super(what);
    Object.assign(this, { status, hint });
  }
}

export async function ask(path, { method = "GET", body, accept = "application/json", signal } = {}) {
  const headers = { Accept: accept };
  if (body !== undefined) { headers["Content-Type"] = "application/json"; }
  let answer;
  try {
    answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    if (error.name === "AbortError") { throw error; }
    throw new Failure(0, t("error.server_gone"), t("error.server_gone_hint"));
  }
  if (!answer.ok) { throw await refusal(answer); }
  return answer;
}

const WORDS = { 401: "forbidden", 403: "forbidden", 404: "lost", 413: "too_large", 421: "forbidden", 429: "too_many" };

async function refusal(answer) {
  const body = await answer.json().catch(() => null);
  const told = body?.error ?? {};
  const key = WORDS[answer.status] ?? (answer.status >= 500 ? "broken" : "refused");
  const values = {
    n: Number(answer.headers.get("Retry-After")) || 5,
    when: new Date().toLocaleTimeString(),
  };
  const own = key === "refused" && told.what;
  const hint = own ? `${told.what}. ${told.hint ?? ""}` : t(`error.${key}_hint`, values);
  return new Failure(answer.status, t(`error.${key}`, values), hint);
}

/** The events of a job as they come: the data of each. Read by `fetch`, a stream tells why it was refused. */
export async function* events(path) {
  const answer = await ask(path, { accept: "text/event-stream" });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) { return; }
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const data = /^data: ?(.*)$/m.exec(part);
      if (data) { yield JSON.parse(data[1]); }
    }
  }
}

/** The name of the draft: a file name, as decisions are stored under it. */
export const draftName = () => fileName(state.name || `${t("draft.untitled")}.txt`);

const fileName = (name) => name.replace(/[/\\\p{C}]/gu, " ").trim().replace(/^\.+/, "").slice(-100) || "x.txt";

/** The body of a check: the draft and the sources as they are now. */
export async function body(options = {}) {
  const draft = { name: draftName() };
  Object.assign(draft, state.file ? { base64: await base64(state.file) } : { text: state.text });
  // The server calls pasted texts source-1.txt and so on.
  const taken = new Set([draft.name.toLowerCase(), ...state.sources.map((_, n) => `source-${n + 1}.txt`)]);
  const named = state.sources.map((each) => (each.kind === "file" ? { ...each, name: ownName(fileName(each.name), taken) } : each));
  const sources = await Promise.all(named.map(source));
  const own = { published: state.published, language: state.reads };
  const chosen = Object.fromEntries(Object.entries({ ...own, ...options }).filter(([, value]) => value));
  return { draft, sources, options: chosen };
}

/** `name`, or numbered as browsers number downloads if another file has it: the name may tell whose article it is. */
function ownName(name, taken) {
  const dot = name.lastIndexOf(".");
  let own = name;
  for (let n = 1; taken.has(own.toLowerCase()); n++) { own = `${name.slice(0, dot)} (${n})${name.slice(dot)}`; }
  taken.add(own.toLowerCase());
  return own;
}

async function source({ outlet, kind, value, name, file }) {
  const given = kind === "file" ? { base64: await base64(file), name } : { [kind]: value };
  return outlet ? { outlet, ...given } : given;
}

const encoded = new WeakMap(); // files do not change: each is encoded once

async function base64(file) {
  if (!encoded.has(file)) {
    encoded.set(file, new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.onerror = () => reject(new Failure(0, t("error.unreadable", { name: file.name }), t("error.unreadable_hint")));
      reader.readAsDataURL(file);
    }));
  }
  return encoded.get(file);
}

/** Hands a file to the browser's downloads. */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
