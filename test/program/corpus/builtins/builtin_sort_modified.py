# A key function that changes the list: the sort ends, and then raises an error.
numbers = [3, 1, 2]

def key(item):
    numbers.append(item)
    return item

numbers.sort(key=key)
