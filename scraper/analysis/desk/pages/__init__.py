"""One module a page: its address's arguments, its SQL, and what its template is filled with."""
