// What can be done with a channel: bring the bot in or take it out, archive, say who may post.

import { signButton } from "./dom.js";
import { opensMenu } from "./menu.js";

export function createChannelMenu(app) {
  const button = signButton("⋯", "This channel", { class: "channel-menu" });
  app.watch(() => { button.hidden = !app.here || app.here.kind === "im"; });
  return opensMenu(button, "This channel", () => deeds(app));
}

function deeds(app) {
  const { here } = app;
  const deed = (label, name, more = {}) => ({
    label,
    act: () => app.act({ do: name, conversation: here.id, ...more }),
  });
  if (here.archived) return [deed("Unarchive the channel", "unarchive")];
  return [
    here.bot_is_member ? deed("Remove SSI Coach", "remove_bot") : deed("Invite SSI Coach", "invite_bot"),
    here.admins_only
      ? deed("Let everyone post", "posting", { admins_only: false })
      : deed("Let only admins post", "posting", { admins_only: true }),
    deed("Archive the channel", "archive"),
  ];
}
