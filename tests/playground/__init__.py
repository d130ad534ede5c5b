"""The playground, proven from the bot's side of the wire and from the page's."""
