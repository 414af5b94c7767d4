print(sum([1], b""))
