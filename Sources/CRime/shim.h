#pragma once
// Its `Bool` would stand in the way of Swift's.
#define Bool RimeBool
#include <rime_api.h>
#undef Bool

#include <stdio.h>
#include <string.h>

/// Starts the engine on its folders and opens a session with `schema`; 0 where that cannot be done.
///
/// `shared` holds `<schema>.schema.yaml` and `<terms>.schema.yaml` with the dictionary of `terms`, which is compiled into
/// `user`; the large dictionary lies compiled in `prebuilt`.
static inline RimeSessionId anju_rime_start(const char *shared, const char *prebuilt, const char *user,
                                            const char *terms, const char *schema) {
  RimeApi *rime = rime_get_api();
  RIME_STRUCT(RimeTraits, traits);
  traits.shared_data_dir = shared;
  traits.prebuilt_data_dir = prebuilt;
  traits.user_data_dir = user;
  traits.log_dir = user;
  traits.min_log_level = 3;
  traits.app_name = "rime.anju";
  traits.distribution_name = "anju";
  traits.distribution_code_name = "anju";
  traits.distribution_version = "1";
  rime->setup(&traits);
  rime->deployer_initialize(&traits);
  char path[4096];
  const char *deployed[] = {terms, schema};
  for (int i = 0; i < 2; i++) {
    int length = snprintf(path, sizeof path, "%s/%s.schema.yaml", shared, deployed[i]);
    if (length < 0 || (size_t)length >= sizeof path || !rime->deploy_schema(path)) return 0;
  }
  rime->initialize(&traits);
  RimeSessionId session = rime->create_session();
  return session && rime->select_schema(session, schema) ? session : 0;
}

static inline int anju_rime_key(RimeSessionId session, int code) {
  return rime_get_api()->process_key(session, code, 0);
}

static inline int anju_rime_choose(RimeSessionId session, size_t index) {
  return rime_get_api()->select_candidate(session, index);
}

static inline void anju_rime_clear(RimeSessionId session) { rime_get_api()->clear_composition(session); }

static inline void anju_rime_set(RimeSessionId session, const char *option, int on) {
  rime_get_api()->set_option(session, option, on);
}

/// The letters that are being composed; never null.
static inline const char *anju_rime_letters(RimeSessionId session) {
  const char *input = rime_get_api()->get_input(session);
  return input ? input : "";
}

/// Copies what is shown of the letters, cut into syllables; an empty text where nothing is composed.
static inline void anju_rime_preedit(RimeSessionId session, char *text, size_t size) {
  RimeApi *rime = rime_get_api();
  text[0] = 0;
  RIME_STRUCT(RimeContext, context);
  if (!rime->get_context(session, &context)) return;
  if (context.composition.preedit) snprintf(text, size, "%s", context.composition.preedit);
  rime->free_context(&context);
}

/// Copies the text that is done, once; an empty one where there is none.
static inline void anju_rime_take(RimeSessionId session, char *text, size_t size) {
  RimeApi *rime = rime_get_api();
  text[0] = 0;
  RIME_STRUCT(RimeCommit, commit);
  if (!rime->get_commit(session, &commit)) return;
  if (commit.text) snprintf(text, size, "%s", commit.text);
  rime->free_commit(&commit);
}

/// Copies up to `most` candidates from the one at `first` on, each ended by a line feed. How many.
static inline int anju_rime_candidates(RimeSessionId session, int first, int most, char *text, size_t size) {
  RimeApi *rime = rime_get_api();
  RimeCandidateListIterator list;
  memset(&list, 0, sizeof list);
  size_t used = 0;
  int count = 0;
  text[0] = 0;
  if (!rime->candidate_list_from_index(session, &list, first)) return 0;
  while (count < most && rime->candidate_list_next(&list)) {
    size_t length = strlen(list.candidate.text);
    if (used + length + 2 > size) break;
    memcpy(text + used, list.candidate.text, length);
    used += length;
    text[used++] = '\n';
    text[used] = 0;
    count++;
  }
  rime->candidate_list_end(&list);
  return count;
}
