// The channel's menu: invite or remove the bot, archive, restrict posting.

import { signButton } from "../dom/build.js";
import { opensMenu } from "../widgets/menu.js";

export function createChannelMenu(app) {
  const button = signButton("⋯", "This channel", { class: "channel-menu" });
  app.watch(() => { button.hidden = !app.here || app.here.kind === "im"; });
  return opensMenu(button, "This channel", () => actions(app));
}

function actions(app) {
  const { here } = app;
  const action = (label, name, more = {}) => ({
    label,
    act: () => app.act({ do: name, conversation: here.id, ...more }),
  });
  if (here.archived) return [action("Unarchive the channel", "unarchive")];
  return [
    here.bot_is_member ? action("Remove SSI Coach", "remove_bot") : action("Invite SSI Coach", "invite_bot"),
    here.admins_only
      ? action("Let everyone post", "posting", { admins_only: false })
      : action("Let only admins post", "posting", { admins_only: true }),
    action("Archive the channel", "archive"),
  ];
}
