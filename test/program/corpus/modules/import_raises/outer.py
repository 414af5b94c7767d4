try:
    import inner
except ValueError as error:
    raise RuntimeError('outer failed') from error
