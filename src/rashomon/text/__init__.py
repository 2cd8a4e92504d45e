"""How words are read everywhere: sentences, quantities, verbs, the parse."""
