counter = 0
total = 100


def bump():
    global counter
    counter += 1
    total = counter * 2
    return total


def make():
    global made, counter
    made = "by make"
    counter = 50


for _ in range(3):
    print(bump())
print(counter, total)
make()
print(made, counter)
len = 5
print(len)


def shadow(print_it):
    sum = 0
    for i in range(print_it):
        sum += i
    return sum


print(shadow(4), max(1, 2))
