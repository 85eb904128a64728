"""What is new in a case, for those whom its owner invites: as values, as letters that are mailed, as a feed."""
