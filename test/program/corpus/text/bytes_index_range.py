print(b"ab"[2])
