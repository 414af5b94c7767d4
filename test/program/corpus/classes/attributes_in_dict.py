"""An instance of a class derived from str still works as a str after the program has read its __dict__."""


class Name(str):
    pass


name = Name('5')
name.note = 'a number'
assert name.__dict__['note'] == 'a number'
print(int(name), float(name), ','.join([name, 'a']), name in '456')
print(name.note, name.upper(), name + '!')
