// Pointer, wheel, touch and keyboard, from the page to the program. Native behaviour is left alone wherever it is of use:
// selecting text, following links in a new tab, zooming, the clipboard's keys, find in page.

const scroller = document.getElementById('scroller');
const stage = document.getElementById('stage');
const canvas = document.getElementById('canvas');
const cursors = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];

// In the order of `named` in src/platform/web/input.cpp.
const namedKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Delete', 'Backspace',
  ' ', 'Enter', 'Escape', '/', ',', '.', '-', '=', '[', ']'];
// The key that carries a character when shift is held, on the keyboard that ImGui's names come from.
const unshifted = { '?': '/', '<': ',', '>': '.', '_': '-', '+': '=', '{': '[', '}': ']' };
const keysWhileTyping = new Set(['Escape', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);
// What a browser would do with these (scroll the page, quick find) would only be in the way.
const keysTaken = new Set([' ', '/', "'", 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']);

// Every element over the canvas inherits it and is styled anew when it changes, so while things scroll by under the pointer,
// it waits: it would only flicker.
let cursorTimer = 0, lastWheel = -1000;
function setCursor(cursor) {
  clearTimeout(cursorTimer);
  if (performance.now() - lastWheel < 200) cursorTimer = setTimeout(setCursor, 100, cursor);
  else stage.style.cursor = cursors[cursor] || 'default';
}

function startInput() {
  startPointer();
  startSelecting();
  startTouchScrolling();
  startKeyboard();
  addEventListener('focus', () => _verbatim_focused(true));
  addEventListener('blur', () => _verbatim_focused(false));
  _verbatim_mac(/Mac|iPhone|iPad/.test(navigator.platform));
}

// --- pointer -----------------------------------------------------------------------------------------------------

// What a press on an element of the mirror is left to the browser: a field's caret, a link in a new tab.
function isBrowsersPress(event) {
  if (event.target.tagName === 'INPUT') return true;
  const link = event.target.closest('a[href]');
  return link !== null && (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey);
}

const tapSlack = 8;  // how far a finger may stray, in pixels, before a tap is a drag

function startPointer() {
  let touchStart = null, touchDragging = false;
  const held = new Set();
  const release = (button) => { if (held.delete(button)) _verbatim_button(button, false); };
  const move = (event) => {
    _verbatim_pointer_moved(event.clientX, event.clientY, event.pointerType === 'touch');
    // A button that was let go outside the window was never heard of.
    if (event.pointerType === 'mouse' && event.buttons === 0) held.forEach(release);
  };
  stage.addEventListener('pointermove', (event) => {
    move(event);
    if (!touchStart || touchDragging || Math.hypot(event.clientX - touchStart.clientX, event.clientY - touchStart.clientY) < tapSlack) return;
    // Vertical drags are the scroller's and never get here; this one is for a control.
    touchDragging = true;
    _verbatim_button(0, true);
  });
  stage.addEventListener('pointerdown', (event) => {
    move(event);
    if (event.target === canvas && document.activeElement.tagName === 'INPUT') document.activeElement.blur();
    if (isBrowsersPress(event)) return;
    setModifiers(event);
    // A finger's press counts once it is known not to scroll.
    if (event.pointerType === 'touch') { touchStart = event; touchDragging = false; return; }
    held.add(event.button);
    _verbatim_button(event.button, true);
    if (event.target === canvas) stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener('pointerup', (event) => {
    move(event);
    if (event.pointerType !== 'touch') { release(event.button); return; }
    if (touchStart && !touchDragging) _verbatim_button(0, true);
    if (touchStart) _verbatim_button(0, false);
    touchStart = null;
    _verbatim_pointer_left();
  });
  stage.addEventListener('pointercancel', () => {
    if (touchDragging) { _verbatim_pointer_left(); _verbatim_button(0, false); }
    touchStart = null;
  });
  stage.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') _verbatim_pointer_left(); });
  // A context menu is for what can be selected, copied or opened.
  stage.addEventListener('contextmenu', (event) => { if (!event.target.closest('a[href], input, .layer, .flow')) event.preventDefault(); });
  stage.addEventListener('wheel', (event) => {
    if (event.ctrlKey) return;  // zooms the page
    lastWheel = performance.now();
    // Sideways it may be the gesture for “back”.
    if (Math.abs(event.deltaY) >= Math.abs(event.deltaX)) event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? innerHeight : 1;
    _verbatim_scrolled(event.deltaX * unit, event.deltaY * unit);
  }, { passive: false });
}

// --- selecting ---------------------------------------------------------------------------------------------------

// A selection is the browser's own, save for one thing. Where a press falls on a fraction of a pixel just right of a letter's
// middle, as it does on scaled displays, Chromium (156, on any page) starts the selection anew with every move: its anchor
// goes along with the pointer and nothing is selected. The caret that the press has set is put back as the anchor.
function startSelecting() {
  let pressed = false, anchor = null;
  const follow = (event) => { pressed = event.buttons > 0; anchor = null; };
  addEventListener('pointerdown', follow, true);
  addEventListener('pointerup', follow, true);
  addEventListener('pointercancel', follow, true);
  // The first move comes before the browser has answered it, so what is selected is still what the press did.
  addEventListener('pointermove', (event) => {
    if (!pressed || anchor || event.pointerType !== 'mouse') return;
    const selection = getSelection();
    anchor = { node: selection.isCollapsed ? selection.anchorNode : null, offset: selection.anchorOffset };
  }, true);
  document.addEventListener('selectionchange', () => {
    if (!pressed) { revealSelection(); return; }
    const selection = getSelection();
    if (!selection.isCollapsed || !selection.focusNode || !anchor || !anchor.node || !anchor.node.isConnected) return;
    if (selection.anchorNode === anchor.node && selection.anchorOffset === anchor.offset) return;
    selection.setBaseAndExtent(anchor.node, anchor.offset, selection.focusNode, selection.focusOffset);
  });
}

// --- touch scrolling ---------------------------------------------------------------------------------------------

// The scroller holds a long empty distance. Touches scroll it natively, with the platform's own inertia; each step is
// handed on as a wheel's would be, at the place where the finger went down, and at rest it is put back to the middle.
function startTouchScrolling() {
  const middle = 20000;
  let last = middle, rest = 0;
  const recentre = () => { last = middle; scroller.scrollTop = middle; };
  let at = { x: 0, y: 0 };
  scroller.addEventListener('touchstart', (event) => { at = { x: event.touches[0].clientX, y: event.touches[0].clientY }; }, { passive: true });
  scroller.addEventListener('scroll', () => {
    const step = scroller.scrollTop - last;
    if (step === 0) return;
    last = scroller.scrollTop;
    _verbatim_pointer_moved(at.x, at.y, true);
    _verbatim_scrolled(0, step);
    clearTimeout(rest);
    rest = setTimeout(() => { recentre(); _verbatim_pointer_left(); }, 200);
  }, { passive: true });
  recentre();
}

// --- keyboard ----------------------------------------------------------------------------------------------------

function setModifiers(event) {
  _verbatim_modifiers((event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0));
}

function programKey(event) {
  const key = unshifted[event.key] || event.key;
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase().charCodeAt(0);
  return namedKeys.indexOf(key);
}

function isForProgram(event) {
  const command = event.ctrlKey || event.metaKey, target = event.target;
  if (event.shiftKey && event.key === 'F10') return false;
  if (command && event.key.toLowerCase() === 'k') return true;
  if (command) return false;  // the browser's: copy, find, zoom, print, tabs
  if (layer.contains(target) && /^Arrow/.test(event.key)) return false;  // it scrolls by itself
  if (target.tagName === 'INPUT') return keysWhileTyping.has(event.key);
  const pressed = (event.key === 'Enter' || event.key === ' ') && mirror.contains(target);
  return !pressed;
}

// The program gives the search field the focus in its next frame; what is typed before then is meant for it already.
function focusSearch() {
  const field = mirror.querySelector('[role="search"] input');
  if (field && !mirror.querySelector('[role="dialog"], [role="menuitem"]')) field.focus({ preventScroll: true });
}

// The letter that a shortcut is known by, where a layout has none of the Latin ones: what stands on that key elsewhere.
function letterOf(event) {
  if ([...event.key].length !== 1) return '';
  const elsewhere = /^Key([A-Z])$/.exec(event.code);
  if (!elsewhere || event.key.codePointAt(0) < 0x80 || event.target.tagName === 'INPUT') return event.key;
  return event.shiftKey ? elsewhere[1] : elsewhere[1].toLowerCase();
}

function startKeyboard() {
  addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'a' && event.target.tagName !== 'INPUT' && selectArticle()) event.preventDefault();
    if (event.isComposing) return;
    if (moveByKey(event)) { event.preventDefault(); return; }
    if (!isForProgram(event)) return;
    const key = programKey(event);
    setModifiers(event);
    if (key >= 0) _verbatim_key(key, true);
    const letter = letterOf(event);
    if (!command && letter) _verbatim_character(letter.codePointAt(0));
    if (event.key === '/' && !command && lettersAreShortcuts) focusSearch();
    if (command || (!event.altKey && keysTaken.has(event.key))) event.preventDefault();
  });
  addEventListener('keyup', (event) => {
    setModifiers(event);
    const key = programKey(event);
    if (key >= 0) _verbatim_key(key, false);
    // While Meta is held, macOS sends no key-up of other keys.
    if (event.key === 'Meta') { _verbatim_focused(false); _verbatim_focused(true); }
  });
}
