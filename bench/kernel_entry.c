// What a call of Linux takes a thread that has just slept: one futex wake, one futex wait and one read of the clock.
// usage: kernel_entry SLEEP_NS TIMES    prints the medians of clock, wake and wait in ns; wake and wait contain one read of the clock
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { CLOCK, WAKE, WAIT, CALLS };

static int word;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long measure(int call, long sleepNs) {
  struct timespec sleep = {0, sleepNs};
  nanosleep(&sleep, 0);
  long long start = now();
  if (call == WAKE) syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
  // The word is 0 and not 1, so the wait returns at once.
  if (call == WAIT) syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, 0, 0, 0);
  return now() - start;
}

static int ascending(const void *a, const void *b) {
  long long x = *(const long long *)a, y = *(const long long *)b;
  return x < y ? -1 : x > y;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  long sleepNs = atol(arguments[1]);
  int times = atoi(arguments[2]);
  long long *ns = malloc(times * sizeof *ns);
  for (int call = CLOCK; call < CALLS; call++) {
    for (int i = 0; i < times; i++) ns[i] = measure(call, sleepNs);
    qsort(ns, times, sizeof *ns, ascending);
    printf("%lld%c", ns[times / 2], call == WAIT ? '\n' : ' ');
  }
}
