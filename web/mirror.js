// The mirror: what the last frame showed, as a thin layer of real elements over the canvas, so that screen readers, the
// keyboard, IME, selection, find in page and links work as on any page. It reads MirrorMessage (src/platform/
// mirror_message.h), changes only what differs, and tells the program what was done to an element by its id.
//
// Pointer events go to the program as well, through the stage (input.js): a click with a mouse presses the drawn control.
// Only clicks without a pointer (keyboard, screen readers) come through here.

const roles = ['banner', 'navigation', 'main', 'complementary', 'region', 'search', 'list', 'listitem', 'article', 'heading',
  'paragraph', 'text_line', 'button', 'link', 'textbox', 'checkbox', 'tab', 'option', 'image', 'status', 'dialog', 'menuitem',
  'blockquote', 'separator', 'document', 'slider', 'toolbar', 'group'];
// Elements whose tag says their role; all others are a div with a role attribute.
const tags = { banner: 'header', navigation: 'nav', main: 'main', complementary: 'aside', region: 'section', article: 'article',
  paragraph: 'p', button: 'button', link: 'a', textbox: 'input', blockquote: 'blockquote' };
const pressable = new Set(['button', 'link', 'checkbox', 'tab', 'option', 'menuitem', 'listitem', 'slider']);
const disabled = 1, checked = 2, selected = 4, focused = 8, expanded = 16, current = 32, away = 64, opens = 128, mixed = 256;
const eventActivate = 0, eventFocus = 1, eventSetValue = 2, eventSubmit = 3, eventMenu = 5, eventAdjust = 6;

const mirror = document.getElementById('mirror');
let mirrored = new Map();  // key → { element, node }
let mirrorUpdating = false;
let composing = false;
let lettersAreShortcuts = true;

function tell(kind, id, value) {
  withCopies([value || ''], (pointer, length) => _verbatim_semantics(kind, id, pointer, length));
}

function decodeMirror(bytes) {
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  const floats = new Float32Array(bytes.buffer, 0, bytes.length >> 2);
  const count = words[0], text = bytes.subarray(28 + count * 64);
  const slice = (at) => utf8Decoder.decode(text.subarray(words[at], words[at] + words[at + 1]));
  const nodes = [];
  for (let i = 0, at = 7; i < count; i++, at += 16) {
    nodes.push({
      role: roles[words[at] & 255], level: words[at] >> 8 & 255, depth: words[at] >>> 16, id: words[at + 1], states: words[at + 2],
      x: floats[at + 3], y: floats[at + 4], width: floats[at + 5], height: floats[at + 6],
      setSize: words[at + 7], setPosition: words[at + 8], fontSize: floats[at + 9], name: slice(at + 10), value: slice(at + 12), description: slice(at + 14),
    });
  }
  return { nodes, ink: words[1], accent: words[2], offset: floats[4], height: floats[5], flags: words[6] };
}

// Lines that follow one another become a flow: running text that breaks where the drawn lines break, so that find and
// selection go over a line's end as in any paragraph. Returns the nodes with a node for each flow put in.
function withFlows(nodes) {
  const out = [];
  let flow = null;
  for (const node of nodes) {
    if (node.role !== 'text_line') { flow = null; out.push(node); continue; }
    if (!flow || flow.depth !== node.depth || node.x !== flow.x || node.y <= flow.bottom - node.height) {
      flow = { role: 'flow', depth: node.depth, id: 0, states: 0, name: '', description: '', value: node.value, x: node.x, y: node.y, width: 0, height: 0,
        line: node.height, fontSize: node.fontSize };
      out.push(flow);
    }
    flow.width = Math.max(flow.width, node.width + 1);
    flow.bottom = node.y + node.height;
    flow.height = flow.bottom - flow.y;
    out.push(Object.assign(node, { depth: node.depth + 0.5 }));
  }
  return out;
}

