"""The way of a pile and of a story, with what people decided about stories."""
