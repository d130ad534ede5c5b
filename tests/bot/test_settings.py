"""Settings: all wrong ones are named at once, and no value is ever shown."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
BOT, APP = "xoxb-1-s3cr3t", "xapp-1-s3cr3t"


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment without settings, in a folder without `.env`."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def problems(env: pytest.MonkeyPatch, **values: str) -> list[str]:
    """The error about these settings, as a list of lines."""
    for name, value in values.items():
        env.setenv(name, value)
    with pytest.raises(SettingsError) as wrong:
        read_settings()
    return str(wrong.value).splitlines()


@pytest.mark.usefixtures("env")
def test_without_any_setting_the_playground_runs() -> None:
    settings = read_settings()
    assert not settings.has_tokens
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url == "sqlite:///data/ssi-coach.db"


def test_the_environment_wins_over_the_file(env: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"SLACK_BOT_TOKEN={BOT}\nSLACK_APP_TOKEN={APP}\nLOG_LEVEL=debug\n")
    env.setenv("LOG_LEVEL", "Warning")
    settings = read_settings()
    assert settings.has_tokens
    assert settings.log_level == "WARNING"


def test_an_empty_setting_counts_as_unset(env: pytest.MonkeyPatch) -> None:
    env.setenv("SLACK_BOT_TOKEN", "")
    env.setenv("DATABASE_URL", "")
    settings = read_settings()
    assert not settings.has_tokens
    assert settings.database_url == "sqlite:///data/ssi-coach.db"


def test_all_errors_are_reported_at_once(env: pytest.MonkeyPatch) -> None:
    lines = problems(
        env,
        SLACK_BOT_TOKEN=APP,
        SLACK_APP_TOKEN=BOT,
        SLACK_API_URL="slack.com",
        DATABASE_URL="mysql://root:s3cr3t@host/db",
        LOG_LEVEL="loud",
    )
    assert [line.split()[0] for line in lines] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_API_URL",
        "DATABASE_URL",
        "LOG_LEVEL",
    ]
    assert "must start with xoxb-" in lines[0]
    assert not any("s3cr3t" in line or "loud" in line for line in lines)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"SLACK_BOT_TOKEN": BOT}, "SLACK_APP_TOKEN and SLACK_BOT_TOKEN go together"),
        ({"SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN is missing"),
        ({"LOG_LEVEL": "loud"}, "must be one of DEBUG, INFO, WARNING, ERROR"),
        ({"LOG_FORMAT": "xml"}, "must be one of text, json"),
        ({"METRICS_ADDRESS": "127.0.0.1"}, "must be a port, or an address like 127.0.0.1:9464"),
        ({"METRICS_ADDRESS": "127.0.0.1:70000"}, "must be a port"),
        ({"SLACK_API_URL": "ftp://slack.com/api/"}, "must be an address like https://slack.com"),
        ({"SLACK_API_URL": "http://slack.com/api/"}, "must start with https://"),
        ({"SLACK_API_URL": "http://8.8.8.8/api/"}, "must start with https://"),
        ({"DATABASE_URL": "data.db"}, "must be like sqlite:///data/ssi-coach.db"),
    ],
)
def test_the_error_of_a_wrong_setting_names_the_fix(
    env: pytest.MonkeyPatch, values: dict[str, str], problem: str
) -> None:
    assert problem in "\n".join(problems(env, **values))


def test_an_address_ends_with_a_slash(env: pytest.MonkeyPatch) -> None:
    env.setenv("SLACK_API_URL", "http://127.0.0.1:4343/api")
    assert read_settings().slack_api_url == "http://127.0.0.1:4343/api/"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("9464", ("127.0.0.1", 9464)),
        ("0.0.0.0:9464", ("0.0.0.0", 9464)),  # noqa: S104 - in a container, on purpose
        ("[::1]:9464", ("::1", 9464)),
        ("", None),
    ],
)
def test_metrics_are_off_or_at_an_address_which_is_this_machine_by_default(
    env: pytest.MonkeyPatch, typed: str, address: tuple[str, int] | None
) -> None:
    env.setenv("METRICS_ADDRESS", typed)
    assert read_settings().metrics_at == address


@pytest.mark.parametrize("host", ["10.0.0.5", "slack", "slack.internal", "slack.test:4343"])
def test_an_address_in_a_private_network_needs_no_encryption(
    env: pytest.MonkeyPatch, host: str
) -> None:
    env.setenv("SLACK_API_URL", f"http://{host}/api/")
    assert read_settings().slack_api_url == f"http://{host}/api/"


@pytest.mark.usefixtures("env")
def test_a_file_in_another_encoding_is_refused_with_the_fix() -> None:
    Path(".env").write_bytes("LOG_LEVEL=Grüße".encode("latin-1"))
    with pytest.raises(SettingsError, match="save it with the encoding UTF-8"):
        read_settings()


@given(st.text("abc123-:/@", min_size=6).map(lambda text: f"?{text}"))
def test_no_wrong_value_is_ever_shown(value: str) -> None:
    with pytest.MonkeyPatch.context() as env:
        lines = problems(env, **{name.upper(): value for name in Settings.model_fields})
    assert all(value not in line for line in lines)


def test_a_secret_is_not_shown_by_accident(env: pytest.MonkeyPatch) -> None:
    env.setenv("SLACK_BOT_TOKEN", BOT)
    env.setenv("SLACK_APP_TOKEN", APP)
    settings = read_settings()
    assert "s3cr3t" not in f"{settings!r} {settings}"


def test_the_example_lists_each_setting_with_one_line_and_its_default() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").partition("\n\n")[2].splitlines()
    comments, assignments = lines[::2], lines[1::2]
    assert all(re.match(r"# \S.* ", comment) for comment in comments)
    shown = dict(line.removeprefix("# ").split("=", 1) for line in assignments)
    assert shown == {
        name.upper(): str(field.default or "") for name, field in Settings.model_fields.items()
    }


def test_the_example_works_unchanged() -> None:
    assert not any(dotenv_values(EXAMPLE).values())
