error = ValueError("text")
error.add_note("first note")
error.add_note("second\nnote")
print(error.__notes__)
try:
    error.add_note(5)
except TypeError as e:
    print(e)
try:
    KeyError().__notes__
except AttributeError as e:
    print("no notes")
raise error
