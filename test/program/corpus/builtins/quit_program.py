import sys

try:
    exit(3)
except SystemExit as error:
    print('exit', error.code)
try:
    quit()
except SystemExit as error:
    print('quit', error.code)
print('last')
exit()
print('never')
