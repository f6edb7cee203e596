// The one focus of the page: which element of the mirror (mirror.js) has the keyboard, and where keys lead it.
//
// Tab goes from group to group; arrow keys go from thing to thing within one. What stands in rows of several things – quotations, articles
// – has the rows above one another and a row's things beside each other. A row that is out of sight is in the page all the same when it
// is the next one (each_row in src/ui/widgets.h), and given the focus it is brought into sight.
const groupRoles = new Set(['list', 'navigation', 'tablist', 'menu', 'listbox', 'toolbar', 'group']);
const rowRoles = new Set(['listitem', 'blockquote']);
const stops = new Map();  // a group's key → the key of its stop

function groupOf(node) {
  for (let at = node.parent; at; at = at.parent) if (groupRoles.has(at.role) && !rowRoles.has(at.role)) return at;
  return null;
}

function rowOf(node, group) {
  let row = null;
  for (let at = node; at && at !== group; at = at.parent) if (rowRoles.has(at.role)) row = at;
  return row;
}

const isStop = (node) => node.id && pressable.has(node.role) && node.role !== 'slider' && !node.holds && !(node.states & disabled);

let groups = new Map();  // a group's key → its things, in reading order

function showGroups(nodes) {
  groups = new Map();
  for (const node of nodes) {
    node.group = isStop(node) ? groupOf(node) : null;
    if (!node.group) continue;
    if (!groups.has(node.group.key)) groups.set(node.group.key, []);
    groups.get(node.group.key).push(node);
  }
  groups.forEach((members, key) => {
    const inSight = (node) => !(node.states & away);
    const stop = members.find((node) => node.element === document.activeElement) || members.find((node) => node.key === stops.get(key)) ||
      members.find((node) => inSight(node) && node.states & (selected | current | checked)) || members.find(inSight) || members[0];
    // Of what is offered under a field the field tells, which keeps the focus.
    const offered = members[0].role === 'option';
    for (const node of members) setTabIndex(node.element, node === stop && !offered ? 0 : -1);
  });
  for (const key of stops.keys()) if (!groups.has(key)) stops.delete(key);
}

function setTabIndex(element, index) {
  if (element.getAttribute('tabindex') !== String(index)) element.tabIndex = index;
}

// The key that leads on in a row: the one that points where the interface is read to.
const keyForward = () => document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
const keyBack = () => document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';

const nodeOf = (element) => element && element.verbatimNode;

// Moves the focus within a group by a key; false where the key means nothing there.
function moveInGroup(node, key) {
  const members = groups.get(node.group.key), at = members.indexOf(node);
  const row = rowOf(node, node.group), step = /Down/.test(key) || key === keyForward() ? 1 : -1, sideways = /Left|Right/.test(key);
  const inRow = (one) => rowOf(one, node.group) === row;
  let next;
  if (key === 'Home' || key === 'End') {
    if (node.setSize || members.some((one) => (rowOf(one, node.group) || one).setSize > members.length)) return false;  // not all of it is in the page
    next = members[key === 'Home' ? 0 : members.length - 1];
  } else if (sideways || !row) {
    next = members[at + step];
    if (next && row && sideways && members.filter(inRow).length > 1 && !inRow(next)) next = null;
  } else {
    // The same thing of the next row: its link for a link, else what stands in the same place.
    let i = at + step;
    while (members[i] && inRow(members[i])) i += step;
    const other = members[i] && rowOf(members[i], node.group);
    const there = members.filter((one) => rowOf(one, node.group) === other), here = members.filter(inRow);
    const link = (list) => list.find((one) => one.role === 'link');
    next = members[i] && (link(here) === node && link(there) || there[Math.min(here.indexOf(node), there.length - 1)]);
  }
  if (next) focusNode(next);
  return true;
}

function focusNode(node) {
  if (node.group) stops.set(node.group.key, node.key);
  node.element.focus({ preventScroll: true });
}

