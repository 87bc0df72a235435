"""Alerts: `matching` says whether and why an article fits a rule, `messages` writes it for a person, `delivery` sends what the outbox holds, `channels` carry it."""
