"""The container files: health, limits, and no password that everybody knows."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("compose.yaml", "compose.postgres.yaml")
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "setting", ["stop_grace_period", "mem_limit", "max-size", "max-file", "healthcheck"]
)
def test_each_service_has_time_to_stop_limits_and_a_health_check(file: str, setting: str) -> None:
    assert f" {setting}:" in FILES[file]


def test_the_image_and_compose_ask_the_bots_own_health() -> None:
    assert 'CMD ["ssi-coach", "health"]' in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "test: [CMD, ssi-coach, health]" in FILES["compose.yaml"]


@pytest.mark.parametrize("file", FILES)
def test_a_password_has_no_default(file: str) -> None:
    required = FILES[file].count("${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env")
    assert FILES[file].count("${POSTGRES_PASSWORD") == required
    assert "ssi_coach:ssi_coach" not in FILES[file]
