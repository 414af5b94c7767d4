eg = ExceptionGroup('several', [ValueError('a'), TypeError('b'), ExceptionGroup('inner', [KeyError('k'), ValueError('c')])])
print(eg)
print(repr(eg))
print(eg.message, len(eg.exceptions), eg.args)
match, rest = eg.split(ValueError)
print(repr(match), repr(rest), sep='\n')
print(repr(eg.subgroup(lambda e: isinstance(e, KeyError))))
print(eg.subgroup(OSError), eg.split((ValueError, TypeError, KeyError))[1])
print(isinstance(eg, Exception), isinstance(eg, BaseExceptionGroup), type(BaseExceptionGroup('x', [ValueError(1)])).__name__)
print(type(BaseExceptionGroup('x', [KeyboardInterrupt()])).__name__)
for args in (('m', []), ('m', 3), (1, [ValueError()]), ('m', [1]), ('m', [KeyboardInterrupt()])):
    try:
        ExceptionGroup(*args)
    except Exception as error:
        print(type(error).__name__, error)

class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message, excs)
print(repr(MyGroup('mine', [ValueError(1), TypeError(2)]).split(ValueError)))

def run(error):
    try:
        try:
            raise error
        except* ValueError as group:
            print('values', group.exceptions)
        except* (TypeError, KeyError) as group:
            print('types', repr(group))
            raise RuntimeError('in handler')
        else:
            print('else')
        finally:
            print('finally')
    except BaseException as left:
        print('left', repr(left), repr(left.__context__))
run(eg)
run(ValueError('plain'))
run(OSError('other'))
run(ExceptionGroup('g', [OSError(1), ValueError(2)]))
run(ExceptionGroup('g', [ValueError(2)]))
try:
    print('body')
except* ValueError:
    print('never')
else:
    print('else')
try:
    try:
        raise ExceptionGroup('again', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as error:
    print(repr(error))
try:
    raise eg
except ExceptionGroup as e:
    print('caught', len(e.exceptions))
