"""The pages, room by room: each module says which questions it answers and what may be done there."""
