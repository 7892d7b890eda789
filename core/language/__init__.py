"""Chinese text read: sentences, figures, units, times, places, words."""
