// Blocks without controls: header, context, divider, image, markdown, alert.

import { el } from "../dom/build.js";
import { isSafeAddress, safeLink } from "../text/links.js";
import { markdown } from "../text/markdown.js";
import { textObject } from "../text/mrkdwn.js";

export function drawHeader(block, surface) {
  return el("h3.block-header", {}, textObject(block.text, surface.reader));
}

export function drawDivider() {
  return el("hr.block-divider");
}

export function drawContext(block, surface) {
  return el("div.block-context", {}, block.elements.map((element) => contextPart(element, surface)));
}

function contextPart(element, surface) {
  if (element.type === "image") return picture(element, "context-image");
  return el("span", {}, textObject(element, surface.reader));
}

export function drawImage(block, surface) {
  const title = block.title && el("figcaption", {}, textObject(block.title, surface.reader));
  return el("figure.block-image", {}, title, picture(block, "image"));
}

/** An image element. An image on another host is not loaded: it shows as its alt text and a link. */
export function picture(element, kind) {
  const address = element.image_url ?? "";
  const alt = element.alt_text ?? "";
  if (new URL(address, location.href).origin === location.origin && address) {
    return el("img", { class: kind, src: address, alt });
  }
  const content = [`Picture: ${alt}`];
  const label = isSafeAddress(address) ? safeLink(address, content) : content;
  return el("span", { class: `${kind} picture-elsewhere`, title: address }, label);
}

export function drawMarkdown(block, surface) {
  return el("div.block-markdown", {}, markdown(block.text, surface.reader));
}

const ALERT_SIGNS = { default: "•", info: "ℹ", warning: "⚠", error: "✖", success: "✔" };

export function drawAlert(block, surface) {
  const level = Object.hasOwn(ALERT_SIGNS, block.level) ? block.level : "default";
  const role = level === "error" || level === "warning" ? "alert" : "status";
  return el(
    "div",
    { class: `block-alert alert-${level}`, role },
    el("span", { "aria-hidden": "true" }, ALERT_SIGNS[level]),
    el("div", {}, textObject(block.text, surface.reader)),
  );
}
