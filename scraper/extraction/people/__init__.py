"""Who takes part in what a text tells, in what role and for which organisation. `participants.find_people` is the way in."""
