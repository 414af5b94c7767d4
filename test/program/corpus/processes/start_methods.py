import multiprocessing

if __name__ == '__main__':
    multiprocessing.freeze_support()
    multiprocessing.set_start_method('spawn')
    print(multiprocessing.get_start_method())
    for method, force in (('spawn', False), ('unknown', True)):
        try:
            multiprocessing.set_start_method(method, force=force)
        except (RuntimeError, ValueError) as error:
            print(type(error).__name__, error)
    multiprocessing.set_start_method('spawn', force=True)
    context = multiprocessing.get_context('spawn')
    print(type(context).__name__, context.get_start_method(), context.Process(target=print).name)
    child = context.Process(target=print, args=('in a child',))
    child.start()
    child.join()
    results = context.Queue()
    results.put(3)
    print(results.get(), context.Lock())
    with context.Pool(1) as pool:
        print(pool.apply(abs, (-3,)))
    try:
        multiprocessing.get_context('unknown')
    except ValueError as error:
        print(error)
