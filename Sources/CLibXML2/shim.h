// Only the place where the system library is named; HTMLEvents includes its headers.
