data = b"ab"
data[0] = 1
