def sort(items):
    n = len(items)
    for i in range(n):
        swapped = False
        for j in range(n - i - 1):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swapped = True
        if not swapped:
            break
    return items


print(sort([5, 2, 9, 1, 5, 6]), sort(["pear", "apple", "fig"]), sort([]))
