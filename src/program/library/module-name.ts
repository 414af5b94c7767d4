/** What `__name__` says, so that `if __name__ == "__main__":` is true once. */
export const ModuleName = {
  /** The program as it was started. */
  MAIN: '__main__',
  /** Run again in a process that multiprocessing has spawned (multiprocessing/spawn.py, _fixup_main_from_path). */
  SPAWNED: '__mp_main__',
  /** Run again in a further interpreter (CPython 3.14, Python/crossinterp.c, ensure_isolated_main). */
  INTERPRETER: '<fake __main__>',
} as const
