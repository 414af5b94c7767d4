// The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.

/**
 * The life of a Python thread, as its state in THREADS records it. A thread passes through every status, in this order:
 *
 *     status     what moves the thread here                      ident  is_alive()  join()         active_count()
 *     NEW        the state is zeroed                             None   False       RuntimeError   –
 *     STARTING   the thread that starts it, under START_MUTEX    None   False       RuntimeError   counts it
 *     LIVE       the thread itself, with its GIL                 int    True        waits          counts it
 *     DONE       the thread itself, with its GIL                 int    False       returns        counts only the main thread
 *
 * The four columns on the right show what CPython answers (Lib/threading.py). A thread is LIVE from the time it sets its Event `_started`.
 * active_count() counts the main thread for ever, because `_active` keeps it.
 */
export const enum Status {
  NEW = 0,
  STARTING = 1,
  LIVE = 2,
  DONE = 3,
}
