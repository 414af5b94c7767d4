// No GIL: free-threaded CPython (PEP 703), Jython, IronPython.
//
// Nothing is acquired or released, so all threads run at once, on all available cores. What a held GIL would protect (reference counts,
// globals, lists) is then protected piece by piece: see vm/objects/objects.ts and FREE_THREADED.
//
// This policy has no states, no invariant and no cost. Source: CPython 3.13t, take_gil and drop_gil with gil->enabled == 0, which return at
// once.

export abstract class NoGil {
  @inline static acquire(): void {}

  @inline static release(): void {}
}
