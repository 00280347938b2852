/* Talking to our own server, and to nobody else. */

const token = document.querySelector('meta[name="larder-token"]').content;

/** A refusal, or a server that is gone (status 0). */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function call(path, options = {}) {
  const headers = { "X-Larder-Token": token, ...options.headers };
  let response;
  try {
    response = await fetch(path, { ...options, headers, cache: "no-store" });
  } catch {
    throw new ApiError("The kitchen is closed: start Larder again in its terminal.", 0);
  }
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  throw new ApiError(told.error ?? response.statusText, response.status);
}

export async function get(path) {
  return (await call(path)).json();
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Type a line, as in the terminal. */
export const play = (line) => post("/api/act", { line });

/** Touch what is shown. */
export const touch = (given, on) => post("/api/act", { touch: given, token: on });
