"""Reports beside each other: which are copies, who is who, what agrees, from how many origins. Knows no database.

Everything here speaks of one case. Nothing ranks people, and nothing is looked up outside the case.
"""
