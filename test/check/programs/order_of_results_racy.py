from threading import Thread

results = []


def log():
    pass


def work(number):
    log()
    results.append(number)


threads = [Thread(target=work, args=(number,)) for number in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
