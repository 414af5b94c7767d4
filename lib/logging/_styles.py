"""The three styles of format strings."""


class PercentStyle:
    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        at = self._fmt.find('%(')
        if at < 0 or self._fmt.find(')', at) < 0:
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def format(self, record):
        values = record._values
        if self._defaults:
            values = self._defaults | values
        try:
            return self._format(values)
        except KeyError as error:
            raise ValueError(f'Formatting field not found in record: {error}')

    def _format(self, values):
        return self._fmt % values


class StrFormatStyle(PercentStyle):
    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def validate(self):
        at = self._fmt.find('{')
        if at < 0 or self._fmt.find('}', at) < 0:
            raise ValueError('invalid format: no fields')

    def _format(self, values):
        return self._fmt.format(**values)


class StringTemplateStyle(PercentStyle):
    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if '$' not in self._fmt.replace('$$', ''):
            raise ValueError('invalid format: no fields')

    def _format(self, values):
        first, *others = self._fmt.replace('$$', '\0').split('$')
        parts = [first]
        for part in others:
            if part.startswith('{'):
                name, _, rest = part[1:].partition('}')
            else:
                end = 0
                while end < len(part) and (part[end].isalnum() or part[end] == '_'):
                    end += 1
                name, rest = part[:end], part[end:]
            parts.append(str(values[name]) + rest)
        return ''.join(parts).replace('\0', '$')


STYLES = {
    '%': (PercentStyle, '%(levelname)s:%(name)s:%(message)s'),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


# repr() must show the public module, from which programs import these classes.
PercentStyle.__module__ = 'logging'
StrFormatStyle.__module__ = 'logging'
StringTemplateStyle.__module__ = 'logging'
