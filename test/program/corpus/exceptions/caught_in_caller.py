def level3(n):
    numbers = [n, n + 1]
    text = "held" + str(n)
    return numbers[n]


def level2(n):
    holder = [[n]]
    return level3(n) + len(holder)


def level1(n):
    try:
        return level2(n)
    except IndexError:
        return -n


print([level1(n) for n in range(4)])
total = 0
for i in range(300):
    try:
        total += level2(i)
    except IndexError:
        total -= 1
print(total)
