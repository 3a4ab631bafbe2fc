// Headings, tables, pictures, language and status marks, as they stand in the document.
() => {
  const problems = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const colours = ['gron', 'ljusgron', 'gul', 'orange', 'rod', 'gra', 'bla'];

  if (!document.documentElement.lang) problems.push('html has no lang');
  if (!probe.words(document.title)) problems.push('the page has no title');

  const headings = all('h1, h2, h3, h4, h5, h6');
  const first = headings.filter(heading => heading.localName === 'h1');
  if (first.length !== 1) problems.push(`${first.length} h1`);
  let level = 0;
  for (const heading of headings.filter(heading => heading.closest('main, .cover'))) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) problems.push(`h${level} is followed by ${probe.describe(heading)}`);
    if (!probe.words(heading.textContent)) problems.push(`${probe.describe(heading)} is empty`);
    level = own;
  }

  for (const table of all('table')) {
    const name = probe.describe(table);
    if (!table.caption || !probe.words(table.caption.textContent)) problems.push(`${name} has no caption`);
    for (const cell of all('th', table)) {
      if (!['col', 'row', 'colgroup', 'rowgroup'].includes(cell.getAttribute('scope'))) problems.push(`${name}: ${probe.describe(cell)} has no scope`);
    }
    if (!all('th[scope=col], th[scope=colgroup]', table).length) problems.push(`${name} has no header over its columns`);
  }

  for (const image of all('img')) {
    if (!image.hasAttribute('alt')) problems.push(`${probe.describe(image)} has no alt`);
  }
  for (const drawing of all('svg')) {
    const named = drawing.getAttribute('role') === 'img' && (drawing.getAttribute('aria-label') || drawing.getAttribute('aria-labelledby') || drawing.querySelector('title'));
    if (!named && drawing.getAttribute('aria-hidden') !== 'true') problems.push(`${probe.describe(drawing)} is neither named nor hidden from screen readers`);
  }

  for (const status of all('.status, .status-mark, .goal-tile')) {
    const name = probe.describe(status);
    const word = status.matches('.goal-tile') ? status.querySelector('.goal-tile-status') : status;
    if (!word || !probe.words(word.textContent)) problems.push(`${name}: a status without a word`);
    if (!status.querySelector('svg.symbol')) problems.push(`${name}: a status without a symbol`);
    if (!colours.some(colour => status.classList.contains('status-' + colour))) problems.push(`${name}: a status without a colour`);
  }
  return problems;
}
