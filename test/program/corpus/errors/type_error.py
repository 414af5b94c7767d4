def difference(a, b):
    return a - b


print(difference(5, 3))
print(difference("5", 3))
