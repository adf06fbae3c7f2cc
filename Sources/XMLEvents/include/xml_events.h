// XML as a stream of events with plain types; libxml2's own headers stay in xml_events.c, as those of HTMLEvents do.
#ifndef TOTSUGO_XML_EVENTS_H
#define TOTSUGO_XML_EVENTS_H

typedef struct {
  void *_Nullable user;
  // Local names. An attribute is five pointers: local name, prefix, namespace, begin and end of its value. Nonzero: stop.
  int (*_Nonnull start)(
      void *_Nullable user, const char *_Nonnull name, const char *_Nullable space, int count,
      const char *_Nullable *_Nullable attributes);
  void (*_Nonnull end)(void *_Nullable user, const char *_Nonnull name);
  void (*_Nonnull text)(void *_Nullable user, const char *_Nonnull bytes, int count);
} totsugo_xml_events;

typedef enum {
  totsugo_xml_whole = 0,
  // Not well-formed; `line` and `message` say where and why.
  totsugo_xml_broken,
  // Declares entities: refused, whatever they would expand to.
  totsugo_xml_entities,
  // `start` said stop.
  totsugo_xml_stopped
} totsugo_xml_outcome;

// Reads bytes as XML: nothing is fetched, no entity but XML's own five and character references is expanded.
totsugo_xml_outcome totsugo_read_xml(
    const char *_Nonnull bytes, int count, totsugo_xml_events *_Nonnull events, int *_Nonnull line,
    char *_Nonnull message, int message_size);

#endif
