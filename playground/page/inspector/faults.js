// The form that makes Slack slow, refuse or fail, to see how the bot copes.

import { el, press } from "../dom/build.js";
import { reconcile } from "../dom/reconcile.js";
import { fetchJson } from "../state/server_api.js";

/** Per kind: its label and, if it needs a field, [name, label, default]. */
const KINDS = {
  slow: ["Answer slowly", ["seconds", "Seconds", 4]],
  hang: ["Do not answer"],
  error: ["Answer with an error", ["error", "Slack's error code", "internal_error"]],
  rate_limit: ["Limit the rate", ["per_minute", "Calls a minute", 5]],
  error_after: ["Take effect, then answer with an error", ["error", "Slack's error code", "internal_error"]],
  fail_after: ["Take effect, then fail", ["status", "HTTP status", 500]],
  close_after: ["Take effect, then hang up"],
  revoke_token: ["Revoke the bot's token", ["error", "Slack's error code", "token_revoked"]],
  take_scope: ["Take a scope from the app", ["scope", "Scope", "files:write"]],
};

export function createFaults(app) {
  const kind = el("select.field", {}, Object.entries(KINDS).map(([value, [label]]) => el("option", { value }, label)));
  const method = el("select.field", {}, el("option", { value: "*" }, "every call"));
  const more = el("input.field");
  const moreName = el("span");
  const moreLabel = el("label", {}, moreName, more);
  const times = el("input.field", { type: "number", min: 1, placeholder: "until cleared" });
  const active = el("ul.faults");
  const summary = el("summary");
  const form = el(
    "form.fault-form",
    {},
    el("label", {}, "Slack should …", kind),
    el("label", {}, "for", method),
    moreLabel,
    el("label", {}, "Times", times),
    press("Switch on", null, "plain small", { type: "submit" }),
  );
  const fit = () => {
    const [name, label, begin] = KINDS[kind.value][1] ?? [];
    moreLabel.hidden = !name;
    moreName.textContent = label ?? "";
    more.type = typeof begin === "number" ? "number" : "text";
    more.value = begin ?? "";
  };
  kind.onchange = fit;
  form.onsubmit = (event) => {
    event.preventDefault();
    const [name, , begin] = KINDS[kind.value][1] ?? [];
    app.act({
      do: "set_fault",
      kind: kind.value,
      method: method.value,
      ...(name && { [name]: typeof begin === "number" ? Number(more.value) : more.value }),
      ...(times.value && { times: Number(times.value) }),
    });
  };
  fit();
  app.watch(() => {
    const faults = app.state.faults ?? [];
    summary.textContent = faults.length ? `Faults: ${faults.length} on` : "Faults";
    reconcile(active, faults.map((fault) => ({
      key: String(fault.id), signature: JSON.stringify(fault), draw: () => faultNode(app, fault),
    })));
  });
  return {
    node: el("details.faults-box", {}, summary, active, form),
    /** Load the list of calls once; throws Unreachable. */
    async learn() {
      if (method.options.length > 1) return;
      const { methods } = await fetchJson("/page/faults");
      method.append(...methods.filter((one) => one !== "*").map((one) => el("option", { value: one }, one)));
    },
  };
}

function faultNode(app, fault) {
  const [label, [field] = []] = KINDS[fault.kind] ?? [fault.kind];
  const left = fault.left ? `, ${fault.left} left` : "";
  const words = `${label}${field ? ` (${fault[field]})` : ""}: ${fault.method === "*" ? "every call" : fault.method}${left}`;
  const end = () => app.act({ do: "clear_fault", id: fault.id });
  return el("li.between", {}, el("span", {}, words), press("End", end, "plain small", { "aria-label": `End: ${words}` }));
}
