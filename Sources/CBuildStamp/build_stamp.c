#include "build_stamp.h"

#ifndef TOTSUGO_STAMP
#define TOTSUGO_STAMP ""
#endif

const char *totsugo_build_stamp(void) { return TOTSUGO_STAMP; }
