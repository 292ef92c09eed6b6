/* Runs one of TestU01's batteries on the 32-bit words that standard input brings, in this machine's byte order,
   and prints one line a statistic: its test's name, a tab, its p-value. The last line counts the words used.

   cc -O2 battery.c -ltestu01 -ltestu01probdist -ltestu01mylib -lm -o battery
   ./battery small-crush|crush|big-crush < words */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <testu01/bbattery.h>
#include <testu01/swrite.h>
#include <testu01/unif01.h>

#define BUFFER 16384
static unsigned int buffer[BUFFER];
static size_t have, next;
static unsigned long long used;

static unsigned int word(void) {
  if (next == have) {
    have = fread(buffer, sizeof buffer[0], BUFFER, stdin);
    next = 0;
    if (have == 0) {
      fprintf(stderr, "the words ended after %llu, before the battery did\n", used);
      exit(3);
    }
  }
  used++;
  return buffer[next++];
}

int main(int argc, char **argv) {
  const char *battery = argc == 2 ? argv[1] : "";
  unif01_Gen *generator = unif01_CreateExternGenBits("standard input", word);
  swrite_Basic = FALSE;
  /* TestU01 prints a summary of its own on standard output: the lines below follow a marker. */
  if (strcmp(battery, "small-crush") == 0) bbattery_SmallCrush(generator);
  else if (strcmp(battery, "crush") == 0) bbattery_Crush(generator);
  else if (strcmp(battery, "big-crush") == 0) bbattery_BigCrush(generator);
  else {
    fprintf(stderr, "usage: battery small-crush|crush|big-crush < words\n");
    return 2;
  }
  printf("\n# p-values\n");
  for (int i = 0; i < bbattery_NTests; i++) printf("%s\t%.17g\n", bbattery_TestNames[i], bbattery_pVal[i]);
  printf("# words %llu\n", used);
  unif01_DeleteExternGenBits(generator);
  return 0;
}
