"""The fixed ids and tokens of the workspace and its app."""

TEAM_ID = "T0PLAYGRND"
PARTNER_TEAM_ID = "T0PARTNER"
TEAM_NAME = "Playground"
TEAM_DOMAIN = "playground"
APP_ID = "A0SSICOACH"
BOT_USER_ID = "U0SSICOACH"
BOT_ID = "B0SSICOACH"
BOT_HANDLE = "ssi-coach"
SLACKBOT_ID = "USLACKBOT"

# Harmless: they work only with a playground on this machine.
BOT_TOKEN = "xoxb-playground-bot-token"  # noqa: S105 - fixed and documented, no secret
APP_TOKEN = "xapp-playground-app-token"  # noqa: S105 - fixed and documented, no secret
SIGNING_SECRET = "playground-signing-secret"  # noqa: S105 - fixed and documented, no secret
VERIFICATION_TOKEN = "playground-verification-token"  # noqa: S105 - fixed, Slack's legacy field
APP_TOKEN_SCOPES = ("connections:write",)
