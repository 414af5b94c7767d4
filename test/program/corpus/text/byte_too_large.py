print(255 in b"\xff")
print(256 in b"")
