print(b"a" * 1.5)
