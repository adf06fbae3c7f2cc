#include "html_events.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stddef.h>
#include <string.h>

// Before any thread: libxml2 sets up its locks on first use, and two first uses at once wait for each other for ever.
__attribute__((constructor)) static void totsugo_prepare_libxml2(void) { xmlInitParser(); }

static void totsugo_start(void *ctx, const xmlChar *name, const xmlChar **attributes) {
  const totsugo_html_events *events = (const totsugo_html_events *)ctx;
  events->start(events->user, (const char *)name, (const char **)attributes);
}

static void totsugo_end(void *ctx, const xmlChar *name) {
  const totsugo_html_events *events = (const totsugo_html_events *)ctx;
  events->end(events->user, (const char *)name);
}

static void totsugo_text(void *ctx, const xmlChar *bytes, int count) {
  const totsugo_html_events *events = (const totsugo_html_events *)ctx;
  events->text(events->user, (const char *)bytes, count);
}

#if LIBXML_VERSION >= 21200
static void totsugo_error(void *ctx, const xmlError *error) {
#else
static void totsugo_error(void *ctx, xmlErrorPtr error) {
#endif
  const totsugo_html_events *events = (const totsugo_html_events *)ctx;
  if (events != NULL && error != NULL)
    events->error(events->user, error->code, error->line, error->message == NULL ? "" : error->message);
}

// Reads UTF-8 as HTML; nothing is fetched, no entity but HTML's own is expanded. 0 when it could not even begin.
int totsugo_read_html(const char *bytes, int count, totsugo_html_events *events) {
  htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes, count);
  if (context == NULL) return 0;
  htmlCtxtUseOptions(context, HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof(handler));
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElement = totsugo_start;
  handler.endElement = totsugo_end;
  handler.characters = totsugo_text;
  handler.ignorableWhitespace = totsugo_text;
  handler.cdataBlock = totsugo_text;
  handler.serror = totsugo_error;
  xmlSAXHandlerPtr own = context->sax;
  context->sax = &handler;
  context->userData = events;
  htmlParseDocument(context);
  context->sax = own;
  context->userData = context;
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  htmlFreeParserCtxt(context);
  return 1;
}

// The scalar of an entity that HTML names (`nbsp`), or 0.
unsigned totsugo_entity(const char *name) {
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  return entity == NULL ? 0 : entity->value;
}

int totsugo_is_harmless(int code) {
  return code == XML_HTML_UNKNOWN_TAG || code == XML_ERR_ATTRIBUTE_REDEFINED || code == XML_ERR_NAME_REQUIRED;
}
