print(b"a" < "a")
