// Measures the two calls of Linux that a waiter makes between its request for the GIL and its next sleep: a futex wake without a waiter, and
// a futex wait that ends at once, because the word has another value.
// usage: kernel_entry TIMES    prints the mean time of each call in a loop, in ns
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int word;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static double mean(int operation, int times) {
  double start = now();
  for (int i = 0; i < times; i++) syscall(SYS_futex, &word, operation, 1, 0, 0, 0);
  return (now() - start) / times;
}

int main(int count, char **arguments) {
  if (count != 2) return 2;
  int times = atoi(arguments[1]);
  printf("%.1f ", mean(FUTEX_WAKE_PRIVATE, times));
  printf("%.1f\n", mean(FUTEX_WAIT_PRIVATE, times));
}
