// Strings and bytes between JavaScript and the program's memory.
//
// These files are joined and minified by Emscripten. The optimiser of its older versions loses destructuring
// declarations (`const { a } = b`), so there are none.

const utf8Decoder = new TextDecoder();
const utf8Encoder = new TextEncoder();

function textAt(pointer, length) {
  return utf8Decoder.decode(HEAPU8.subarray(pointer, pointer + length));
}

// Calls `use(pointer, length, pointer, length, …)` with copies of the given strings or byte arrays, freed afterwards.
function withCopies(values, use) {
  const pointers = [], words = [];
  for (const value of values) {
    const bytes = typeof value === 'string' ? utf8Encoder.encode(value) : value;
    const pointer = _malloc(bytes.length || 1);
    HEAPU8.set(bytes, pointer);
    pointers.push(pointer);
    words.push(pointer, bytes.length);
  }
  use(...words);
  pointers.forEach((pointer) => _free(pointer));
}
