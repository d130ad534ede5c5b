"""Settings, from the environment or ``.env``; the environment wins. Reports all errors at once."""

from ipaddress import ip_address
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.logs import Format

SLACK = "https://slack.com/api/"
DATABASE = "sqlite:///data/ssi-coach.db"
HEARTBEAT = Path("data/heartbeat.json")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_DRIVERS = ("sqlite", "postgres", "postgresql", "postgresql+psycopg")


class SettingsError(Exception):
    """Some settings are wrong; the message names each with its fix, without values."""


class Settings(BaseSettings):
    """The settings. Without Slack tokens, the bot runs in its playground."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

    slack_bot_token: SecretStr | None = Field(None, description="Bot token, xoxb-…")
    slack_app_token: SecretStr | None = Field(
        None, description="App-level token, xapp-…", validate_default=True
    )
    slack_signing_secret: SecretStr | None = Field(None, description="Used by HTTP delivery only")
    slack_api_url: str = Field(SLACK, description="Slack's Web API, or one that speaks like it")
    database_url: str = Field(DATABASE, description="SQLite or PostgreSQL")
    heartbeat_file: Path = Field(HEARTBEAT, description="Where the bot says how it is, for health")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    log_format: Format = Field("text", description="text or json")
    metrics_address: str | None = Field(None, description="Where metrics are served: host:port")
    largest_import_mb: int = Field(
        100, ge=1, le=1_000, description="The largest LinkedIn file that people may import, in MB"
    )

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object, info: ValidationInfo) -> object:
        """Lets an empty variable in the environment switch off a value in ``.env``."""
        if value == "" and info.field_name is not None:
            return cls.model_fields[info.field_name].get_default()
        return value

    @property
    def has_tokens(self) -> bool:
        """Whether a Slack workspace is connected."""
        return self.slack_bot_token is not None and self.slack_app_token is not None

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _starts_with(value, "xoxb-", "Bot User OAuth Token", "OAuth & Permissions")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        # The bot token is validated first. If it was wrong, it is missing here, but it was set.
        bot_token_set = info.data.get("slack_bot_token", "wrong") is not None
        if (value is not None) != bot_token_set:
            missing = "this one" if value is None else "SLACK_BOT_TOKEN"
            raise ValueError(
                f"and SLACK_BOT_TOKEN go together, and {missing} is missing; "
                "set neither to run the playground"
            )
        return _starts_with(value, "xapp-", "App-Level Token", "Basic Information")

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"must be an address like {SLACK}")
        if parts.scheme == "http" and not _is_private_host(parts.hostname):
            raise ValueError("must start with https://: tokens would travel unencrypted")
        return value if value.endswith("/") else value + "/"

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):
            url = None  # the faulty part may be the password, so the error is not shown
        if url is None or url.drivername not in _DRIVERS or not url.database:
            raise ValueError(
                f"must be like {DATABASE} or postgresql://user:password@host/name; "
                "write characters such as @ or / in a password as %40 or %2F"
            )
        return value

    @property
    def metrics_at(self) -> tuple[str, int] | None:
        """Host and port of the metrics; ``None`` if they are off."""
        if self.metrics_address is None:
            return None
        host, _, port = self.metrics_address.rpartition(":")
        return host.strip("[]") or "127.0.0.1", int(port)

    @field_validator("metrics_address")
    @classmethod
    def _metrics_address(cls, value: str | None) -> str | None:
        port = (value or "0").rpartition(":")[2]
        if not (port.isascii() and port.isdecimal()) or int(port) > 65_535:
            raise ValueError("must be a port, or an address like 127.0.0.1:9464")
        return value

    @field_validator("log_format", mode="before")
    @classmethod
    def _log_format(cls, value: object) -> object:
        form = str(value).lower()
        if form not in get_args(Format):
            raise ValueError(f"must be one of {', '.join(get_args(Format))}")
        return form

    @field_validator("log_level", mode="before")
    @classmethod
    def _log_level(cls, value: object) -> object:
        level = str(value).upper()
        if level not in _LEVELS:
            raise ValueError(f"must be one of {', '.join(_LEVELS)}")
        return level


def read_settings() -> Settings:
    """Reads and checks all settings.

    Raises:
        SettingsError: some are wrong; it names all of them.
    """
    try:
        return Settings()  # type: ignore[call-arg]  # the values come from the environment
    except ValidationError as error:
        lines = [_line(each["loc"], each["msg"]) for each in error.errors(include_input=False)]
        raise SettingsError("\n".join(lines)) from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text: save it with the encoding UTF-8") from None


def _is_private_host(host: str) -> bool:
    """Whether a host is on this machine or in a private network."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".test", ".localhost"))


def _starts_with(
    value: SecretStr | None, prefix: str, token: str, section: str
) -> SecretStr | None:
    if value is not None and not value.get_secret_value().startswith(prefix):
        raise ValueError(
            f"must start with {prefix}: copy the “{token}” "
            f"under “{section}” on your Slack app's page"
        )
    return value


def _line(location: tuple[int | str, ...], message: str) -> str:
    problem = message.removeprefix("Value error, ")
    return f"{str(location[0]).upper()} {problem}" if location else problem
