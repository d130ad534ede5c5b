// The app's shortcuts as menu items.

/** @param action the request to send, without its callback_id */
export function shortcutItems(app, kind, action) {
  return app.state.shortcuts.filter(({ type }) => type === kind).map((shortcut) => ({
    label: shortcut.name,
    note: app.state.app.name,
    act: () => app.act({ ...action, callback_id: shortcut.callback_id }),
  }));
}
