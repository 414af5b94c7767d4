def zeros(rows, columns):
    return [[0] * columns for _ in range(rows)]


def multiply(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    assert len(a[0]) == inner, "shapes do not fit"
    product = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            total = 0
            for k in range(inner):
                total += a[i][k] * b[k][j]
            product[i][j] = total
    return product


def transpose(m):
    turned = []
    for column in range(len(m[0])):
        turned.append([row[column] for row in m])
    return turned


def identity(n):
    m = zeros(n, n)
    for i in range(n):
        m[i][i] = 1
    return m


a = [[1, 2, 3], [4, 5, 6]]
b = [[7, 8], [9, 10], [11, 12]]
print(multiply(a, b))
print(multiply(b, a))
print(transpose(a), multiply(a, identity(3)) == a)
power = identity(2)
for step in range(1, 11):
    power = multiply(power, [[1, 1], [1, 0]])
    print(step, power[0][1], end="; ")
print()
for row in multiply(b, a):
    for cell in row:
        print(f"{cell:>5}", end="")
    print()
half = [[0.5, 0.25], [0.25, 0.5]]
print(multiply(half, half), multiply([[1]], [[2]]))
multiply(a, a)
