import io
import logging
import sys

logging.basicConfig(filename='/tmp/gil-lab-run.log', filemode='w', level=logging.DEBUG, format='%(levelname)s %(message)s')
logging.debug('first')
logging.error('second %s', 'é')
more = logging.FileHandler('/tmp/gil-lab-more.log', mode='w', encoding='utf-8', delay=True)
more.setLevel(logging.ERROR)
print(more.stream)
logging.getLogger().addHandler(more)
logging.info('only in one file')
logging.critical('in both')
more.close()
with open('/tmp/gil-lab-run.log', encoding='utf-8') as file:
    print(file.read(), end='')
with open('/tmp/gil-lab-more.log') as file:
    print(file.readlines())

text = io.StringIO()
logging.basicConfig(force=True, stream=text, format='%(message)s')
logging.warning('to a string')
print(repr(text.getvalue()))

logging.basicConfig(force=True, handlers=[logging.StreamHandler(sys.stdout)], format='out: %(message)s')
logging.warning('to sys.stdout')
print(logging.root.handlers)
sys.stderr = text
logging.lastResort.handle(logging.makeLogRecord({'msg': 'last resort', 'levelno': 40, 'levelname': 'ERROR'}))
sys.stderr = sys.__stderr__
print(repr(text.getvalue()))
