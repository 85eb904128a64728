"""Who said what happened, how certainly."""