// What ARIA asks of a role's surroundings, and a frame does not say: tabs stand in a list of tabs, options in a box of them, menu items in a
// menu, and what a list holds in its items. Wrappers have no place, and so stand where the node around them does.
const wrappers = { tab: 'tablist', option: 'listbox', menuitem: 'menu' };

function withWrappers(nodes) {
  const childrenOf = new Map(), roots = [], open = [];
  for (const node of nodes) {
    while (open.length && open[open.length - 1].depth >= node.depth) open.pop();
    const parent = open[open.length - 1], siblings = parent ? childrenOf.get(parent) : roots;
    siblings.push(node);
    childrenOf.set(node, []);
    open.push(node);
  }
  const out = [];
  const wrapper = (role, first, depth, name) => ({ role, id: 0, stem: role + ' of ' + (first.id || first.role + first.name), depth, level: 0, states: 0, x: 0, y: 0,
    width: 0, height: 0, setSize: 0, setPosition: 0, fontSize: 0, name: name || '', value: '', description: '', placeless: true });
  const emit = (list, parent, depth) => {
    const inList = parent && parent.role === 'list', inItems = inList && list.some((node) => node.setSize > 0);
    let open = null;  // the wrapper that stands last
    for (const node of list) {
      const around = wrappers[node.role];
      let at = depth;
      if (around && !(parent && parent.role === around)) {
        if (!open || open.role !== around) {
          if (inList) out.push(wrapper('listitem', node, at++));
          out.push(open = Object.assign(wrapper(around, node, at, parent && parent.name), { inside: at + 1 }));
        }
        at = open.inside;
      } else if (inList && node.role !== 'listitem') {
        if (!open || open.role !== 'listitem' || !inItems || node.setSize > 0) {
          open = Object.assign(wrapper('listitem', node, at), { inside: at + 1, setSize: node.setSize, setPosition: node.setPosition });
          out.push(open);
        }
        at = open.inside;
        node.setSize = node.setPosition = 0;
      } else open = null;
      node.depth = at;
      out.push(node);
      emit(childrenOf.get(node), node, at + 1);
    }
  };
  childrenOf.forEach((children, node) => {
    if (node.role !== 'list') return;
    const only = children.length ? wrappers[children[0].role] : 'group';
    if (only && children.every((child) => wrappers[child.role] === only || !children.length)) node.role = only === 'tablist' ? 'list' : only;
  });
  // What floats outside of all landmarks is in one of its own.
  for (const node of roots)
    if (node.role === 'listbox' || node.role === 'menu') {
      const inside = Object.assign({}, node), children = childrenOf.get(node);
      childrenOf.set(inside, children);
      childrenOf.set(node, [inside]);
      Object.assign(node, { role: 'region', id: 0, stem: 'around ' + node.id + node.name });
    }
  emit(roots, null, 0);
  return out;
}

// Gives each node its key, its parent and the answer whether it holds others. A thing keeps its key over frames, and with
// it its element, its focus and the selection in it; a line is known by its words.
function arrange(nodes) {
  const open = [], counts = new Map();
  nodes.forEach((node, i) => {
    while (open.length && open[open.length - 1].depth >= node.depth) open.pop();
    node.parent = open[open.length - 1];
    node.holds = i + 1 < nodes.length && nodes[i + 1].depth > node.depth;
    // A container without a place of its own stands where the one around it does, and so scrolls with it.
    if ((node.holds || node.placeless) && node.parent && node.width === 0 && node.height === 0) { node.x = node.parent.x; node.y = node.parent.y; }
    const stem = node.stem || (node.id || (node.parent ? node.parent.key : '')) + '/' + (node.role === 'text_line' ? node.name : node.role);
    const nth = counts.get(stem) || 0;
    counts.set(stem, nth + 1);
    node.key = nth ? stem + ' ' + nth : stem;
    open.push(node);
  });
}

