print(b"a" in "a")
