import os

os.environ.clear()
print(os.environ, len(os.environ), list(os.environ))
print(os.getenv('LAB_MODE'), os.getenv('LAB_MODE', 'fast'), os.environ.get('LAB_MODE'), os.environ.get('LAB_MODE', 'slow'))
print('LAB_MODE' in os.environ)
try:
    os.environ['LAB_MODE']
except KeyError as error:
    print(repr(error))
os.environ['LAB_MODE'] = 'deep'
os.environ.update(THREADS='4')
os.environ.update({'COLOR': 'no'})
os.environ.update([('SEED', '7')])
print(os.environ['LAB_MODE'], int(os.getenv('THREADS', '1')) + 1, 'COLOR' in os.environ, 'Color' not in os.environ)
print(os.environ)
print(os.environ.setdefault('SEED', '8'), os.environ.setdefault('PATH', '/bin'))
for name, value in sorted(os.environ.items()):
    print(f'{name}={value}')
print(dict(os.environ) == os.environ.copy() == os.environ, type(os.environ.copy()))
print({**os.environ, 'SEED': '9'})
print(os.environ | {'A': 1}, {'B': 2} | os.environ)
del os.environ['PATH']
print(os.environ.pop('COLOR'), os.environ.pop('COLOR', 'none'), list(os.environ.keys()), list(os.environ.values()))
for key in ('PATH', 3, None):
    for use in (os.environ.pop, os.environ.__delitem__, os.getenv, lambda name: name in os.environ):
        try:
            print(use(key))
        except (KeyError, TypeError) as error:
            print(repr(error))
try:
    os.environ['N'] = 5
except TypeError as error:
    print(error)
try:
    os.environ.update(N=5)
except TypeError as error:
    print(error)
os.environ |= {'X': 'y'}
print(os.environ, isinstance(os.environ, dict), type(os.environ))
