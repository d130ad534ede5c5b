// Pasted rich text: its links become [label](address), which Slack's composer understands.

const LINKS = /^(https?:|mailto:|tel:)/i;

/** Keep the labelled links of what is pasted into `box`; a command takes plain text only. */
export function keepPastedLinks(box) {
  box.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    const links = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("a[href]")]
      .map((link) => [link.textContent.trim(), link.getAttribute("href")])
      .filter(([label, address]) => label && LINKS.test(address));
    if (!links.length || box.value.startsWith("/")) return;
    event.preventDefault();
    const text = withLinks(event.clipboardData.getData("text/plain"), links);
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input"));
  });
}

/** The plain text, with each label where it stands, in order, as a link. */
function withLinks(plain, links) {
  let [done, rest] = ["", plain];
  for (const [label, address] of links) {
    const at = rest.indexOf(label);
    if (at < 0) continue;
    const safe = address.replaceAll("(", "%28").replaceAll(")", "%29");
    done += `${rest.slice(0, at)}[${label.replaceAll(/[[\]]/g, "")}](${safe})`;
    rest = rest.slice(at + label.length);
  }
  return done + rest;
}
