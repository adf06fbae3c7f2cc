#include "libxml2_tree.h"

#include <libxml/HTMLparser.h>

int libxml2_tree(const char *bytes, int count) {
  htmlDocPtr document = htmlReadMemory(
      bytes, count, NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
  if (document == NULL) return 0;
  xmlFreeDoc(document);
  return 1;
}
