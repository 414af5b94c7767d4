import textwrap, inspect, uuid, secrets
print(textwrap.dedent('''
    one
      two

    three'''))
print(textwrap.indent('a\n\nb\n', '> '), textwrap.wrap('The quick brown fox jumped over the lazy dog', 12))
print(textwrap.fill('well-known words and averyveryverylongword that breaks', width=10, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten('Hello  world and everyone', width=14), textwrap.wrap('', 5), textwrap.wrap('a  b', 20, drop_whitespace=False))
print(textwrap.wrap('one two three four five six', 10, max_lines=2), textwrap.shorten('Hello world', width=11), textwrap.shorten('Hello world', width=5, placeholder='..'))
class A:
    """First line.

        Indented.
    Last.
    """
    def m(self): pass
def f():
    yield 1
print(inspect.isclass(A), inspect.isclass(A()), inspect.isfunction(f), inspect.isfunction(A().m), inspect.ismethod(A().m), inspect.isbuiltin(len), inspect.isgenerator(f()), inspect.isroutine(print))
print(repr(inspect.getdoc(A)), inspect.getdoc(f), inspect.getmro(A))
u = uuid.uuid4()
print(len(str(u)), u.version, str(u)[14], uuid.UUID('12345678-1234-5678-1234-567812345678'), repr(uuid.UUID(int=5)), u == uuid.UUID(str(u)), len(u.hex), len(u.bytes))
print(len(secrets.token_hex(8)), 0 <= secrets.randbelow(10) < 10, len(secrets.token_bytes(4)), secrets.choice([1]))
