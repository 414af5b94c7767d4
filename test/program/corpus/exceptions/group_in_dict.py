"""The traceback of a group shows its members, whether its attributes are in a dict or not."""

group = ExceptionGroup('several', [ValueError(1), ExceptionGroup('inner', [KeyError('k')])])
group.code = 3
print(group.__dict__['code'], len(group.exceptions))
group.exceptions[1].__dict__
raise group
