"""Functions that wrap text to a given width."""

_BLANKS = ' \t\n\x0b\x0c\r'


def dedent(text):
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margins = [line[: len(line) - len(line.lstrip(' \t'))] for line in lines if line]
    margin = margins[0] if margins else ''
    for each in margins[1:]:
        while not each.startswith(margin):
            margin = margin[:-1]
    return '\n'.join([line[len(margin) :] for line in lines])


def indent(text, prefix, predicate=None):
    parts = []
    for line in text.splitlines(True):
        parts.append((prefix if (predicate(line) if predicate else line.strip()) else '') + line)
    return ''.join(parts)


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent='',
        subsequent_indent='',
        expand_tabs=True,
        replace_whitespace=True,
        drop_whitespace=True,
        break_long_words=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=' [...]',
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.drop_whitespace = drop_whitespace
        self.break_long_words = break_long_words
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join([' ' if letter in _BLANKS else letter for letter in text])
        chunks = []
        for letter in text:
            is_blank = letter in _BLANKS
            if chunks and (chunks[-1][-1] in _BLANKS) == is_blank:
                chunks[-1] += letter
            else:
                chunks.append(letter)
        return [part for chunk in chunks for part in self._parts(chunk)]

    def _parts(self, chunk):
        """Splits a word after each hyphen that has two letters before it and two letters after it."""
        parts = ['']
        for at, letter in enumerate(chunk):
            parts[-1] += letter
            isolated = at < 2 or not (chunk[at - 1].isalpha() and chunk[at - 2].isalpha())
            if self.break_on_hyphens and letter == '-' and not isolated and chunk[at + 1 : at + 3].isalpha() and at + 2 < len(chunk):
                parts.append('')
        return parts

    def wrap(self, text):
        lines = []
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        chunks = self._chunks(text)
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break(chunks, line, length, width)
                length = sum([len(each) for each in line])
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line[-1])
                line.pop()
            if not line:
                continue
            is_last = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (is_last and length <= width):
                lines.append(indent + ''.join(line))
                continue
            self._shorten(lines, line, length, width, indent)
            break
        return lines

    def _break(self, chunks, line, length, width):
        space = 1 if width < 1 else width - length
        if self.break_long_words:
            line.append(chunks[-1][:space])
            chunks[-1] = chunks[-1][space:]
            if not chunks[-1]:
                chunks.pop()
        elif not line:
            line.append(chunks.pop())

    def _shorten(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + ''.join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **keywords):
    return TextWrapper(width=width, **keywords).wrap(text)


def fill(text, width=70, **keywords):
    return TextWrapper(width=width, **keywords).fill(text)


def shorten(text, width, **keywords):
    return TextWrapper(width=width, max_lines=1, **keywords).fill(' '.join(text.strip().split()))