function showMirror(bytes) {
  const message = decodeMirror(bytes), nodes = withWrappers(withFlows(withoutAnnouncements(message.nodes)));
  mirrorUpdating = true;
  lettersAreShortcuts = (message.flags & 1) !== 0;
  showColours(message.ink, message.accent);
  arrange(nodes);

  const before = mirrored, keeper = document.activeElement, lost = mirror.contains(keeper) ? placeInGroup(keeper) : null;
  mirrored = new Map();
  for (const node of nodes) {
    const old = before.get(node.key);
    before.delete(node.key);
    // An element is made anew when its kind changes; a leaf that turns into a group loses its own words.
    const entry = old && old.node.holds === node.holds && old.node.level === node.level ? old : make(node);
    if (old && entry !== old) old.element.remove();
    node.element = entry.element;
    mirrored.set(node.key, entry);
  }
  before.forEach((entry) => entry.element.remove());
  place(nodes);
  // Moving an element takes its focus away. Where the focus goes next, if anywhere, a refreshed element says.
  if (keeper !== document.activeElement && mirror.contains(keeper)) keeper.focus({ preventScroll: true });
  for (const node of nodes) {
    refresh(mirrored.get(node.key), node);
    if (node.role === 'document') showLayer(message.offset, message.height, node.height);
  }
  if (!layer.isConnected) forgetLayer();
  showSuggestions(nodes);
  showGroups(nodes);
  mirrorUpdating = false;
  followDialog(nodes);
  if (lost && !keeper.isConnected) keepFocus(lost);
  followPaging();
}

// What is said at the foot of the page comes and goes, and a region that comes with its words is not read out: they go into one that
// stays.
const live = Object.assign(document.createElement('div'), { id: 'announced' });
live.setAttribute('role', 'status');

function withoutAnnouncements(nodes) {
  const said = nodes.filter((node) => node.role === 'status' && node.depth === 0).map((node) => node.name).join('. ');
  if (live.textContent !== said) live.textContent = said;
  if (!live.isConnected) mirror.prepend(live);
  return nodes.filter((node) => node.role !== 'status' || node.depth > 0);
}

// A field with suggestions under it is a combobox.
function showSuggestions(nodes) {
  const box = nodes.find((node) => node.role === 'listbox'), field = nodes.find((node) => node.role === 'textbox' && node.states & focused);
  for (const combobox of mirror.querySelectorAll('[role="combobox"]')) {
    if (box && field && field.element === combobox) continue;
    combobox.setAttribute('aria-expanded', 'false');
    combobox.removeAttribute('aria-controls');
    combobox.removeAttribute('aria-activedescendant');
  }
  if (!box || !field) return;
  const chosen = nodes.find((node) => node.role === 'option' && node.states & (selected | checked));
  box.element.id = 'suggestions';
  if (chosen) chosen.element.id = 'suggestion-' + chosen.id;
  const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': 'suggestions' };
  for (const name of Object.keys(attributes)) field.element.setAttribute(name, attributes[name]);
  setOrRemove(field.element, 'aria-activedescendant', chosen ? chosen.element.id : null);
}

// A dialog has the focus while it is open, nothing beside it can be reached, and what had the focus before gets it back. So has a menu.
let dialogShown = null, focusBefore = 0;

function followDialog(nodes) {
  const node = nodes.find((one) => one.role === 'dialog') || nodes.find((one) => one.role === 'menu');
  const dialog = node ? node.element : null;
  if (dialog === dialogShown) return;
  if (!dialogShown) focusBefore = document.activeElement.verbatimId || 0;
  dialogShown = dialog;
  const top = dialog && [...mirror.children].find((child) => child.contains(dialog));
  for (const child of mirror.children) child.inert = !!dialog && child !== top && child !== live;
  if (dialog) {
    if (node.role === 'dialog') dialog.setAttribute('aria-modal', 'true');
    dialog.tabIndex = -1;
    if (dialog.contains(document.activeElement)) return;
    const items = [...dialog.querySelectorAll('[role="menuitem"], [role="menuitemradio"]')];
    (items.find((item) => item.getAttribute('aria-checked') === 'true') || items[0] || dialog).focus({ preventScroll: true });
    return;
  }
  if (document.activeElement !== document.body || !focusBefore) return;
  const entry = [...mirrored.values()].find((one) => one.node.id === focusBefore);
  if (entry) entry.element.focus({ preventScroll: true });
  else focusMain();
}

