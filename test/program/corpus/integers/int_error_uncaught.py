def grow(n):
    while True:
        n *= n
        print(n / 7)


grow(10 ** 20)
