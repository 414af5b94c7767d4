s = {(1, 2)}
print({1} in s)
s.add([1])
