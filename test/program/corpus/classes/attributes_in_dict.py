"""A class derived from str after the program has read the __dict__ of its instance."""


class Name(str):
    pass


name = Name('5')
name.note = 'a number'
assert name.__dict__['note'] == 'a number'
print(int(name), float(name), ','.join([name, 'a']), name in '456')
print(name.note, name.upper(), name + '!')
