// The wire between the page and the playground's server. Nothing else here talks to the network.

/** What this person can see now. Throws Unreachable when the server does not answer. */
export async function fetchState(personId) {
  const response = await reach(`/page/state?as=${encodeURIComponent(personId)}`);
  if (response.status === 404 || response.status === 400) throw new UnknownPerson(personId);
  if (!response.ok) throw new Unreachable(`The playground answered ${response.status}.`);
  return response.json();
}

/** Do something as this person; answers {ok, error?, errors?}. */
export async function postAct(personId, deed) {
  const response = await reach(`/page/act?as=${encodeURIComponent(personId)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(deed),
  });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  if (isJson) return response.json();
  return { ok: false, error: `The playground answered ${response.status} to that.` };
}

/**
 * Hear of every change for this person; reconnects until stopped.
 *
 * @returns {() => void} stop
 */
export function listen(personId, { onVersion, onLost }) {
  let socket = null;
  let stopped = false;
  let pause = 250;
  const open = () => {
    socket = new WebSocket(liveAddress(personId));
    socket.addEventListener("open", () => { pause = 250; });
    socket.addEventListener("message", (message) => onVersion(JSON.parse(message.data).version));
    socket.addEventListener("close", () => {
      if (stopped) return;
      onLost();
      setTimeout(() => { if (!stopped) open(); }, pause);
      pause = Math.min(pause * 2, 4000);
    });
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
    throw new Unreachable("The playground does not answer. Is it still running?");
  }
}

export class Unreachable extends Error {}
export class UnknownPerson extends Error {}
