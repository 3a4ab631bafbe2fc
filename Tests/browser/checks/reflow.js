// Is anything outside the page, cut off, or on top of something else?
() => {
  // A table's head that follows the reader down lies over the rows that it has passed: here it lies in its place.
  scrollTo({ top: 0, behavior: 'instant' });
  const problems = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.body.querySelectorAll('*')]
      .filter(element => !element.closest("svg") && probe.isSeen(element) && !probe.scrollBox(element) && element.getBoundingClientRect().right > root.clientWidth + .5)
      .map(probe.describe);
    problems.push(`the page is ${root.scrollWidth} px wide: ${widest.slice(-3).join('; ')}`);
  }

  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg') || !element.textContent.trim() || !probe.isSeen(element)) continue;
    const style = getComputedStyle(element);
    const cuts = axis => ['hidden', 'clip'].includes(style['overflow' + axis]);
    if (cuts('X') && element.scrollWidth > element.clientWidth + 1 || cuts('Y') && element.scrollHeight > element.clientHeight + 1) {
      problems.push(`text is cut in ${probe.describe(element)}`);
    }
  }

  // Lines of text that lie on each other, from the top down.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('svg') || !probe.isSeen(element)) continue;
    const box = probe.scrollBox(element)?.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      // What has been scrolled out of its box is not drawn there.
      if (box && (line.left >= box.right || line.right <= box.left)) continue;
      lines.push({ element, left: line.left, right: line.right, top: line.top, bottom: line.bottom });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next++) {
      const other = lines[next];
      const wide = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const high = Math.min(line.bottom, other.bottom) - other.top;
      const least = Math.min(line.bottom - line.top, other.bottom - other.top);
      if (wide > 3 && high > least * .5) problems.push(`${probe.describe(line.element)} lies on ${probe.describe(other.element)}`);
    }
  });
  return [...new Set(problems)];
}
