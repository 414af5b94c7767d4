import sys

print('one', file=sys.stdout)
print('two', 'three', sep='-', end='!\n', file=sys.stdout, flush=True)
print(sys.stdout.write('four\n'))
sys.stdout.flush()
write = sys.stdout.write
write('five ')
write('')
write('é\n')
try:
    sys.stdout.write(5)
except TypeError as error:
    print(error)
