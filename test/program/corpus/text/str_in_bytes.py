print("a" in b"a")
