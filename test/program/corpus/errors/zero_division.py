def mean(total, count):
    return total / count


print(mean(6, 3))
mean(1, 0)