let shownColours = '';

// Written only when they change: every element inherits them, and would be styled anew.
function showColours(...colours) {
  if (shownColours === colours.join()) return;
  shownColours = colours.join();
  ['--field-ink', '--accent'].forEach((name, i) => mirror.style.setProperty(name, '#' + colours[i].toString(16).padStart(6, '0')));
}

// Puts the elements into their parents in reading order, moving none that is in its place.
function place(nodes) {
  const next = new Map();
  for (const node of nodes) {
    const parent = node.parent ? node.parent.element : mirror;
    const expected = next.has(parent) ? next.get(parent) : parent === mirror ? live.nextSibling : parent.firstChild;
    if (node.element === expected) next.set(parent, expected.nextSibling);
    else { parent.insertBefore(node.element, expected); next.set(parent, expected); }
  }
}

function make(node) {
  if (node.role === 'document') return { element: layer, node: {} };
  if (node.role === 'flow') return makeFlow();
  if (node.role === 'text_line') return makeLine(node);
  const tag = node.role === 'heading' ? 'h' + Math.min(Math.max(node.level, 1), 6) : tags[node.role];
  const element = document.createElement(tag || 'div');
  if (!tag) element.setAttribute('role', node.role === 'image' ? 'img' : node.role);
  if (node.holds) element.className = 'group';
  if (node.role === 'textbox') {
    Object.assign(element, { type: 'text', dir: 'auto', autocomplete: 'off', autocapitalize: 'off', spellcheck: false, enterKeyHint: 'search', inputMode: 'search' });
  }
  if (pressable.has(node.role) && tag !== 'button' && tag !== 'a' && node.id && !node.holds) element.tabIndex = 0;
  return { element, node: {} };
}

function makeFlow() {
  const element = document.createElement('span');
  element.className = 'flow';
  element.dir = 'auto';
  return { element, node: {} };
}

function makeLine(node) {
  const element = document.createElement('span'), parts = lineParts(node.name);
  element.append(parts.element, parts.gap);
  return { element, line: parts, node: {} };
}

function refresh(entry, node) {
  const element = entry.element, old = entry.node;
  entry.node = node;
  element.verbatimId = node.id;
  element.verbatimNode = node;
  if (node.role === 'text_line') { refreshLine(entry.line, node, old); return; }
  refreshPlace(element, node);
  if (node.role === 'flow') { refreshFlow(element, node); return; }
  if (node.role === 'document') return;  // its words are the text layer's
  if (node.name !== old.name || (node.role === 'paragraph' && node.value !== old.value)) refreshName(element, node);
  if (node.description !== old.description) setOrRemove(element, 'aria-description', node.description || null);
  if (node.role === 'slider') refreshSlider(element, node);
  // The search field has suggestions under it now and then.
  if (node.role === 'textbox' && node.parent && node.parent.role === 'search' && !element.hasAttribute('role')) {
    element.setAttribute('role', 'combobox');
    element.setAttribute('aria-expanded', 'false');
  }
  if (node.role === 'link' && node.value !== old.value) refreshLink(element, node.value);
  if (node.states !== old.states) refreshStates(element, node, old);
  if (node.role === 'textbox' && node.value !== old.value) refreshValue(element, node.value);
  if (node.role !== 'slider' && node.role !== 'link' && (node.setSize !== old.setSize || node.setPosition !== old.setPosition)) {
    setOrRemove(element, 'aria-setsize', node.setSize || null);
    setOrRemove(element, 'aria-posinset', node.setPosition || null);
  }
}

function refreshSlider(element, node) {
  const attributes = { 'aria-label': node.name, 'aria-valuemin': 1, 'aria-valuemax': node.setSize, 'aria-valuenow': node.setPosition, 'aria-valuetext': node.value };
  for (const name of Object.keys(attributes)) if (element.getAttribute(name) !== String(attributes[name])) element.setAttribute(name, attributes[name]);
}

