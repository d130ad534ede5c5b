// The app's shortcuts as items of a menu.

/** @param deed what using one does, besides its callback_id */
export function shortcutItems(app, kind, deed) {
  return app.state.shortcuts.filter(({ type }) => type === kind).map((shortcut) => ({
    label: shortcut.name,
    note: app.state.app.name,
    act: () => app.act({ ...deed, callback_id: shortcut.callback_id }),
  }));
}
