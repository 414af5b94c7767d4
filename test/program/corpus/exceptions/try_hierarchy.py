def kind(error):
    try:
        raise error
    except KeyError:
        return "key"
    except LookupError:
        return "lookup"
    except OverflowError:
        return "overflow"
    except ArithmeticError:
        return "arithmetic"
    except (ValueError, TypeError) as e:
        return "value or type " + str(e)
    except FileNotFoundError:
        return "no file"
    except OSError:
        return "os"
    except NotImplementedError:
        return "not implemented"
    except RuntimeError:
        return "runtime"
    except Exception:
        return "exception"
    except BaseException:
        return "base"


print(kind(KeyError("k")))
print(kind(IndexError))
print(kind(OverflowError()))
print(kind(ZeroDivisionError("z")))
print(kind(ValueError("v")))
print(kind(TypeError("t")))
print(kind(UnicodeError("u")))
print(kind(FileNotFoundError(2, "gone")))
print(kind(OSError(2, "gone")))
print(kind(OSError(13, "denied")))
print(kind(RecursionError()))
print(kind(NotImplementedError))
print(kind(StopIteration(3)))
print(kind(KeyboardInterrupt()))
print(kind(SystemExit(3)))
print(kind(GeneratorExit()))
print(kind(AssertionError()))
print(kind(Exception(1, 2)))
