print([1] in [[1]])
print({} in {})
