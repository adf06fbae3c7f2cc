#include "xml_events.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <string.h>

// Before any thread: libxml2 sets up its locks on first use, and two first uses at once wait for each other for ever.
__attribute__((constructor)) static void totsugo_prepare_libxml2(void) { xmlInitParser(); }

typedef struct {
  const totsugo_xml_events *events;
  xmlParserCtxtPtr parser;
  totsugo_xml_outcome outcome;
  int line;
  char *message;
  int message_size;
} totsugo_xml_state;

static void totsugo_xml_start(
    void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces, const xmlChar **declared,
    int count, int defaulted, const xmlChar **attributes) {
  totsugo_xml_state *state = (totsugo_xml_state *)user;
  if (state->outcome != totsugo_xml_whole) return;
  if (state->events->start(state->events->user, (const char *)name, (const char *)space, count, (const char **)attributes)) {
    state->outcome = totsugo_xml_stopped;
    xmlStopParser(state->parser);
  }
}

static void totsugo_xml_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  totsugo_xml_state *state = (totsugo_xml_state *)user;
  if (state->outcome == totsugo_xml_whole) state->events->end(state->events->user, (const char *)name);
}

static void totsugo_xml_text(void *user, const xmlChar *bytes, int count) {
  totsugo_xml_state *state = (totsugo_xml_state *)user;
  if (state->outcome == totsugo_xml_whole) state->events->text(state->events->user, (const char *)bytes, count);
}

static void totsugo_xml_declares_entity(
    void *user, const xmlChar *name, int type, const xmlChar *publicID, const xmlChar *systemID, xmlChar *content) {
  totsugo_xml_state *state = (totsugo_xml_state *)user;
  if (state->outcome != totsugo_xml_whole) return;
  state->outcome = totsugo_xml_entities;
  xmlStopParser(state->parser);
}

static xmlEntityPtr totsugo_xml_entity(void *user, const xmlChar *name) { return xmlGetPredefinedEntity(name); }

#if LIBXML_VERSION >= 21200
static void totsugo_xml_error(void *user, const xmlError *error) {
#else
static void totsugo_xml_error(void *user, xmlErrorPtr error) {
#endif
  totsugo_xml_state *state = (totsugo_xml_state *)user;
  if (state == NULL || error == NULL || error->level < XML_ERR_ERROR || state->outcome != totsugo_xml_whole) return;
  // A prefix that nobody declared harms no reader of local names.
  if (error->domain == XML_FROM_NAMESPACE) return;
  state->outcome = totsugo_xml_broken;
  state->line = error->line;
  snprintf(state->message, (size_t)state->message_size, "%s", error->message == NULL ? "" : error->message);
}

totsugo_xml_outcome totsugo_read_xml(
    const char *bytes, int count, totsugo_xml_events *events, int *line, char *message, int message_size) {
  totsugo_xml_state state = {events, NULL, totsugo_xml_whole, 0, message, message_size};
  message[0] = 0;
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof(handler));
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = totsugo_xml_start;
  handler.endElementNs = totsugo_xml_end;
  handler.characters = totsugo_xml_text;
  handler.ignorableWhitespace = totsugo_xml_text;
  handler.cdataBlock = totsugo_xml_text;
  handler.entityDecl = totsugo_xml_declares_entity;
  handler.getEntity = totsugo_xml_entity;
  handler.serror = totsugo_xml_error;
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, count);
  if (context == NULL) {
    snprintf(message, (size_t)message_size, "nothing to read");
    return totsugo_xml_broken;
  }
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  state.parser = context;
  xmlSAXHandlerPtr own = context->sax;
  context->sax = &handler;
  context->userData = &state;
  xmlParseDocument(context);
  if (!context->wellFormed && state.outcome == totsugo_xml_whole) {
    state.outcome = totsugo_xml_broken;
    snprintf(message, (size_t)message_size, "not well-formed");
  }
  context->sax = own;
  context->userData = context;
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
  *line = state.line;
  return state.outcome;
}
