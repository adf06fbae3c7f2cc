// libxml2's own tree of a page and nothing else: what the reading of a page is held against.
#ifndef TOTSUGO_LIBXML2_TREE_H
#define TOTSUGO_LIBXML2_TREE_H

// Builds the tree of a page in UTF-8 and frees it again; 0 where libxml2 gave none.
int libxml2_tree(const char *_Nonnull bytes, int count);

#endif
