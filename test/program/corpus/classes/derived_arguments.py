"""Methods of str and other builtins take instances of subclasses of str and int."""


class Name(str):
    pass


class Count(int):
    pass


part = Name('ell')
print(part in 'hello', Name('x') in 'hello', 'e' in part)
print('hello'.find(part), 'hello'.replace(part, 'ipp'), 'hello'.startswith(Name('he')))
print(', '.join([Name('a'), 'b', Name('c')]), 'a-b-c'.split(Name('-')), 'hello'.count(Name('l')))
print(int(Name('17')), int(Name('11'), 2), float(Name('1.5')))
print(chr(Count(65)), ord(Name('A')), 'x'.ljust(Count(3)) + '|', 'a,b,c'.split(',', Count(1)))
print([0, 1, 2][Count(1)], list(range(Count(3))), 'ab' * Count(2))
for call in (lambda: int(Name('ten')), lambda: Count(1) in 'text', lambda: 'text'.find(Count(1))):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
