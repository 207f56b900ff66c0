// Shows why a request failed where it was made; a server that asks for an access key gets it from a field there.

import { button, el, problem } from "./dom.js";
import { Failure } from "./server.js";
import { t } from "./texts.js";

/** Shows a refusal in `place`, with a button that calls `retry`. Any other error is thrown on. */
export function failed(place, error, retry = null) {
  if (!(error instanceof Failure)) { throw error; }
  const asks = error.status === 401 && retry;
  problem(place, error.message, error.hint, ...(asks ? [signIn(retry)] : retry ? [button("error.retry", retry)] : []));
}

function signIn(retry) {
  const key = el("input", { type: "password", autocomplete: "current-password", aria: { label: t("error.token_field") } });
  const use = () => {
    sessionStorage.setItem("token", key.value.trim());
    retry();
  };
  key.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); use(); } });
  return el("span", { className: "sign-in" }, key, " ", button("error.token_use", use));
}
