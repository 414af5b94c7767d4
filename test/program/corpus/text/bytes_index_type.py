print(b"ab"["0"])
