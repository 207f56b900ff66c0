// A check on the server: a job, its progress, and the report in the end.

import { $ } from "./dom.js";
import { Failure, ask, body, events } from "./server.js";
import { language, t } from "./texts.js";

const ENDED = ["done", "failed", "interrupted", "cancelled"];
const POLL = 500; // milliseconds, where the stream of events broke off

let job = null; // {id, stop}

/** Checks the draft; the report as {json, fragment}, or null if it was cancelled. */
export async function run() {
  const sent = await body({ report_language: language() });
  const answer = await ask("/v1/jobs", { method: "POST", body: sent });
  const { id } = await answer.json();
  job = { id, cancelled: false, end: () => {} };
  const own = job;
  try {
    const ended = await finished(own);
    if (own.cancelled || ended.state === "cancelled") { return null; }
    if (ended.state !== "done") { throw new Failure(500, ended.error?.what ?? t("error.broken"), ended.error?.hint ?? t("error.lost_hint")); }
    $("step").textContent = t("check.report");
    return await report(id);
  } finally {
    if (job === own) { job = null; }
  }
}

/** Ends the running check. */
export async function cancel() {
  if (!job) { return; }
  const { id } = job;
  job.cancelled = true;
  job.end();
  await ask(`/v1/jobs/${id}`, { method: "DELETE" }).catch(() => {}); // it ends by itself, too
}

async function report(id) {
  const address = `/v1/jobs/${id}/report`;
  const [json, page] = await Promise.all([
    ask(address).then((answer) => answer.json()),
    ask(`${address}?fragment=1`, { accept: "text/html" }).then((answer) => answer.text()),
  ]);
  return { json, fragment: page };
}

/** The job when it has ended. */
async function finished(own) {
  const stopped = new Promise((resolve) => { own.end = () => resolve({ state: "cancelled" }); });
  return Promise.race([stopped, followed(own)]);
}

async function followed(own) {
  try {
    for await (const now of events(`/v1/jobs/${own.id}/events`)) {
      if (own.cancelled) { return now; }
      show(now);
      if (ENDED.includes(now.state)) { return now; }
    }
  } catch (error) {
    if (error instanceof Failure && error.status) { throw error; }
  }
  return poll(own); // the stream broke off
}

/** Asks again and again: where events do not come through, and to tell whether the server is there at all. */
async function poll(own) {
  for (;;) {
    const answer = await ask(`/v1/jobs/${own.id}`);
    const now = await answer.json();
    show(now);
    if (ENDED.includes(now.state) || own.cancelled) { return now; }
    await new Promise((later) => setTimeout(later, POLL));
  }
}

function show({ state, progress }) {
  $("step").textContent = state === "waiting" ? t("check.queued") : (progress ?? []).at(-1) ?? t("check.running");
}
