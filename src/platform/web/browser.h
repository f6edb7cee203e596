// What the browser's side (web/*.js, linked in through web/library.js) does for us: one function a capability. Strings are
// UTF-8 with their length; nothing is kept beyond the call.
#pragma once

#include <cstddef>

extern "C" {

// Makes the canvas's WebGL2 context the current one; false when there is none.
bool browser_use_canvas();
// Draws at least so many more frames; none are drawn unless asked for.
void browser_request_frames(int count);
// Calls verbatim_woken once after so many milliseconds.
void browser_wake_after(unsigned milliseconds);
// Answers with verbatim_file_arrived or verbatim_file_failed, never before returning. `size` 0: the whole file.
void browser_fetch(const char* path, std::size_t length, unsigned first, unsigned size);
// Paths, each ended by a line feed, to be put into the browser's cache when it is idle.
void browser_fetch_ahead(const char* paths, std::size_t length);
void browser_copy(const char* text, std::size_t length);
// `push` adds a step to the history; otherwise the current one is replaced.
void browser_set_route(const char* route, std::size_t length, bool push);
void browser_go_back();
void browser_save(const char* name, std::size_t name_length, const char* mime, std::size_t mime_length,
                  const char* content, std::size_t content_length);
void browser_open(const char* url, std::size_t length);
// Keeps a text for the next visit; an empty one is forgotten.
void browser_keep(const char* key, std::size_t key_length, const char* text, std::size_t length);
void browser_set_title(const char* title, std::size_t length);
void browser_set_language(const char* code, std::size_t length, bool right_to_left);
// One of ImGui's mouse cursors.
void browser_set_cursor(int cursor);
// A LayerMessage; the next MirrorMessage refers to it.
void browser_text_layer(const char* message, std::size_t length);
// A MirrorMessage.
void browser_mirror(const char* message, std::size_t length);
// Runs of text that the browser sets (web/runs.js). `flags`: 1 serif, 2 bold, 4 from right to left. All in device pixels.
float browser_measure_run(const char* words, std::size_t length, const char* language, std::size_t language_length, int flags, float em);
// Writes how much of the advance each character and those before it take; returns how many characters there are, at most one a byte.
int browser_measure_run_parts(const char* words, std::size_t length, const char* language, std::size_t language_length, int flags, float em, float* ends);
// Draws it; `told` gets width, height, left, top and whether it has colours of its own. False where there is nothing to see.
bool browser_draw_run(const char* words, std::size_t length, const char* language, std::size_t language_length, int flags, float em, int* told);
// Copies the pixels of the run drawn last: four bytes for each.
void browser_take_run(unsigned char* pixels);
// Writes where words begin, in bytes; returns how many there are, at most one a byte.
int browser_find_words(const char* text, std::size_t length, unsigned* starts);
// The explorer cannot go on; shows the plain page with this reason.
void browser_fail(const char* reason, std::size_t length);
}
