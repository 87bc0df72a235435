"""What takes place, on which days and where, told apart from what is only dated. `find.find_events` is the way in."""
