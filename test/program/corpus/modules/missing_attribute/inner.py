import helper

value = 1


def read():
    print(value)
    return helper.not_there
