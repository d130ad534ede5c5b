"""Settings, from the environment or ``.env``; the environment wins. All errors at once."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

SLACK = "https://slack.com/api/"


class SettingsError(Exception):
    """Some settings are wrong; the message names each with its fix, and shows no value."""


class Settings(BaseSettings):
    """What can be set. Without Slack tokens the bot runs in its playground."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    slack_bot_token: SecretStr | None = Field(None, description="Bot token, xoxb-…")
    slack_app_token: SecretStr | None = Field(None, description="App-level token, xapp-…")
    slack_signing_secret: SecretStr | None = Field(None, description="Used by HTTP delivery only")
    slack_api_url: str = Field(SLACK, description="Slack's Web API, or one that speaks like it")
    database_url: str = Field("sqlite:///data/ssi-coach.db", description="SQLite or PostgreSQL")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO")

    @property
    def has_tokens(self) -> bool:
        """Whether a Slack workspace is connected."""
        return self.slack_bot_token is not None and self.slack_app_token is not None

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _starts_with(value, "xoxb-", "the “Bot User OAuth Token” of “OAuth & Permissions”")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _starts_with(value, "xapp-", "an “App-Level Token” of “Basic Information”")

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"must be an address like {SLACK}")
        # Tokens go there: in clear only to this machine.
        if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("must start with https:// unless it is on this machine")
        return value if value.endswith("/") else value + "/"

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        try:
            backend = make_url(value).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in {"sqlite", "postgresql", "postgres"}:
            raise ValueError(
                "must be like sqlite:///data/ssi-coach.db or postgresql://user:password@host/name"
            )
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _log_level(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _both_tokens(self) -> "Settings":
        if (self.slack_bot_token is None) != (self.slack_app_token is None):
            missing = "SLACK_APP_TOKEN" if self.slack_bot_token else "SLACK_BOT_TOKEN"
            raise ValueError(
                f"{missing} is missing: Socket Mode needs both tokens; "
                "set neither to run the playground"
            )
        return self


def read_settings() -> Settings:
    """Reads and checks all settings.

    Raises:
        SettingsError: naming every wrong setting at once.
    """
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        lines = [_line(each["loc"], each["msg"]) for each in error.errors(include_input=False)]
        raise SettingsError("\n".join(lines)) from None


def _starts_with(value: SecretStr | None, prefix: str, where: str) -> SecretStr | None:
    if value is not None and not value.get_secret_value().startswith(prefix):
        raise ValueError(f"must start with {prefix}: it is {where} on your Slack app's page")
    return value


def _line(where: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    return f"{str(where[0]).upper()} {said}" if where else said
