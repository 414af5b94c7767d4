import warnings


def old():
    warnings.warn('old() is deprecated', DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    old()
    old()
    warnings.warn('plain')
    warnings.warn(RuntimeWarning('an instance'))
    for one in caught:
        print(one.category.__name__, one.message, one.lineno, type(one.message).__name__)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('default')
    for _ in range(3):
        warnings.warn('once per line')
    warnings.warn('once per line')
    print(len(caught))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('ignore')
    warnings.filterwarnings('always', message='keep', category=UserWarning)
    warnings.warn('dropped')
    warnings.warn('Keep this')
    warnings.warn('keep not', FutureWarning)
    print([str(one.message) for one in caught])

with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        old()
    except DeprecationWarning as error:
        print('raised', error)
    warnings.filterwarnings('ignore', category=DeprecationWarning)
    print(old())

with warnings.catch_warnings(action='error'):
    try:
        warnings.warn('as an error')
    except UserWarning as error:
        print(error)

print(warnings.formatwarning('text', UserWarning, 'file.py', 3, ' the line '), end='')
for attempt in (lambda: warnings.warn('x', int), lambda: warnings.warn('x', 'y'), lambda: warnings.simplefilter('never')):
    try:
        attempt()
    except (TypeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)
