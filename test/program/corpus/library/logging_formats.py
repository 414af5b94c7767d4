# Loggers, handlers, formatters and filters. The streams print, so that all output goes to one place.
import logging


class Output:
    name = 'output'

    def write(self, text):
        print(text, end='')

    def flush(self):
        pass


logging.basicConfig(stream=Output(), level=logging.INFO, format='%(levelname)-8s %(name)s: %(message)s [%(threadName)s]')
logging.debug('hidden')
logging.info('shown %d of %s', 1, 'two')
logging.warning('a %(kind)s with %(count)03d', {'kind': 'dict', 'count': 7})
logging.error('no arguments %d %s')
logging.log(35, 'between')
logging.addLevelName(35, 'NOTICE')
logging.log(35, 'with a name')
logging.critical([1, 2])

app = logging.getLogger('app')
part = logging.getLogger('app.part.inner')
middle = logging.getLogger('app.part')
print(part.parent.name, middle.parent.name, app.parent.name, part.getEffectiveLevel(), app.isEnabledFor(10))
print(app, part, logging.root, logging.getLogger() is logging.root, logging.getLogger('app') is app)
print(middle.getChild('inner') is part, logging.root.handlers[0])

handler = logging.StreamHandler(Output())
handler.setFormatter(logging.Formatter('<{name}> {levelname:>9} {message} {lineno} {funcName} {filename}', style='{'))
middle.addHandler(handler)
middle.setLevel('DEBUG')
part.debug('goes to its handlers')
middle.propagate = False


def work():
    part.info('only to the middle')
    part.info('from its caller', stacklevel=2)


work()
middle.propagate = True
middle.removeHandler(handler)

try:
    1 / 0
except ZeroDivisionError as problem:
    app.setLevel(logging.ERROR)
    app.warning('hidden', exc_info=True)
    print(len(logging.Formatter().formatException((type(problem), problem, problem.__traceback__)).split('\n')))


class Short(logging.Formatter):
    def formatException(self, ei):
        return f'{ei[0].__name__}: {ei[1]}'

    def formatTime(self, record, datefmt=None):
        return f'now {datefmt}'


handler = logging.StreamHandler(Output())
handler.setFormatter(Short('$asctime ${levelname} $$ $message', datefmt='%H', style='$'))
app.addHandler(handler)
app.propagate = False
try:
    [][1]
except IndexError as problem:
    app.exception('failed with %s', 'an index')
    app.error('again', exc_info=problem)
    app.critical('without')


class OnlyEven(logging.Filter):
    def filter(self, record):
        record.note = f'note {record.msg}'
        return record.msg % 2 == 0


app.addFilter(OnlyEven())
handler.setFormatter(logging.Formatter('%(message)s %(note)s %(user)s', defaults={'user': 'nobody'}))
for number in range(4):
    app.error(number)
app.error(4, extra={'user': 'somebody'})
adapter = logging.LoggerAdapter(app, {'user': 'adapter'})
adapter.error(6)
logging.disable(logging.ERROR)
app.error(8)
app.critical(10)
logging.disable(logging.NOTSET)

print(logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(21), logging.getLevelName(35))
quiet = logging.getLogger('quiet')
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.critical('nothing')
print(quiet.handlers, quiet.hasHandlers())
logging.basicConfig(force=True, stream=Output())
logging.warning('the default format')
for attempt in (
    lambda: logging.root.setLevel('LOUD'),
    lambda: logging.root.setLevel(1.5),
    lambda: logging.Formatter('plain'),
    lambda: logging.Formatter('x', style='#'),
    lambda: app.critical(12, extra={'name': 1}),
    lambda: logging.basicConfig(force=True, stream=1, handlers=[]),
    lambda: logging.getLogger(5),
    lambda: logging.log('INFO', 'x'),
):
    try:
        attempt()
    except (TypeError, ValueError, KeyError) as problem:
        print(type(problem).__name__, problem)
record = logging.LogRecord('a', 10, 'folder/file.py', 3, 'x %s', ('y',), None)
print(record, record.getMessage(), record.module, record.filename, record.levelname, record.processName)
