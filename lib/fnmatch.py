"""Patterns of file names: `*`, `?` and `[letters]`."""


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    """Returns whether a name matches a pattern. After a mismatch, the last star takes one more character."""
    at = start = 0
    star = mark = -1
    while at < len(name):
        taken = _letter(name[at], pat, start)
        if start < len(pat) and pat[start] == '*':
            star, mark = start, at
            start += 1
        elif taken:
            at += 1
            start = taken
        elif star >= 0:
            mark += 1
            at = mark
            start = star + 1
        else:
            return False
    return not pat[start:].strip('*')


def _letter(letter, pat, at):
    """If the pattern's element at `at` matches the character, returns the index after the element. Otherwise returns 0."""
    if at == len(pat):
        return 0
    part = pat[at]
    # A closing bracket directly after the opening bracket belongs to the set.
    end = pat.find(']', at + (3 if pat[at + 1:at + 2] == '!' else 2)) if part == '[' else -1
    if end < 0:
        return at + 1 if part == '?' or (part == letter and part != '*') else 0
    letters = pat[at + 1:end]
    inverted = letters.startswith('!')
    return end + 1 if _in_set(letter, letters[1:] if inverted else letters) != inverted else 0


def _in_set(letter, letters):
    at = 0
    while at < len(letters):
        if at + 2 < len(letters) and letters[at + 1] == '-':
            if letters[at] <= letter <= letters[at + 2]:
                return True
            at += 3
        else:
            if letters[at] == letter:
                return True
            at += 1
    return False


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
