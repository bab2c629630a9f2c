// The one way to the program: POST, JSON, and a header that no other page can send.

import { store, stored } from "./storage.js";

class ApiError extends Error {
  constructor(status, body) {
    super(body.message ?? "the program did not answer as expected");
    Object.assign(this, { status, ...body });
  }
}

const listeners = new Set();
/** Is told "lost", "back" or "closed" when the connection changes. */
export const onConnection = (listener) => listeners.add(listener);
let connected = true;

const KEPT = "session";
// Another tab may open another studio at this address: what is staged here must not go there unseen.
let key = stored(KEPT);

/** The key of a session, of this port alone, which a cookie is not. */
export function open(next) {
  key = next;
  // Without room the session is that of this page.
  store(KEPT, key);
}

/** Takes the key that another tab has got since; whether there is one. */
export function renew() {
  const now = stored(KEPT);
  if (!now || now === key) return false;
  key = now;
  return true;
}

function connection(state, error) {
  if (state === "closed" || (state === "lost") === connected) {
    connected = state !== "lost";
    for (const listener of listeners) listener(state, error);
  }
}

export async function raw(name, body = {}, options = {}) {
  let response;
  const own = key;
  try {
    response = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hbm-db": own ?? "none" },
      body: JSON.stringify(body),
      credentials: "same-origin",
      signal: options.signal,
    });
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw lost("the program does not answer");
  }
  if (response.ok) {
    connection("back");
    return response;
  }
  const answer = await response.json().catch(() => ({}));
  const error = new ApiError(response.status, answer.error ?? {});
  if (response.status === 503) connection("lost", error);
  else if (response.status === 401 && name !== "session") { if (own === key) connection("closed", error); }
  else connection("back");
  throw error;
}

function lost(message) {
  const error = new ApiError(0, { message, hints: ["is it still running in the terminal?"] });
  connection("lost", error);
  return error;
}

/** Asks, and gives the answer. */
export async function call(name, body, options) {
  const response = await raw(name, body, options);
  try {
    return await response.json();
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    throw lost("the answer of the program broke off");
  }
}
