// Where focus is now, and whether a reader sees it there.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const name = probe.describe(element);
  const problems = [];
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!outlined && style.boxShadow === 'none') problems.push(`focus does not show on ${name}`);
  if (outlined && style.outlineColor === probe.background(element.parentElement)) problems.push(`the focus ring of ${name} has the colour of what is behind it`);
  const line = [...element.getClientRects()].find(box => box.width > 0 && box.height > 0);
  if (!line) {
    problems.push(`${name} takes focus but has no size`);
  } else {
    const left = Math.max(line.left, 0), right = Math.min(line.right, innerWidth);
    const top = Math.max(line.top, 0), bottom = Math.min(line.bottom, innerHeight);
    if (right <= left || bottom <= top) {
      problems.push(`${name} takes focus outside the window`);
    } else {
      const points = [.5, .1, .9].map(part => document.elementFromPoint(left + (right - left) * part, top + (bottom - top) / 2));
      if (!points.some(hit => hit && (element.contains(hit) || hit.contains(element)))) problems.push(`${name} takes focus behind something else`);
    }
  }
  return { index: probe.stops.indexOf(element), name, problems };
}
