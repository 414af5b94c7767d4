"""The result of __eq__ can be any value. A container only tests whether the result is true."""

from datetime import timedelta


class Answer:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        return self.result


FALSE = [False, None, 0, 0.0, '', b'', [], (), {}, set(), frozenset(), range(0), {}.keys(), timedelta(0)]
TRUE = [True, -1, 10**30, 0.5, 'a', b'a', [0], (0,), {0: 0}, {0}, frozenset('a'), range(2), {0: 0}.keys(), timedelta(1), Answer, print]
for result in FALSE + TRUE:
    answer = Answer(result)
    print([answer] == [1], (answer,) != (1,), answer in [1], answer != 1, [answer].count(1), {0: answer} == {0: 1})


class Length:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class Holder:
    def __contains__(self, item):
        return Length(item)


class Meta(type):
    def __instancecheck__(cls, value):
        return Length(value)


class Checked(metaclass=Meta):
    pass


for length in range(2):
    answer = Answer(Length(length))
    print([answer] == [1], answer in [1], answer != 1, [[answer]] == [[1]], length in Holder(), isinstance(length, Checked))
