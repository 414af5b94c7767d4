for i in range(5):
    if i == 1:
        continue
    if i == 4:
        break
    print(i)
else:
    print("not here")
for i in range(3):
    pass
else:
    print("else", i)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("done", n)
while True:
    n += 1
    if n > 5:
        break
while 1:
    break
print(n)
for c in "héllo":
    print(c, end="")
print()
for x in (1, "two", 3.0, None, True):
    print(x, end=";")
print()
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i, (a, b) in [(0, (1, 2)), (1, (3, 4))]:
    print(i, a, b)
for i in []:
    print("never")
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print("full", i)
