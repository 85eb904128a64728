"""Questions that a case answers: one person, what agrees, sources, routes, days, causes. Values only; others print."""
