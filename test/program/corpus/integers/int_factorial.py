def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def recursive(n):
    return 1 if n < 2 else n * recursive(n - 1)


print(factorial(20), factorial(21), factorial(30))
print(recursive(50) == factorial(50), recursive(25) // factorial(24))
print(factorial(1000))
print(len(str(factorial(500))))
print(factorial(100) // factorial(98), factorial(100) % (10 ** 9 + 7))
print(sum([int(digit) for digit in str(factorial(100))]))
