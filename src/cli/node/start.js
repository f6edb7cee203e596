// Put before Emscripten's script: it would take a node that has fetch() for a browser, and ask it for a path.
Module['instantiateWasm'] = function (imports, receive) {
  const file = require('path').join(__dirname, 'verbatim.wasm');
  WebAssembly.instantiate(require('fs').readFileSync(file), imports).then(function (made) {
    receive(made.instance, made.module);
  });
  return {};
};
