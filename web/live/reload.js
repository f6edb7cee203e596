// Offers to load the page anew when `verbatim open` has built the site again. Only that server names this script in the page: a published
// site neither holds it nor asks for it.
//
// One request waits at a time: the server answers it when the site has changed, at the latest after half a minute. Only a page that
// is seen asks, because a browser keeps six connections to a host and each tab's request would hold one.
(() => {
  const shown = document.currentScript.dataset.page;  // the version of this page
  let newest = shown, declined = shown, asking = null, pause = 1000;
  const offer = document.createElement('div');
  offer.id = 'live-offer';
  offer.setAttribute('role', 'status');
  document.body.append(offer);

  const root = document.documentElement;
  // The explorer ends where the bar begins, so that it covers nothing.
  const room = new ResizeObserver(() => root.style.setProperty('--live-height', offer.offsetHeight + 'px'));
  room.observe(offer);

  const button = (name, words, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: name, textContent: words });
    made.addEventListener('click', act);
    return made;
  };
  const decline = () => {
    declined = newest;
    show();
  };
  const words = Object.assign(document.createElement('p'), { textContent: 'The articles have changed.' });
  const bar = [words, button('reload', 'Reload', () => location.reload()), button('later', 'Not now', decline)];

  // The explorer's theme may be another than the system's. Its ink tells which: the explorer gives it to the fields over its canvas.
  const mirror = document.getElementById('mirror');
  const takeTheme = () => {
    const ink = parseInt(mirror.style.getPropertyValue('--field-ink').slice(1, 3), 16);  // red is as bright as the rest
    offer.className = Number.isNaN(ink) ? '' : ink > 127 ? 'dark' : 'light';
  };
  const theme = new MutationObserver(takeTheme);

  let before = null;  // where the keyboard was before it came here
  function show() {
    const wanted = newest !== shown && newest !== declined;
    if (wanted === offer.hasChildNodes()) return;
    const held = offer.contains(document.activeElement);
    offer.replaceChildren(...(wanted ? bar : []));
    root.classList.toggle('live-offered', wanted);
    theme.disconnect();
    if (wanted) {
      takeTheme();
      theme.observe(mirror, { attributeFilter: ['style'] });
    }
    if (held && before && before.isConnected) before.focus({ preventScroll: true });
  }
  offer.addEventListener('focusin', (event) => { if (!offer.contains(event.relatedTarget)) before = event.relatedTarget; });
  // The explorer takes keys from the whole window; these are not meant for it.
  for (const kind of ['keydown', 'keyup']) {
    offer.addEventListener(kind, (event) => {
      event.stopPropagation();
      if (kind === 'keydown' && event.key === 'Escape') decline();
    });
  }

  async function ask(end) {
    const response = await fetch('.verbatim/live?page=' + newest, { cache: 'no-store', signal: end.signal });
    if (!response.ok) throw new Error('no news');
    const { page } = await response.json();
    if (page !== newest && page === shown) declined = shown;  // it is again as it was
    newest = page;
    show();
  }

  async function keepAsking() {
    if (asking || document.hidden) return;
    const end = asking = new AbortController();
    while (asking === end) {
      try {
        await ask(end);
        pause = 1000;
      } catch (error) {
        if (end.signal.aborted) return;  // the page is hidden now
        // The server has ended. One that is started again has the same address as a rule.
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(2 * pause, 30000);
      }
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) { keepAsking(); return; }
    if (asking) asking.abort();
    asking = null;
  });
  keepAsking();
})();
