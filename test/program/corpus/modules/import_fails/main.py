for i in range(2):
    try:
        import bad
    except ZeroDivisionError as error:
        print('caught', error)
try:
    from helper import missing
except ImportError:
    print('caught an ImportError')
import helper

try:
    print(helper.missing)
except AttributeError as error:
    print('caught', error)
try:
    helper.fail()
except KeyError as error:
    print('caught', repr(error))
helper.fail()
