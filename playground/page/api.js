// The wire between the page and the playground's server. Nothing else here talks to the network.

const SILENCE = "The playground does not answer. Is it still running?";

/** What this person can see now. Throws Unreachable when the server does not answer. */
export async function fetchState(personId) {
  const response = await reach(`/page/state?as=${encodeURIComponent(personId)}`);
  if (response.status === 404 || response.status === 400) throw new UnknownPerson(personId);
  if (!response.ok) throw new Unreachable(`The playground answered ${response.status}.`);
  return response.json();
}

/** Do something as this person; answers {ok, error?, errors?}. */
export function postAct(personId, deed) {
  return post("/page/act", { as: personId }, JSON.stringify(deed), { "Content-Type": "application/json" });
}

/** Put a file into a conversation; answers {ok, error?}. */
export function postFile(personId, file, where) {
  return post("/page/drop", { as: personId, name: file.name, ...where }, file);
}

async function post(path, query, body, headers = {}) {
  const response = await reach(`${path}?${new URLSearchParams(query)}`, { method: "POST", headers, body });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  if (isJson) return response.json();
  return { ok: false, error: `The playground answered ${response.status} to that.` };
}

/** What the page may read besides the state, as JSON; throws Unreachable. */
export async function fetchJson(path) {
  return (await reach(path)).json();
}

/**
 * Hear of every change for this person, as {version, exchanges}; reconnects until stopped.
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
