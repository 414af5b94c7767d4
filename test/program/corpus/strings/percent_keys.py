class Row:
    def __getitem__(self, key):
        return key.upper()

order = {'name': 'tea', 'count': 3, 'price': 2.5, 'pair': (1, 2), '': 'empty', 'a(b)': 'nested'}
print('%(name)s x%(count)03d at %(price).2f' % order)
print('%(pair)s and %(pair)r' % order)
print('%()s %(a(b))s 100%%' % order)
print('%(name)-8s|%(name)8s|' % order)
print('%(x)s-%(y)s' % Row())
print('nothing' % order)
print('%s' % order)
print('%(asctime)s %(threadName)-10s %(message)s' % {'asctime': 'now', 'threadName': 'T-1', 'message': 'hi'})
for text, values in (('%(missing)s', order), ('%(name)s', 'x'), ('%(name)s', ('x',)), ('%(name', order), ('%(name)s %s', order), ('%(name)d', order),
                     ('%(count)*d', order), ('%(a)s', [1]), ('%(a)s', 3), ('%s %s', order)):
    try:
        print(text % values)
    except Exception as error:
        print(type(error).__name__, error)
