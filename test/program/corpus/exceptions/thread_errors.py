import threading

results = []


def work(n):
    try:
        results.append(10 // n)
    except ZeroDivisionError as error:
        results.append(str(error))


def leave():
    raise SystemExit(5)


for n in [1, 0, 5]:
    t = threading.Thread(target=work, args=(n,))
    t.start()
    t.join()
t = threading.Thread(target=leave)
t.start()
t.join()
print(results)
try:
    t.start()
except RuntimeError as error:
    print(error)


def fail():
    try:
        results[10]
    except IndexError as error:
        raise ValueError("in a thread") from error


t = threading.Thread(target=fail)
t.start()
t.join()
print("the program goes on")
