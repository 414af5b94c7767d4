from threading import Thread


def show(a, b=2, c=3):
    print(a, b, c)
    return a


xs = [1, 2]
show(*xs)
show(*xs, 30)
show(10, *xs)
show(*[], 1, *(2,), *[])
show(*range(3))
show(*"abc")
show(*xs, c=9)
show(c=9, *xs)
show(b=5, *[4])
show(*[7][:1])
print(*xs, "|", *(3, 4.5), sep=", ", end="!\n")
print(*[])
print(min(*[3, 1, 2]), max(*xs, 7), sum(*[xs]), len(*["four"]))
print(*enumerate("xy"))
print(*[x * x for x in range(40)])
xs.append(*["last"])
print(xs, xs.pop(*[0]))


def order(text):
    print(text, end=" ")
    return [text]


print(*order("first"), *order("second"), sep=order("third")[0])


def add(a, b):
    return a + b


def apply(function, arguments):
    return function(*arguments)


print(apply(add, (1, 2)), apply(add, "ab"), apply(print, [1]))
threads = [Thread(target=apply, args=(show, [n])) for n in range(2)]
for thread in threads:
    thread.start()
    thread.join(*[])
