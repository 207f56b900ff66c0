// Corrections in the draft's text. A report counts in code points of the text that was checked, the page in UTF-16.

import { state } from "./state.js";
import { setText } from "./draft.js";

/** Whether the draft is shown as text, so that it can be changed here. */
export const possible = () => !state.file;

/** What the edits of a fix replace and what by: [{old, replacement}]. */
export function parts(fix) {
  const points = [...(state.checked?.text ?? "")];
  return fix.edits.map(({ start, end, replacement }) => ({ old: points.slice(start, end).join(""), replacement }));
}

/** Applies the edits to the text as it is now; false if one of the places is not there any more. */
export function apply(fix) {
  const points = [...state.checked.text];
  let text = state.text;
  for (const edit of [...fix.edits].sort((a, b) => b.start - a.start)) {
    const old = points.slice(edit.start, edit.end).join("");
    const at = place(text, points, edit, old);
    if (at < 0) { return false; }
    text = text.slice(0, at) + edit.replacement + text.slice(at + old.length);
  }
  setText(text);
  return true;
}

/** Replaces a statement by its new wording; false if it does not stand in the text once. */
export function replace(statement, wording) {
  const at = state.text.indexOf(statement);
  if (!statement || at < 0 || state.text.indexOf(statement, at + 1) >= 0) { return false; }
  setText(state.text.slice(0, at) + wording + state.text.slice(at + statement.length));
  return true;
}

/** The statement as it reads after the fix. */
export function wording(claim, fix) {
  const points = [...state.checked.text];
  const lines = state.checked.text.split("\n").map((line) => [...line].length + 1);
  const offset = (line, column) => lines.slice(0, line - 1).reduce((sum, each) => sum + each, 0) + column - 1;
  let end = offset(claim.end_line, claim.end_column);
  const start = offset(claim.line, claim.column);
  for (const edit of [...fix.edits].sort((a, b) => b.start - a.start)) {
    if (edit.start < start || edit.end > end) { continue; }
    points.splice(edit.start, edit.end - edit.start, ...edit.replacement);
    end += [...edit.replacement].length - (edit.end - edit.start);
  }
  return points.slice(start, end).join("").replace(/\s+/g, " ").trim();
}

const AROUND = [60, 30, 15, 0]; // characters on either side by which a place is found again

/** Where `old` now stands: found by the words around it, as other corrections have moved it. */
function place(text, points, edit, old) {
  for (const wide of AROUND) {
    const before = points.slice(Math.max(0, edit.start - wide), edit.start).join("");
    const after = points.slice(edit.end, edit.end + wide).join("");
    for (const [left, right] of [[before, after], [before, ""], ["", after]]) {
      const at = text.indexOf(left + old + right);
      if (left + old + right && at >= 0 && text.indexOf(left + old + right, at + 1) < 0) { return at + left.length; }
    }
  }
  return -1;
}
