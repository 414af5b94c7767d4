print(int(b" 7\n"))
print(int(b"7\xff"))
