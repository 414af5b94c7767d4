def check(n):
    assert n > 0


check(1)
print("one passed")
check(-1)
