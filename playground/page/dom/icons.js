// Decorative icons; the text beside them carries the meaning.

import { svg } from "./build.js";

const PATHS = {
  lock: "M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm1.6 0h4.8V5a2.4 2.4 0 0 0-4.8 0z",
  eye: "M8 3c3.6 0 6.3 2.6 7.5 5-1.2 2.4-3.9 5-7.5 5S1.7 10.4.5 8C1.7 5.6 4.4 3 8 3zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zm0 1.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z",
  clip: "M13.8 7.6 8 13.4a3.6 3.6 0 0 1-5.1-5.1L9 2.2a2.4 2.4 0 0 1 3.4 3.4l-5.9 5.9a1.2 1.2 0 0 1-1.7-1.7l5.4-5.4 1 1-5.3 5.4 5.8-5.9a1 1 0 0 0-1.5-1.5L3.9 9.4A2.2 2.2 0 0 0 7 12.4l5.8-5.8z",
};

/** @param {"lock" | "eye" | "clip"} name */
export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}
