"""A subclass of Thread keeps the result of its work."""
import threading


class Factorial(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f'factorial-{number}')
        self.number = number
        self.result = None

    def run(self):
        product = 1
        for factor in range(2, self.number + 1):
            product *= factor
        self.result = product


threads = [Factorial(number) for number in (5, 10, 30)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
    print(thread.name, thread.result)
