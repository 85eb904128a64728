"""A case in the browser: pages and an API over one evidence base, on this machine or, with accounts, on a network."""
