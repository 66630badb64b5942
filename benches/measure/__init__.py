"""One module for each measurement; `house` holds what they share."""
