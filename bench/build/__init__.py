"""Tables made from public data; checks of the code, the package and its licences."""
