"""The contact sheet: every face of the bot, wide and narrow, light and dark."""
