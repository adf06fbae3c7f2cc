// HTML as a stream of events with plain types. libxml2's own headers stay in html_events.c: they pull in ICU's, which clash with
// those of Foundation wherever both modules meet.
#ifndef TOTSUGO_HTML_EVENTS_H
#define TOTSUGO_HTML_EVENTS_H

typedef struct {
  void *_Nullable user;
  void (*_Nonnull start)(void *_Nullable user, const char *_Nonnull name, const char *_Nullable *_Nullable attributes);
  void (*_Nonnull end)(void *_Nullable user, const char *_Nonnull name);
  void (*_Nonnull text)(void *_Nullable user, const char *_Nonnull bytes, int count);
  void (*_Nonnull error)(void *_Nullable user, int code, int line, const char *_Nonnull message);
} totsugo_html_events;

// Reads UTF-8 as HTML; nothing is fetched, no entity but HTML's own is expanded. 0 when it could not even begin.
int totsugo_read_html(const char *_Nonnull bytes, int count, totsugo_html_events *_Nonnull events);

// The scalar of an entity that HTML names (`nbsp`), or 0.
unsigned totsugo_entity(const char *_Nonnull name);

// Is an error's code one of an unknown element, an attribute given twice or a missing name?
int totsugo_is_harmless(int code);

#endif
