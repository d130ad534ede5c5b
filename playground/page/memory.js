// What the page remembers across reloads. A browser that forbids storage only forgets.

const PREFIX = "playground.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Private windows may refuse; the choice then lasts until the reload.
  }
}
