// Compiled by asc AND by tsc: plain numbers only.

/**
 * The life of a Python thread, as its state in THREADS records it. A thread passes through every status, in this order:
 *
 *     status     what moves the thread here                      ident  is_alive()  join()         active_count()
 *     NEW        the state is zeroed                             None   False       RuntimeError   –
 *     STARTING   the thread that starts it, under START_MUTEX    None   False       RuntimeError   counts it
 *     LIVE       the thread itself, with its GIL                 int    True        waits          counts it
 *     DONE       the thread itself, with its GIL                 int    False       returns        counts the main thread alone
 *
 * The four columns on the right are CPython's answers (Lib/threading.py): the new thread sets its `_started`, and `_active` keeps the main
 * thread for ever.
 */
export const enum Status {
  NEW = 0,
  STARTING = 1,
  LIVE = 2,
  DONE = 3,
}
