def fail(kind, text):
    raise kind(text)

def collect():
    found = []
    for kind in (ValueError, KeyError):
        try:
            fail(kind, 'bad ' + kind.__name__)
        except Exception as error:
            found.append(error)
    found[0].add_note('a note')
    raise ExceptionGroup('two errors', found + [ExceptionGroup('nested', [OSError('deep'), TypeError('x')])])

try:
    collect()
except* KeyError as group:
    raise RuntimeError('while handling') from group
