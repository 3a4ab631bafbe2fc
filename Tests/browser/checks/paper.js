// On paper nothing can be opened or scrolled: everything has to lie there.
() => {
  const problems = [];
  for (const details of document.querySelectorAll('details')) {
    const inside = [...details.children].filter(child => child.localName !== 'summary');
    if (!inside.length || !inside.every(child => child.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && child.getBoundingClientRect().height > 0)) {
      problems.push(`${probe.describe(details)} is closed on paper`);
    }
  }
  const edge = document.documentElement.clientWidth;
  for (const table of document.querySelectorAll('table')) {
    const box = table.getBoundingClientRect();
    if (box.right > edge + 1) problems.push(`${probe.describe(table)} is cut: ${Math.round(box.right)} of ${edge} px`);
  }
  return problems;
}
