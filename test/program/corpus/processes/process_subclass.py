from multiprocessing import Process, Queue, current_process


class Squares(Process):
    """A process with a state of its own, which the child gets as a copy."""

    def __init__(self, numbers, results):
        super().__init__()
        self.numbers = numbers
        self.results = results

    def run(self):
        self.numbers.append(current_process() is self)
        self.results.put((self.name, [n * n for n in self.numbers]))


class Named(Process):
    def __init__(self, name, results):
        Process.__init__(self, name=name, args=(1, 2), kwargs={'key': 'value'})
        self.results = results

    def run(self):
        self.results.put((self.name, self._args, self._kwargs))
        super().run()


if __name__ == '__main__':
    results = Queue()
    numbers = [1, 2, 3]
    squares = Squares(numbers, results)
    squares.start()
    print(results.get())
    squares.join()
    print(numbers, squares.numbers, squares.exitcode)
    named = Named('given', results)
    named.start()
    print(results.get())
    named.join()
    print(type(named).__name__, isinstance(named, Process), named.name)
