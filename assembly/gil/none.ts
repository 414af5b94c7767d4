// No GIL: free-threaded CPython (PEP 703), Jython, IronPython.
//
// There is nothing to take and nothing to give up, so all threads run at once, on as many cores as there are. What the GIL protected by
// being held (reference counts, globals, lists) is then protected piece by piece: see vm/objects/objects.ts and FREE_THREADED.
//
// No states, no invariant, no cost here. Source: CPython 3.13t, take_gil and drop_gil with gil->enabled == 0, which return at once.

export abstract class NoGil {
  @inline static acquire(): void {}

  @inline static release(): void {}
}
