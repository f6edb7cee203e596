// Letters that the bundled fonts lack are set by the browser: runs of one direction, measured and drawn on a canvas of their own, whose pixels the
// program puts into its atlas. Widths come from the canvas that draws. Nothing is downloaded: these are the reader's own fonts.

const runCanvas = document.createElement('canvas');
runCanvas.width = 1024;
runCanvas.height = 128;
const runPen = runCanvas.getContext('2d', { willReadFrequently: true });
let runFont = '', runLanguage = '';
let runPixels = null;  // of the run drawn last

// Browsers that guard against fingerprints falsify what is read from a canvas. Then nothing is drawn: the words are shown by the mirror.
const runsAreRead = (() => {
  if (!runPen) return false;
  runPen.fillStyle = 'rgb(18, 52, 86)';
  runPen.fillRect(0, 0, 16, 16);
  const read = runPen.getImageData(0, 0, 16, 16).data;
  for (let i = 0; i < read.length; i += 4)
    if (read[i] !== 18 || read[i + 1] !== 52 || read[i + 2] !== 86 || read[i + 3] !== 255) return false;
  return true;
})();
if (!runsAreRead) root.classList.add('no-runs');

// flags: 1 serif, 2 bold, 4 right to left
function takeRunPen(language, flags, em) {
  const font = (flags & 2 ? '600 ' : '400 ') + em + 'px ' + (flags & 1 ? serifFamilies : sansFamilies);
  if (language !== runLanguage) {
    runLanguage = language;
    runCanvas.lang = language;
    if ('lang' in runPen) runPen.lang = language || 'inherit';
    runFont = '';
  }
  if (font !== runFont) runPen.font = runFont = font;
  runPen.direction = flags & 4 ? 'rtl' : 'ltr';
  runPen.textAlign = 'left';
}

function measureRun(words, language, flags, em) {
  if (!runPen) return 0;
  takeRunPen(language, flags, em);
  return runPen.measureText(words).width;
}

// The advance up to each character's end. Letters that join are measured joined: a joiner stands for what follows.
const joinsOn = /[\u0600-\u07ff\u0840-\u08ff]$/;
function measureRunParts(words, language, flags, em) {
  const whole = measureRun(words, language, flags, em), parts = [];
  let taken = '', last = 0;
  for (const character of words) {
    taken += character;
    const rest = taken.length === words.length;
    const width = rest ? whole : Math.min(whole, runPen.measureText(joinsOn.test(taken) ? taken + '\u200d' : taken).width);
    last = Math.max(last, width);
    parts.push(last);
  }
  return parts;
}

// Sets `runPixels`; returns [width, height, left, top, coloured], or null where there is nothing to see.
function drawRun(words, language, flags, em) {
  runPixels = null;
  if (!runsAreRead) return null;
  takeRunPen(language, flags, em);
  const box = runPen.measureText(words);
  const left = Math.floor(-box.actualBoundingBoxLeft) - 1, top = Math.floor(-box.actualBoundingBoxAscent) - 1;
  const width = Math.ceil(box.actualBoundingBoxRight) + 1 - left, height = Math.ceil(box.actualBoundingBoxDescent) + 1 - top;
  if (!(width > 2 && height > 2) || width > 4000 || height > 2000) return null;
  if (width > runCanvas.width || height > runCanvas.height) {
    runCanvas.width = Math.max(width, runCanvas.width);
    runCanvas.height = Math.max(height, runCanvas.height);
    runFont = '';
    takeRunPen(language, flags, em);
  }
  runPen.clearRect(0, 0, width, height);
  runPen.fillStyle = '#000';
  runPen.fillText(words, -left, -top);
  const pixels = runPen.getImageData(0, 0, width, height).data;
  let coloured = false;
  for (let i = 0; i < pixels.length && !coloured; i += 4)
    coloured = pixels[i + 3] > 64 && (pixels[i] > 40 || pixels[i + 1] > 40 || pixels[i + 2] > 40);
  // Letters become white, so that they take the ink of the place.
  if (!coloured) for (let i = 0; i < pixels.length; i += 4) pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
  runPixels = pixels;
  return [width, height, left, top, coloured ? 1 : 0];
}

// Where words begin, in bytes.
let wordSegmenter = null;
function wordStarts(text) {
  if (!window.Intl || !Intl.Segmenter) return [];
  wordSegmenter = wordSegmenter || new Intl.Segmenter(undefined, { granularity: 'word' });
  const starts = [];
  let bytes = 0;
  for (const part of wordSegmenter.segment(text)) {
    if (bytes > 0) starts.push(bytes);
    bytes += utf8Encoder.encode(part.segment).length;
  }
  return starts;
}
