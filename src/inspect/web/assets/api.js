// The one way to the program: POST, JSON, and a header that no other page can send.

export class ApiError extends Error {
  constructor(status, body) {
    super(body.message ?? "the program did not answer as expected");
    Object.assign(this, { status, ...body });
  }
}

const listeners = new Set();
/** Is told "lost", "back" or "closed" when the connection changes. */
export const onConnection = (listener) => listeners.add(listener);
let connected = true;

function connection(state, error) {
  if (state === "closed" || (state === "lost") === connected) {
    connected = state !== "lost";
    for (const listener of listeners) listener(state, error);
  }
}

export async function raw(name, body = {}, options = {}) {
  let response;
  try {
    response = await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hbm-db": localStorage.getItem("session") ?? "none" },
      body: JSON.stringify(body),
      credentials: "same-origin",
      signal: options.signal,
    });
  } catch (cause) {
    if (cause.name === "AbortError") throw cause;
    const error = new ApiError(0, { message: "the program does not answer", hints: ["is it still running in the terminal?"] });
    connection("lost", error);
    throw error;
  }
  if (response.ok) {
    connection("back");
    return response;
  }
  const answer = await response.json().catch(() => ({}));
  const error = new ApiError(response.status, answer.error ?? {});
  if (response.status === 503) connection("lost", error);
  else if (response.status === 401 && name !== "session") connection("closed", error);
  else connection("back");
  throw error;
}

/** Asks, and gives the answer. */
export async function call(name, body, options) {
  return (await raw(name, body, options)).json();
}
