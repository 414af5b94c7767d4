raise ValueError('inner failed')
