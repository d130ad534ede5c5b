// All requests from the page to the playground's server.

const SILENCE = "The playground does not answer. Is it still running?";

/** What this person sees now; throws Unreachable or UnknownPerson. */
export async function fetchState(personId) {
  const response = await reach(`/page/state?as=${encodeURIComponent(personId)}`);
  if (response.status === 404 || response.status === 400) throw new UnknownPerson(personId);
  if (!response.ok) throw new Unreachable(`The playground answered ${response.status}.`);
  return response.json();
}

/** Act as this person; resolves to {ok, error?, errors?}. */
export function postAct(personId, action) {
  return post("/page/act", { as: personId }, JSON.stringify(action), { "Content-Type": "application/json" });
}

/** Share a file in a conversation; resolves to {ok, error?}. */
export function postFile(personId, file, where) {
  return post("/page/drop", { as: personId, name: file.name, ...where }, file);
}

async function post(path, query, body, headers = {}) {
  const response = await reach(`${path}?${new URLSearchParams(query)}`, { method: "POST", headers, body });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  if (isJson) return response.json();
  return { ok: false, error: `The playground answered ${response.status} to that.` };
}

/** Fetches other JSON of the page's API; throws Unreachable. */
export async function fetchJson(path) {
  return (await reach(path)).json();
}

/**
 * Subscribe to changes, {version, exchanges}; reconnects until stopped.
 *
 * @returns {() => void} stop
 */
export function listen(personId, { onNews, onLost }) {
  let socket = null;
  let stopped = false;
  let pause = 250;
  const open = () => {
    socket = new WebSocket(liveAddress(personId));
    socket.onopen = () => { pause = 250; };
    socket.onmessage = (message) => onNews(JSON.parse(message.data));
    socket.onclose = () => {
      if (stopped) return;
      onLost(SILENCE);
      setTimeout(() => { if (!stopped) open(); }, pause);
      pause = Math.min(pause * 2, 4000);
    };
  };
  open();
  return () => { stopped = true; socket.close(); };
}

function liveAddress(personId) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}/page/live?as=${encodeURIComponent(personId)}`;
}

async function reach(address, options = {}) {
  try {
    return await fetch(address, { cache: "no-store", ...options });
  } catch {
    throw new Unreachable(SILENCE);
  }
}

export class Unreachable extends Error {}
export class UnknownPerson extends Error {}
