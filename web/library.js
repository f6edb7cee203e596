// The functions of src/platform/web/browser.h, for the linker. Each only decodes its arguments; the work is in the files
// beside this one, which are put before the program (--pre-js).
mergeInto(LibraryManager.library, {
  browser_use_canvas__deps: ['$GL'],
  browser_use_canvas: function () {
    return webgl ? GL.makeContextCurrent(GL.registerContext(webgl, { majorVersion: 2, enableExtensionsByDefault: 1 })) : false;
  },
  browser_request_frames: function (count) { requestFrames(count); },
  browser_wake_after: function (milliseconds) { setTimeout(function () { _verbatim_woken(); }, milliseconds); },
  browser_fetch: function (path, length, first, size) { fetchForProgram(textAt(path, length), first >>> 0, size >>> 0); },
  browser_fetch_ahead: function (paths, length) { fetchAhead(textAt(paths, length).split('\n').filter(Boolean)); },
  browser_copy: function (text, length) { copyText(textAt(text, length)); },
  browser_set_route: function (route, length, push) { setRoute(textAt(route, length), push); },
  browser_go_back: function () { history.back(); },
  browser_save: function (name, nameLength, mime, mimeLength, content, length) {
    saveFile(textAt(name, nameLength), textAt(mime, mimeLength), HEAPU8.slice(content, content + length));
  },
  browser_open: function (url, length) { openLink(textAt(url, length)); },
  browser_keep: function (key, keyLength, text, length) { keepText(textAt(key, keyLength), textAt(text, length)); },
  browser_set_language: function (code, length, rightToLeft) { Object.assign(root, { lang: textAt(code, length), dir: rightToLeft ? 'rtl' : 'ltr' }); },
  browser_set_title: function (title, length) { document.title = textAt(title, length); },
  browser_set_cursor: function (cursor) { setCursor(cursor); },
  browser_text_layer: function (message, length) { takeLayer(HEAPU8.slice(message, message + length)); },
  browser_mirror: function (message, length) { showMirror(HEAPU8.slice(message, message + length)); },
  browser_measure_run: function (words, length, language, languageLength, flags, em) {
    return measureRun(textAt(words, length), textAt(language, languageLength), flags, em);
  },
  browser_measure_run_parts: function (words, length, language, languageLength, flags, em, ends) {
    var parts = measureRunParts(textAt(words, length), textAt(language, languageLength), flags, em);
    HEAPF32.set(parts, ends >> 2);
    return parts.length;
  },
  browser_draw_run: function (words, length, language, languageLength, flags, em, told) {
    var drawn = drawRun(textAt(words, length), textAt(language, languageLength), flags, em);
    if (drawn) HEAP32.set(drawn, told >> 2);
    return !!drawn;
  },
  browser_take_run: function (pixels) { HEAPU8.set(runPixels, pixels); },
  browser_find_words: function (text, length, starts) {
    var found = wordStarts(textAt(text, length));
    HEAPU32.set(found, starts >> 2);
    return found.length;
  },
  browser_fail: function (reason, length) { failStart(textAt(reason, length)); },
});
