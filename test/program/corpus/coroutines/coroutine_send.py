"""A coroutine runs step by step when a program sends values to it."""


class Ask:
    """Awaiting an Ask sends its question to the program that runs the coroutine, and returns the answer."""

    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer


async def double(number):
    return number * 2


async def ask(topic):
    answer = await Ask(f'{topic}?')
    print('answer', answer)
    return answer


async def interview():
    print('begin')
    name = await ask('name')
    age = await ask('age')
    return f'{name} {await double(age)}'


talk = interview()
print(type(talk).__name__, talk.__name__, talk.__qualname__)
print(talk.send(None))
print(talk.send('Ada'))
try:
    talk.send(21)
except StopIteration as stop:
    print('result', stop.value)

empty = double(1)
try:
    empty.send(None)
except StopIteration as stop:
    print(stop.value, stop.args)

iterator = double(4).__await__()
try:
    next(iterator)
except StopIteration as stop:
    print(stop.value)
