// The text layer: the whole open article in one element that scrolls, over what the canvas shows of it, its words transparent
// and in their drawn places. So find in page reaches every word and brings it into sight, a selection goes over screens,
// screen readers read on, and a finger scrolls with the platform's own inertia. It reads LayerMessage
// (src/platform/layer_message.h).
//
// Whoever scrolls, program or browser, the other follows: layerOffset is what was last drawn, layerAt where the element is.

const layer = Object.assign(document.createElement('div'), { className: 'layer', tabIndex: 0 });
const layerColumn = document.createElement('div');
layer.append(layerColumn);
let layerBlocks = [];
let layerOffset = 0, layerAt = 0, layerViewHeight = 0;
let layerSlice = 0, layerFit = 0;  // timers

// Where a system has many fonts for a script, browsers take now one and now another within a line, unless one is named.
const namedScripts = ['Devanagari', 'Bengali', 'Tamil', 'Sinhala', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Ethiopic', 'Armenian', 'Georgian', 'Hebrew'];
const familiesOf = (style) => namedScripts.map((script) => `"Noto ${style} ${script}"`).join();
const serifFamilies = '"Source Serif 4","Noto Naskh Arabic","Geeza Pro",' + familiesOf('Serif') + ',serif';
const sansFamilies = 'Inter,"Noto Sans Arabic","Geeza Pro",' + familiesOf('Sans') + ',sans-serif';
const layerFaces = ['400 {} ' + serifFamilies, '600 {} ' + serifFamilies, '400 {} ' + sansFamilies];
const ruler = document.createElement('canvas').getContext('2d');

// Letters that join come apart when they are spaced.
const joinedLetters = /[\u0600-\u08ff]/;

// The browser's letters are set as wide as the drawn ones, so that a selection covers them.
function fitLine(element, words, width, font, language) {
  ruler.canvas.lang = language;  // Han characters and Hangul are of another font in another language
  if ('lang' in ruler) ruler.lang = language || 'inherit';
  ruler.font = font;
  const joined = joinedLetters.test(words), parts = joined ? words.split(' ').length - 1 : [...words].length;
  const spread = (width - ruler.measureText(words).width) / Math.max(parts, 1);
  element.style[joined ? 'wordSpacing' : 'letterSpacing'] = Math.abs(spread) < 2 ? spread + 'px' : '';
}

// The words do not break; what follows them does: the blanks up to the next line, or the place where there are none.
function lineParts(all) {
  const words = all.trimEnd();
  const element = Object.assign(document.createElement('span'), { className: 'line', textContent: words });
  return { element, words, gap: all.length > words.length ? all.slice(words.length) : document.createElement('wbr') };
}

// When the frame is done, a block's words first, as they are, then its lines in slices of time: an article of 20,000 words has
// two thousand of them.
function takeLayer(bytes) {
  clearTimeout(layerSlice);
  if (!layer.isConnected) layerColumn.replaceChildren();  // an article before: it would be laid out with this frame
  layerSlice = setTimeout(makeBlocks, 0, bytes);
}

function makeBlocks(bytes) {
  const numbers = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  const floats = new Float32Array(bytes.buffer, 0, bytes.length >> 2);
  const linesFrom = 6 + numbers[1] * 6, wordsFrom = (linesFrom + numbers[2] * 3) * 4;
  const text = bytes.subarray(wordsFrom + numbers[5]);
  const language = utf8Decoder.decode(bytes.subarray(wordsFrom, wordsFrom + numbers[5]));
  const page = document.createDocumentFragment();
  let bottom = 0;
  layerBlocks = [];
  for (let i = 0, at = 6; i < numbers[1]; i++, at += 6) {
    const heading = numbers[at] & 255, face = layerFaces[numbers[at] >> 8 & 255];
    const top = floats[at + 1], em = floats[at + 2], height = floats[at + 3], first = numbers[at + 4], count = numbers[at + 5];
    const element = document.createElement(heading ? 'h' + heading : 'p'), spans = [];
    element.className = 'block';
    element.dir = numbers[at] >> 16 & 1 ? 'rtl' : 'ltr';
    if (numbers[at] >> 17) element.style.textAlign = 'right';
    for (let nth = 0, line = linesFrom + first * 3; nth < count; nth++, line += 3)
      spans.push({ from: numbers[line], to: numbers[line] + numbers[line + 1], width: floats[line + 2] });
    if (count) element.textContent = utf8Decoder.decode(text.subarray(spans[0].from, spans[count - 1].to));
    element.style.font = face.replace('{}', em + 'px/' + height + 'px');
    element.style.marginTop = top - bottom + 'px';
    element.style.height = height * count + 'px';
    bottom = top + height * count;
    layerBlocks.push({ element, top, bottom, height, text, spans, lines: null, font: face.replace('{}', em + 'px') });
    page.append(element);
  }
  layerColumn.replaceChildren(page);
  // What reads aloud and what translates have to know the language; nothing is better than a wrong one.
  layerColumn.lang = language;
  layerColumn.style.left = floats[3] + 'px';
  layerColumn.style.width = floats[4] + 'px';
  layerSlice = setTimeout(sliceLines, 0, layerBlocks, 0);
  if (!layerFit) layerFit = setTimeout(fitSeen, 50);
}

function sliceLines(blocks, next) {
  const end = performance.now() + 4;
  while (next < blocks.length && performance.now() < end) makeLines(blocks[next++]);
  if (next < blocks.length) layerSlice = setTimeout(sliceLines, 0, blocks, next);
}

function makeLines(block) {
  if (block.lines) return;
  const parts = document.createDocumentFragment();
  block.lines = block.spans.map(({ from, to, width }, nth) => {
    const { element, words, gap } = lineParts(utf8Decoder.decode(block.text.subarray(from, to)));
    parts.append(element);
    if (nth + 1 < block.spans.length) parts.append(gap);
    return { element, words, width, fitted: false };
  });
  block.text = block.spans = null;
  block.element.replaceChildren(parts);
}

// After every frame that differs.
function showLayer(offset, height, viewHeight) {
  layerOffset = offset;
  if (layerColumn.style.height !== height + 'px') layerColumn.style.height = height + 'px';
  if (Math.abs(layerAt - offset) >= 1) {
    layer.scrollTop = offset;
    layerAt = offset;
  }
  layerViewHeight = viewHeight;
  if (!layerFit) layerFit = setTimeout(fitSeen, 50);
}

// Lines are fitted once they have been seen, outside the frame: measuring takes longer than drawing them. A block may have thousands.
function fitSeen() {
  layerFit = 0;
  for (const block of layerBlocks) {
    if (block.bottom < layerOffset || block.top > layerOffset + layerViewHeight) continue;
    makeLines(block);
    const first = Math.max(0, Math.floor((layerOffset - block.top) / block.height));
    const last = Math.min(block.lines.length, Math.ceil((layerOffset + layerViewHeight - block.top) / block.height));
    for (const line of block.lines.slice(first, last)) {
      if (!line.fitted) fitLine(line.element, line.words, line.width, block.font, layerColumn.lang);
      line.fitted = true;
    }
  }
}

// Out of the page an element forgets where it was scrolled.
function forgetLayer() { layerAt = 0; }

layer.addEventListener('scroll', () => {
  layerAt = layer.scrollTop;
  if (Math.abs(layerAt - layerOffset) >= 1) _verbatim_layer_scrolled(layer.verbatimId, layerAt);
}, { passive: true });

// A selection that jumps to words out of sight, as a script's or a reading aid's find does, brings them into it. One that a
// pointer draws is the browser's to scroll for.
function revealSelection() {
  const selection = getSelection();
  if (selection.isCollapsed || !layer.contains(selection.focusNode)) return;
  const words = selection.getRangeAt(0).getBoundingClientRect(), view = layer.getBoundingClientRect();
  if (words.height > view.height || (words.top >= view.top && words.bottom <= view.bottom)) return;
  layer.scrollTop += words.top - view.top - view.height / 3;
}

// “Select all” means the article where one is open, not the words of the controls around it.
function selectArticle() {
  if (!layer.isConnected) return false;
  getSelection().selectAllChildren(layerColumn);
  return true;
}
