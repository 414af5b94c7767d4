def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError as error:
        print("cannot divide:", error)
        return None
    except TypeError as error:
        print("wrong type:", error)
        return None
    else:
        print("divided")
        return result
    finally:
        print("done", a, b)


print(divide(6, 3))
print(divide(1, 0))
print(divide("a", 2))


def bare():
    try:
        [][0]
    except:
        return "caught everything"


print(bare())
try:
    print("no error")
except ValueError:
    print("never")
else:
    print("else runs")
finally:
    print("finally runs")
