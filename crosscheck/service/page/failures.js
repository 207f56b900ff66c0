// Shows why a request failed where it was made.

import { button, problem } from "./dom.js";
import { Failure } from "./server.js";

/** Shows a refusal in `place`, with a button that calls `retry`. Any other error is thrown on. */
export function failed(place, error, retry = null) {
  if (!(error instanceof Failure)) { throw error; }
  problem(place, error.message, error.hint, ...(retry ? [button("error.retry", retry)] : []));
}
