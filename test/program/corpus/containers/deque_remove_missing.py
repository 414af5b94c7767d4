from collections import deque

items = deque(['a', 2])
for missing in ('b', 3, None):
    try:
        items.remove(missing)
    except ValueError as error:
        print(error)
items.remove('a')
print(items)
try:
    int('1' * 150 + 'é' * 150)
except ValueError as error:
    print(error)
