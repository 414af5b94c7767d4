import multiprocessing


def show():
    print('in a child', multiprocessing.get_start_method(), __name__)


if __name__ == '__main__':
    multiprocessing.freeze_support()
    print(multiprocessing.get_all_start_methods(), multiprocessing.get_start_method(allow_none=True))
    multiprocessing.set_start_method('spawn')
    print(multiprocessing.get_start_method())
    for method, force in (('fork', False), ('unknown', True)):
        try:
            multiprocessing.set_start_method(method, force=force)
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)
    multiprocessing.set_start_method(None, force=True)
    print(multiprocessing.get_start_method(), multiprocessing.get_start_method(allow_none=True))
    multiprocessing.set_start_method('spawn', force=True)
    for name in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context(name)
        print(type(context).__name__, context.get_start_method(), context.Process(target=print).name, context.get_context() is context)
        child = context.Process(target=show)
        child.start()
        child.join()
        with context.Pool(1) as pool:
            print(pool.apply(abs, (-3,)))
        try:
            context.set_start_method('fork')
        except ValueError as error:
            print(error)
    print(multiprocessing.get_context().get_start_method(), multiprocessing.get_context('fork').get_context('spawn').get_start_method())
    child = multiprocessing.Process(target=show)
    child.start()
    child.join()
    results = context.Queue()
    results.put(3)
    print(results.get(), context.Lock())
    try:
        multiprocessing.get_context('unknown')
    except ValueError as error:
        print(error)
