"""The archive as Datasette holds it: without counting what no page of ours prints."""

from __future__ import annotations

from datasette.database import Database


class AttachedDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """Datasette counts every table for its page of tables: of 100,000 articles that took 200 ms each time."""

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """Every table, uncounted: None is Datasette's own word for one too long to count."""
        return dict.fromkeys(await self.table_names())
