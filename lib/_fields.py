"""Checks the arguments of the constructors of dataclasses and named tuples. Their parameters are a list of fields."""


def check_arguments(shown, takes, by_keyword, args, keywords):
    """Raises Python's TypeError if the arguments do not fit. `shown` is the name of the constructor in the message. `takes` has the fields
    that accept a positional argument, `by_keyword` the fields that are keyword-only. Each field is a pair: its name, and whether it has a
    default."""
    names = [name for name, _ in takes]
    known = set(names + [name for name, _ in by_keyword])
    for name in keywords:
        if name not in known:
            raise TypeError(f"{shown} got an unexpected keyword argument '{name}'")
        if name in names[: len(args)]:
            raise TypeError(f"{shown} got multiple values for argument '{name}'")
    if len(args) > len(names):
        raise TypeError(f'{shown} takes {_span(takes)} but {len(args) + 1} were given')
    _check_missing(shown, takes[len(args) :], keywords, 'positional')
    _check_missing(shown, by_keyword, keywords, 'keyword-only')


def _span(takes):
    most = len(takes) + 1
    least = most - len([name for name, has_default in takes if has_default])
    noun = 'argument' if most == 1 else 'arguments'
    return f'{most} positional {noun}' if least == most else f'from {least} to {most} positional {noun}'


def _check_missing(shown, fields, keywords, kind):
    names = [repr(name) for name, has_default in fields if not has_default and name not in keywords]
    if not names:
        return
    listed = ', '.join(names[:-1]) + ', and ' + names[-1] if len(names) > 2 else ' and '.join(names)
    noun = 'argument' if len(names) == 1 else 'arguments'
    raise TypeError(f'{shown} missing {len(names)} required {kind} {noun}: {listed}')
