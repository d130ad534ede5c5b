"""What the bot imports when it starts: only what it needs on any day."""

import json
import subprocess
import sys
from pathlib import Path

from storage.engine import open_engine
from storage.migrate import migrate

_ROOT = Path(__file__).parents[2]
#: Loads what `ssi-coach run` loads, opens the database, and prints the packages that are loaded.
_START = """
import json, sys
import bot.running
from storage.engine import open_engine
from storage.migrate import migrate
migrate(open_engine(sys.argv[1]))
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_packages_for_rare_work_are_imported_when_it_comes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'current.db'}"
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    done = subprocess.run(
        [sys.executable, "-c", _START, url], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stdout)).isdisjoint(
        {"alembic", "openpyxl", "playground", "prometheus_client", "rapidfuzz"}
    )
