// Decisions on the server: read, stored with the revision they rest on, and never written over another's unseen.

import { Failure, ask } from "./server.js";

const TRIES = 3;

let name = "";
let known = { revision: "", decisions: [] };

const address = () => `/v1/decisions/${encodeURIComponent(name)}`;
const ordered = (sources) => JSON.stringify(Object.entries(sources ?? {}).sort());
const same = (a, b) => a.rule === b.rule && a.claim === b.claim && ordered(a.sources) === ordered(b.sources);
const equal = (a, b) => Boolean(a) === Boolean(b) && (!a || (a.decision === b.decision && a.reason === b.reason && a.corrected_to === b.corrected_to && a.at === b.at));

/** Two editors decided on the same statement. */
export class Conflict extends Error {
  constructor(theirs) { super("conflict"); this.theirs = theirs; }
}

export async function read(draft) {
  name = draft;
  known = await (await ask(address())).json();
  return known.decisions;
}

export const all = () => known.decisions;
/** The decision on a finding with the same statement and the same articles; on others it holds no longer. */
export const of = (finding) => known.decisions.findLast((each) => same(each, finding)) ?? null;

/** Stores decisions on one statement; `over` also where another's has come in between. Throws a Conflict. */
export async function add(fresh, { over = false } = {}) {
  const before = fresh.map((each) => of(each));
  for (let left = TRIES; ; left -= 1) {
    try {
      const answer = await ask(address(), { method: "POST", body: { revision: known.revision, decisions: fresh } });
      known = await answer.json();
      return;
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 409 || !left) { throw error; }
      await read(name);
      const theirs = fresh.map((each) => of(each)).find((now, n) => now && !equal(now, before[n]));
      if (theirs && !over) { throw new Conflict(theirs); }
    }
  }
}
