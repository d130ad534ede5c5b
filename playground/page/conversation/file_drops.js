// Shares files: by the paper clip or by drag and drop.

import { el, signButton } from "../dom/build.js";
import { icon } from "../dom/icons.js";

/** The paper clip and its hidden file input; `send` takes a file. */
export function createPaperClip(send) {
  const input = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "Files" });
  const button = signButton(icon("clip"), "Attach a file", { class: "tool" });
  button.onclick = () => input.click();
  input.onchange = async () => {
    for (const file of [...input.files]) await send(file);
    input.value = "";
  };
  return [button, input];
}

/** Accept files dropped on `zone`, and ignore those dropped elsewhere. */
export function takeDrops(zone, isOpen, send) {
  const veil = el("div.drop-here", { hidden: true }, "Drop the file to share it here");
  zone.append(veil);
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const over = isOpen() && zone.contains(event.target);
    event.dataTransfer.dropEffect = over ? "copy" : "none";
    veil.hidden = !over;
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    if (!isOpen() || !zone.contains(event.target)) return;
    for (const file of [...event.dataTransfer.files]) await send(file);
  });
}
