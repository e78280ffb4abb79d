// SPDX-License-Identifier: Apache-2.0
// Parses PowerShell scripts with PowerShell's grammar.
//   node scripts.mjs NODE_MODULES FILE…
// Prints one line of JSON for each file: the strings of its top-level assignments. Exits with status 1 and the reason if a
// file does not parse, or if Windows PowerShell 5.1 would read it in a different encoding.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const { Parser, Language } = await import(pathToFileURL(path.join(modules, 'web-tree-sitter/web-tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(path.join(modules, 'tree-sitter-powershell/tree-sitter-powershell.wasm')));

// PowerShell treats these as apostrophes, the grammar does not, so they are replaced. Each is one UTF-16 unit, so positions
// do not change.
const typographic = /[\u2018-\u201B]/g;
const doubleTypographic = /[\u201C-\u201E]/g;

function errors(node, found = []) {
  if (!node.hasError) return found;
  if (node.isError || node.isMissing) {
    found.push(`line ${node.startPosition.row + 1}: ${node.isMissing ? 'missing ' : ''}${node.type}`);
  }
  for (const child of node.children) errors(child, found);
  return found;
}

function decoded(literal) {
  return literal.slice(1, -1).replace(/(['\u2018-\u201B])(['\u2018-\u201B])/g, '$2');
}

function strings(root, text) {
  const values = {};
  for (const assignment of root.descendantsOfType('assignment_expression')) {
    if (assignment.startPosition.column !== 0) continue;
    const variable = assignment.descendantsOfType('variable')[0].text;
    const literals = assignment.descendantsOfType('verbatim_string_characters');
    values[variable.slice(1)] = literals.map((node) => decoded(text.slice(node.startIndex, node.endIndex)));
    for (const node of assignment.descendantsOfType('verbatim_here_string_characters')) {
      values[variable.slice(1)].push(text.slice(node.startIndex, node.endIndex).replace(/^@'\r\n|\r\n'@$/g, ''));
    }
  }
  return values;
}

let refused = false;
for (const file of files) {
  const bytes = fs.readFileSync(file);
  const marked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);  // takes the mark off
  const problems = [];
  if (marked === /^[\x00-\x7f]*$/.test(text)) problems.push('the UTF-8 mark is where it must not be, or is missing');
  if (/[^\r]\n|\r[^\n]/.test(text)) problems.push('not every line ends with CRLF');
  const shown = text.replace(typographic, "'").replace(doubleTypographic, '"');
  const root = parser.parse(shown).rootNode;
  problems.push(...errors(root));
  if (root.hasError && problems.length === 0) problems.push('a syntax error');
  for (const problem of problems) console.error(`${file}: ${problem}`);
  if (problems.length > 0) refused = true;
  else console.log(JSON.stringify({ file, ...strings(root, text) }));
}
process.exit(refused ? 1 : 0);
