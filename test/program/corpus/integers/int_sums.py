total = 0
for i in range(3000):
    total += i ** 6
print(total)
print(sum([i ** 6 for i in range(3000)]), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum([-2 ** 63, -1]))
print(sum([2 ** 63, -2 ** 63]), sum([2 ** 70, 1.5]), sum([1.5, 2 ** 70]), sum([1, 2], 2 ** 64))
product = 1
for i in range(1, 40):
    product *= -i
print(product)


def squares(n):
    result = 0
    for i in range(n):
        result += i * i * i * i * i
    return result


print(squares(10000))
down = 2 ** 65
steps = 0
while down > 2 ** 62:
    down -= 2 ** 61
    steps += 1
print(down, steps)
