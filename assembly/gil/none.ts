// No GIL: free-threaded CPython (PEP 703), Jython, IronPython.
//
// Nothing is acquired or released, so all threads run at once, on all available cores. The data that a held GIL would protect (reference
// counts, globals, lists) has its own protection, piece by piece: see vm/objects/objects.ts and FREE_THREADED.
//
// This policy has no states, no invariant and no cost. Source: CPython 3.13t, where take_gil and drop_gil return at once because
// gil->enabled is 0.

export abstract class NoGil {
  @inline static acquire(): void {}

  @inline static release(): void {}
}
