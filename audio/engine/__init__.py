"""The process that plays: ring, callback, feeder, and the façade in front of them."""
