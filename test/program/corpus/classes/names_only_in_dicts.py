class Settings:
    pass


settings = Settings()
for at in range(3):
    settings.__dict__[f'option_{at}'] = at * 10
print([getattr(settings, f'option_{at}') for at in range(3)])
print(getattr(settings, 'option_' + str(7), 'missing'), hasattr(settings, f'option_{1}'), hasattr(settings, f'option_{9}'))
try:
    getattr(settings, 'option_' + str(8))
except AttributeError as error:
    print(error)
