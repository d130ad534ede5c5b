"""``/ssi why``, and the buttons of nudges and reminders."""
