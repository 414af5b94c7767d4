# requires: python >= 3.13
import json
data = {'name': 'tea', 'n': 3, 'price': 2.5, 'ok': True, 'none': None, 'list': [1, [2, {'a': []}], {}], 'uni': 'é€😀"\\\n', 1: 'one', 2.5: 'f', True: 't', None: 'z'}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps({'b': 1, 'a': [1, 2]}, sort_keys=True, indent=4), json.dumps([1, 2], separators=(',', ':')), json.dumps('é', ensure_ascii=False))
print(json.dumps([float('nan'), float('inf'), 1e100, -0.0, 1.0]), json.dumps((1, 'a')), json.dumps([], indent=2), json.dumps({}, indent=2))
text = ' {"a": [1, -2.5e3, true, false, null, "x\\u00e9\\n\\ud83d\\ude00"], "b": {"c": {}}, "d": []} '
loaded = json.loads(text)
print(loaded, type(loaded['a'][1]), json.loads('3'), json.loads('"s"'), json.loads(b'[1]'), json.loads(json.dumps(data)) == json.loads(json.dumps(data)))
for bad in ('', '{', '[1,', '[1 2]', '{"a" 1}', '{a: 1}', 'nul', '[1,]', '{"a": 1,}', '"abc', '1 2', '"\\x"', '{"a": }', '\n\n [1, x]', "{'a': 1}"):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(e, e.pos, e.lineno, e.colno)
for value in ({1, 2}, object, {(1,): 2}, [print]):
    try: print(json.dumps(value))
    except TypeError as e: print(e)
class P:
    def __init__(self): self.x = 1
print(json.dumps(P(), default=lambda o: o.__dict__), json.dumps({'p': P()}, default=lambda o: vars(o)))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, P): return {'P': o.x}
        return super().default(o)
print(json.dumps([P()], cls=Enc), json.loads('{"x": 1}', object_hook=lambda d: sorted(d.items())))
try: json.dumps(P(), cls=json.JSONEncoder)
except TypeError as e: print(e)
loop = []
loop.append(loop)
try: json.dumps(loop)
except ValueError as e: print(e)
print(json.loads('[1.5, 2]', parse_float=str, parse_int=lambda t: int(t) + 1))
