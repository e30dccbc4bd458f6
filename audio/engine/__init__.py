"""The process that plays: ring, callback and feeder, and the façade before it."""