function setOrRemove(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function refreshPlace(element, node) {
  const parent = node.parent, style = element.style;
  const left = node.x - (parent ? parent.x : 0), top = node.y - (parent ? parent.y : 0);
  const placed = left + ' ' + top + ' ' + node.width + ' ' + node.height;
  if (element.verbatimPlace === placed) return;
  element.verbatimPlace = placed;
  style.left = left + 'px';
  style.top = top + 'px';
  style.width = node.width + 'px';
  style.height = node.height + 'px';
}

const fromRight = /[\u0590-\u08ff\ufb1d-\ufefc]/;

// Words go into the page as text, where find and every screen reader see them; only what has no text of its own, or holds
// other elements, gets a label.
function refreshName(element, node) {
  if (node.role === 'textbox') { element.setAttribute('aria-label', node.name); element.placeholder = node.name; }
  else if (node.role === 'slider') return;
  else if (node.holds || node.role === 'image' || node.role === 'separator') setOrRemove(element, 'aria-label', node.name || null);
  else {
    element.textContent = node.role === 'paragraph' && node.value ? node.name + ': ' + node.value : node.name;
    setOrRemove(element, 'dir', fromRight.test(node.name) ? 'auto' : null);
  }
}

// What is typed runs ahead of what is drawn: a value that was sent comes back some frames later and is no news. Only one
// that the program made itself is written into the field.
function refreshValue(element, value) {
  const sent = element.verbatimSent || [], echo = sent.indexOf(value);
  if (echo >= 0) sent.splice(0, echo + 1);
  else if (!composing) {
    element.verbatimSent = [];
    if (element.value !== value) element.value = value;
  }
}

const familyOf = (node) => node.value === 'sans' ? sansFamilies : serifFamilies;

function refreshFlow(element, node) {
  const font = node.fontSize + 'px/' + node.line + 'px ' + familyOf(node);
  if (element.verbatimFont !== font) element.style.font = element.verbatimFont = font;
}

function refreshLine(line, node, old) {
  if (node.fontSize === old.fontSize && node.width === old.width && node.value === old.value) return;
  fitLine(line.element, line.words, node.width, node.fontSize + 'px ' + familyOf(node), '');
}

// Routes and web addresses only: an article may hold anything.
function refreshLink(element, href) {
  if (href[0] === '#' || isWebAddress(href)) {
    element.href = href;
    if (href[0] !== '#') { element.target = '_blank'; element.rel = 'noopener noreferrer'; }
  } else {
    element.removeAttribute('href');
    element.tabIndex = 0;
    element.setAttribute('role', 'link');
  }
}

function refreshStates(element, node, old) {
  const has = (bit) => (node.states & bit) !== 0;
  const pressed = has(mixed) ? 'mixed' : String(has(checked));
  element.classList.toggle('away', has(away));
  if (node.role === 'button') setOrRemove(element, 'aria-haspopup', has(opens) ? 'dialog' : null);
  if (node.role === 'checkbox') element.setAttribute('aria-checked', pressed);
  else if (has(checked) || (old.states & checked)) element.setAttribute(node.role === 'button' ? 'aria-pressed' : 'aria-checked', pressed);
  if (node.role === 'tab' || node.role === 'option') element.setAttribute('aria-selected', String(has(selected) || has(checked)));
  else setOrRemove(element, 'aria-current', has(current) || has(selected) ? (has(current) ? 'page' : 'true') : null);
  if (has(expanded) || (old.states & expanded)) element.setAttribute('aria-expanded', String(has(expanded)));
  if (node.role === 'button' || node.role === 'textbox') element.disabled = has(disabled);
  else setOrRemove(element, 'aria-disabled', has(disabled) ? 'true' : null);
  // The program moves the focus by turning the bit on; that it stays on says nothing new. Who types in a field is left there.
  const leads = node.role === 'textbox' || document.activeElement.tagName !== 'INPUT';
  if (has(focused) && !(old.states & focused) && leads) element.focus({ preventScroll: true });
  if (!has(focused) && (old.states & focused) && element === document.activeElement && node.role === 'textbox') element.blur();
}

// --- what is done to the elements --------------------------------------------------------------------------------

function startMirrorEvents() {
  const idOf = (event) => event.target.verbatimId || 0;
  mirror.addEventListener('click', (event) => {
    const element = event.target.closest('button, a, [role]');
    if (!element || !mirror.contains(element)) return;
    const internal = element.tagName === 'A' && (element.getAttribute('href') || '#')[0] === '#';
    const byPointer = event.detail > 0;
    if (element.tagName === 'A' && !internal) { noteNativeLink(element.href); return; }
    if (internal && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    if (!byPointer && element.verbatimId) tell(eventActivate, element.verbatimId);
  });
  mirror.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.target.tagName === 'INPUT') {
      if (event.key === 'Enter') tell(eventSubmit, idOf(event), event.target.value);
    } else if (event.altKey && event.key === 'Enter') {
      event.preventDefault();
      tell(eventMenu, idOf(event));
    } else if (event.key === 'Enter' || event.key === ' ') {
      // A div with a role has no click of its own for these.
      if (event.target.tagName === 'DIV' || (event.target.tagName === 'A' && !event.target.href)) {
        event.preventDefault();
        tell(eventActivate, idOf(event));
      }
    }
  });
  mirror.addEventListener('input', (event) => {
    const field = event.target;
    (field.verbatimSent = field.verbatimSent || []).push(field.value);
    tell(eventSetValue, idOf(event), field.value);
  });
  mirror.addEventListener('compositionstart', () => { composing = true; });
  mirror.addEventListener('compositionend', () => { composing = false; });
  mirror.addEventListener('focusin', (event) => {
    const node = nodeOf(event.target);
    if (node && node.group) { stops.set(node.group.key, node.key); showStop(node); }
  });
  // The menu key, or Shift and F10: what a press with the other button does.
  mirror.addEventListener('contextmenu', (event) => {
    if (event.pointerType || event.button === 2 || !idOf(event) || event.target.tagName === 'INPUT') return;
    event.preventDefault();
    tell(eventMenu, idOf(event));
  });
  mirror.addEventListener('focusin', (event) => { if (!mirrorUpdating) tell(eventFocus, idOf(event)); });
  mirror.addEventListener('focusout', (event) => {
    if (!mirrorUpdating && !mirror.contains(event.relatedTarget)) tell(eventFocus, 0);
  });
  document.addEventListener('copy', copySelection);
}

// Copied as plain words, paragraphs parted by a blank line as in the article: a browser would add the lines' colour, which
// is none. Within a paragraph the elements hold its words and blanks as they stand in the article.
function copySelection(event) {
  const selection = getSelection();
  if (selection.isCollapsed || !mirror.contains(selection.anchorNode)) return;
  const range = selection.getRangeAt(0), copied = [];
  const quotes = [...mirror.querySelectorAll('blockquote')].filter((quote) => range.intersectsNode(quote));
  for (const paragraph of mirror.querySelectorAll('.block, .flow')) {
    if (!range.intersectsNode(paragraph)) continue;
    const part = document.createRange();
    part.selectNodeContents(paragraph);
    if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    if (part.collapsed) continue;
    // Of several quotations each needs to say whose it is.
    const quote = quotes.length > 1 && paragraph.closest('blockquote'), last = quote && [...quote.querySelectorAll('.flow')].pop();
    const speaker = last === paragraph && quote.getAttribute('aria-label');
    copied.push(speaker ? part.toString().trimEnd() + '\n– ' + speaker : part.toString());
  }
  if (!copied.length) return;
  event.clipboardData.setData('text/plain', copied.join('\n\n'));
  event.preventDefault();
}
