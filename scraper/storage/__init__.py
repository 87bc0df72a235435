"""The SQLite database: one module a family of tables, SQL in `migrations/`.

Transactions are opened by the caller who knows the whole deed."""
