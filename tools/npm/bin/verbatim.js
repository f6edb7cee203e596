#!/usr/bin/env node
// The tool as WebAssembly. It works on the file system through node, with paths as POSIX has them.
'use strict';
if (process.platform === 'win32') {
  console.error('verbatim: this package works on Linux and macOS; for Windows there is a program: verbatim-VERSION-windows-x64.zip, beside the releases of Verbatim.');
  process.exit(2);
}
require('../lib/verbatim.js');
