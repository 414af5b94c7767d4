/** The values of `__name__`. `if __name__ == "__main__":` holds only for the first run of the program. */
export const ModuleName = {
  /** The program as the user started it. */
  MAIN: '__main__',
  /** The program in a process that multiprocessing spawned (multiprocessing/spawn.py, _fixup_main_from_path). */
  SPAWNED: '__mp_main__',
  /** The program in an interpreter that the program itself created (CPython 3.14, Python/crossinterp.c, ensure_isolated_main). */
  INTERPRETER: '<fake __main__>',
} as const
