"""How fast entries are acknowledged, beside other bots in the same run."""
