/* The least that any check must do: read the file and inflate one part of it. Prints seconds and bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

static unsigned char out[262144];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  double start = now();
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL) return 2;
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  unsigned char *bytes = malloc(size);
  if (bytes == NULL || fread(bytes, 1, size, file) != size) return 2;
  fclose(file);
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -15) != Z_OK) return 2;
  stream.next_in = bytes + strtoul(argv[2], NULL, 10);
  stream.avail_in = (uInt)strtoul(argv[3], NULL, 10);
  unsigned long long total = 0;
  int status;
  do {
    stream.next_out = out;
    stream.avail_out = sizeof out;
    status = inflate(&stream, Z_NO_FLUSH);
    total += sizeof out - stream.avail_out;
  } while (status == Z_OK);
  printf("%.6f %llu\n", now() - start, total);
  return status == Z_STREAM_END ? 0 : 1;
}
