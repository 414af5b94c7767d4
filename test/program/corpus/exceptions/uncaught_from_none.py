def load(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError(f"cannot load {text!r}") from None


print(load("5"))
load("five")
