"""The features that a program can import from __future__. gil-lab always has all of them, and the compiler evaluates no annotations."""

annotations = None
division = None
print_function = None
absolute_import = None
unicode_literals = None
generator_stop = None
nested_scopes = None
generators = None
with_statement = None
