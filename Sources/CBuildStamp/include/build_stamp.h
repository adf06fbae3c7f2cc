#ifndef TOTSUGO_BUILD_STAMP_H
#define TOTSUGO_BUILD_STAMP_H

// The commit that this is built from, as `git describe` names it; "" where nobody said.
const char *totsugo_build_stamp(void);

#endif
