"""What no report prints, worked out of figures that reports do print."""
