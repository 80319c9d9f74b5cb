"""decompose: a plan in, who does what out."""
