print({1: 2}.get((1, ())))
print({"a": 1, [1]: 2})
