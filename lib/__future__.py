"""Features of later Pythons. All of them are already in this one, and the compiler evaluates no annotations."""

annotations = None
division = None
print_function = None
absolute_import = None
unicode_literals = None
generator_stop = None
nested_scopes = None
generators = None
with_statement = None