// The first thing of what the page is about: its list, or else anything in it.
function focusMain() {
  const main = document.querySelector('#mirror main') || document.querySelector('#mirror section');
  const node = main && [...mirrored.values()].map((entry) => entry.node).find((one) => one.setSize && isStop(one) && !(one.states & away) && main.contains(one.element));
  const element = node ? node.element : main && main.querySelector('[tabindex="0"], button, a[href]');
  if (element) element.focus({ preventScroll: true });
}

// What had the focus is gone: the focus goes to what stands in its place now.
const placeInGroup = (element) => {
  const node = nodeOf(element), members = node && node.group && groups.get(node.group.key);
  return { group: members ? node.group.key : '', at: members ? members.indexOf(node) : 0, field: element.tagName === 'INPUT' };
};

function keepFocus(lost) {
  if (document.activeElement !== document.body || lost.field || dialogShown) return;
  const members = groups.get(lost.group);
  if (members) focusNode(members[Math.min(lost.at, members.length - 1)]);
  else focusMain();
}

// After a page key the focus goes to a row that is in sight.
let pagingUntil = 0;

function followPaging() {
  if (performance.now() > pagingUntil) return;
  const node = nodeOf(document.activeElement);
  if (!node || !node.group || !(node.states & away)) return;
  const members = groups.get(node.group.key), seen = members && members.find((one) => !(one.states & away));
  if (seen) focusNode(seen);
}

function showStop(node) {
  for (const one of groups.get(node.group.key) || []) setTabIndex(one.element, one === node && one.role !== 'option' ? 0 : -1);
}

const arrowKeys = /^(Arrow(Up|Down|Left|Right)|Home|End)$/;

// In a dialog Tab goes round: behind its last stop comes the first.
function tabInDialog(event) {
  if (event.key !== 'Tab' || !dialogShown) return false;
  const seen = [...dialogShown.querySelectorAll('[tabindex="0"], input, button:not([tabindex]), a[href]:not([tabindex])')].filter((one) => !one.disabled);
  const at = seen.indexOf(document.activeElement), end = event.shiftKey ? 0 : seen.length - 1;
  if (seen.length === 0 || (at !== end && at >= 0)) return false;
  seen[event.shiftKey ? seen.length - 1 : 0].focus({ preventScroll: true });
  return true;
}

// Whether the key moved the focus, or a slider, and so is no longer the program's.
function moveByKey(event) {
  if (tabInDialog(event)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === 'INPUT') return false;
  const node = nodeOf(event.target);
  if (/^Page/.test(event.key) || (arrowKeys.test(event.key) && node && node.group && /Home|End/.test(event.key))) pagingUntil = performance.now() + 1000;
  if (node && node.role === 'slider') return moveSlider(node, event.key);
  if (!arrowKeys.test(event.key)) return false;
  if (node && node.group) return moveInGroup(node, event.key);
  if (/Left|Right|Home|End/.test(event.key) || layer.contains(event.target)) return false;
  const dialog = dialogShown;
  if (dialog && event.target === dialog) {
    const first = [...groups.values()].flat().find((one) => dialog.contains(one.element));
    if (first) focusNode(first);
    return !!first;
  }
  if (event.target !== document.body || dialog) return false;
  focusMain();
  return document.activeElement !== document.body;
}

function moveSlider(node, key) {
  const far = Math.max(1, Math.round(node.setSize / 10));
  const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: far, PageDown: -far, Home: -node.setSize, End: node.setSize };
  // Written so that Emscripten's pass over the page's code, which knows no computed keys, keeps the functions.
  const step = key === keyForward() ? 1 : key === keyBack() ? -1 : steps[key];
  if (step === undefined) return false;
  const to = Math.min(Math.max(node.setPosition + step, 1), node.setSize);
  if (to !== node.setPosition) tell(eventAdjust, node.id, String(to));
  return true;
}
