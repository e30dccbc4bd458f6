"""All that is seen. One folder a screen: `state` (values), `page` (what happens), `screen` (how it looks)."""
