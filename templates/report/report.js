'use strict';
(() => {
  const heads = ['Name', 'Status', 'Expires', 'Issuer', 'Key', 'Last seen', 'Thumbprint'];
  const perPage = 100;
  const find = (id) => document.getElementById(id);
  const all = JSON.parse(find('data').textContent).map((cells) => ({ cells, words: cells.join(' ').toLowerCase() }));
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const places = [];
  let matching = all;
  let page = 0;
  let sorted = { column: -1, step: 1 };

  const number = (value) => value.toLocaleString('en');

  function cellOf(text, column) {
    const cell = document.createElement(column === 0 ? 'th' : 'td');
    if (column === 0) cell.scope = 'row';
    if (column === 1) cell.className = text;
    if (column === 6) cell.appendChild(document.createElement('code')).textContent = text;
    else if (text && (column === 2 || column === 5)) cell.appendChild(document.createElement('time')).textContent = text;
    else cell.textContent = text;
    return cell;
  }

  function show(rows) {
    const fresh = document.createDocumentFragment();
    for (const row of rows) {
      const line = document.createElement('tr');
      line.append(...row.cells.map(cellOf));
      fresh.append(line);
    }
    find('rows').replaceChildren(fresh);
  }

  function showPage() {
    const first = page * perPage;
    const last = Math.min(first + perPage, matching.length);
    show(matching.slice(first, last));
    const clients = all.length === 1 ? 'client' : 'clients';
    const found = matching.length === all.length ? `${number(all.length)} ${clients}`
      : `${number(matching.length)} of ${number(all.length)} ${clients}`;
    find('count').textContent = matching.length > perPage ? `${found}, rows ${number(first + 1)} to ${number(last)}` : found;
    find('pages').hidden = matching.length <= perPage;
    find('back').disabled = page === 0;
    find('next').disabled = last === matching.length;
  }

  function filter() {
    const words = find('words').value.toLowerCase().split(/\s+/).filter(Boolean);
    const status = find('status').value;
    matching = all.filter((row) => (!status || row.cells[1] === status) && words.every((word) => row.words.includes(word)));
    page = 0;
    showPage();
  }

  // The place of each text of a column in its order; made once, because comparing names is slow.
  function placesOf(column) {
    if (!places[column]) {
      const texts = [...new Set(all.map((row) => row.cells[column]))];
      texts.sort(column === 0 ? collator.compare : undefined);
      places[column] = new Map(texts.map((text, place) => [text, place]));
    }
    return places[column];
  }

  function sortBy(column) {
    sorted = { column, step: sorted.column === column ? -sorted.step : 1 };
    const place = placesOf(column);
    all.sort((a, b) => sorted.step * (place.get(a.cells[column]) - place.get(b.cells[column])));
    for (const [index, head] of [...find('heads').children].entries()) {
      if (index === column) head.setAttribute('aria-sort', sorted.step > 0 ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    filter();
  }

  for (const [column, title] of heads.entries()) {
    const head = document.createElement('th');
    head.scope = 'col';
    const button = head.appendChild(document.createElement('button'));
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', () => sortBy(column));
    find('heads').append(head);
  }
  for (const status of [...new Set(all.map((row) => row.cells[1]))].sort()) find('status').append(new Option(status, status));
  find('words').addEventListener('input', filter);
  find('status').addEventListener('change', filter);
  find('filter').addEventListener('submit', (event) => event.preventDefault());
  find('back').addEventListener('click', () => { page -= 1; showPage(); });
  find('next').addEventListener('click', () => { page += 1; showPage(); });
  // On paper, every row that matches.
  window.addEventListener('beforeprint', () => show(matching));
  window.addEventListener('afterprint', showPage);
  sortBy(0);
  find('without').hidden = true;
  find('inventory').hidden = false;
})();
