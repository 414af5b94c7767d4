from threading import Thread

numbers = [(i * 1103515245 + 12345) % 2147483648 for i in range(400)]
results = [None] * 4


def largest(part, start, stop):
    best = start
    for i in range(start, stop):
        if numbers[i] > numbers[best]:
            best = i
    results[part] = (numbers[best], best)


threads = [Thread(target=largest, args=(part, 100 * part, 100 * part + 100)) for part in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
print(max(results), max(results)[0] == max(numbers), numbers.index(max(numbers)) == max(results)[1])
