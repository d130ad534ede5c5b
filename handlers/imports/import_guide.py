"""``/ssi import``: how to get each thing out of LinkedIn."""

from handlers.visit import Visit
from views.imports.import_guide import import_guide


async def explain_import(visit: Visit) -> None:
    """Handles ``/ssi import``."""
    await visit.admit_soon()
    await visit.answer(import_guide(pictures=visit.desk.pictures.is_available))
