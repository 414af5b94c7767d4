assert True
assert 1 + 1 == 2, "never"
assert [0], f"not {1}"
print("fine")
assert 1 > 2, f"one is not more than {1 + 1}"
