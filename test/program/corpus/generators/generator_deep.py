# The recursion of a generator that loops over itself is limited like that of calls.
def down(n):
    yield n
    if n:
        for x in down(n - 1):
            yield x


print(sum(down(200)))
total = 0
for x in down(1000):
    total += x
