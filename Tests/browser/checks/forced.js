// With the reader's own colours: is the word of each status there, and its symbol?
() => {
  const problems = [];
  for (const status of document.querySelectorAll('.status, .status-mark, .goal-tile')) {
    if (!status.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) {
      // A row may say the same twice, once for wide windows and once for narrow ones.
      const twins = [...status.closest('.wide-only, .narrow-only')?.closest('tr').querySelectorAll('.status, .status-mark') ?? []];
      const isSaid = twins.some(twin => twin.textContent === status.textContent && probe.isSeen(twin));
      if (!isSaid && !status.closest('details:not([open])')) problems.push(`${probe.describe(status)} is hidden`);
      continue;
    }
    const behind = probe.background(status);
    const label = status.querySelector('.status-label, .goal-tile-status');
    if (label && (!probe.isSeen(label) || getComputedStyle(label).color === behind)) problems.push(`the word of ${probe.describe(status)} does not show`);
    const symbol = status.querySelector('svg.symbol');
    const shapes = symbol ? [...symbol.querySelectorAll('.symbol-fill, .symbol-line')] : [];
    const paints = shapes.flatMap(shape => {
      const style = getComputedStyle(shape);
      return [style.fill, style.stroke].filter(paint => paint !== 'none');
    });
    const size = symbol?.getBoundingClientRect().width ?? 0;
    if (!symbol || !probe.isSeen(symbol) || size < 10 || !paints.some(paint => paint !== behind)) problems.push(`the symbol of ${probe.describe(status)} does not show`);
    const glyph = symbol?.querySelector('.symbol-glyph');
    if (glyph && shapes.some(shape => getComputedStyle(shape).fill === getComputedStyle(glyph).stroke)) problems.push(`the sign in the symbol of ${probe.describe(status)} does not show`);
  }
  return problems;
}
