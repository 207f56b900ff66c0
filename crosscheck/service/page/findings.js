// The findings of the report as the editor decides on them: one entry for each card of the page.

import { state } from "./state.js";
import * as decisions from "./decisions.js";

const flat = (claim) => claim.text.split(/\s+/).filter(Boolean).join(" ");

function* leaves(claim) {
  yield claim;
  for (const part of claim.parts ?? []) { yield* leaves(part); }
}

/** Findings of a statement and its parts, also those that an earlier decision has settled. */
function found(claim) {
  return [...leaves(claim)].flatMap((leaf) => [
    ...leaf.findings,
    ...leaf.silenced.filter((each) => each.by === "decision"),
  ].filter((each) => each.severity !== "info").map((each) => ({ ...each, claim: flat(leaf) })));
}

/** The statements with findings: {id, text, place, findings}, by the id of the claim. */
export function entries() {
  const claims = (state.checked?.json.documents ?? []).flatMap((each) => each.claims);
  const made = claims.flatMap((claim) => [...leaves(claim)]).map((claim) => [claim.id, { claim, text: claim.text, findings: found(claim) }]);
  return new Map(made.filter(([, entry]) => entry.findings.length));
}

/** The decision on a finding, if there is one. */
export const decided = (finding) => decisions.of({ ...finding, sources: finding.articles });

export const isOpen = (entry) => entry.findings.some((each) => !decided(each));

/** What is stored for each finding of a statement. */
export const made = (entry, choice) => entry.findings.map(({ rule, claim, articles }) => ({ rule, claim, sources: articles, ...choice }));
