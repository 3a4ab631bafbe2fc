// A box takes focus when it scrolls, and only then.
() => [...document.body.querySelectorAll('*')].flatMap(element => {
  const style = getComputedStyle(element);
  const mayScroll = [style.overflowX, style.overflowY].some(value => ['auto', 'scroll'].includes(value));
  if (!mayScroll || !probe.isSeen(element)) return [];
  const takesFocus = element.tabIndex === 0 && element.hasAttribute('tabindex');
  const scrolls = probe.scrolls(element);
  const name = probe.describe(element);
  if (takesFocus && !scrolls) return [`${name} takes focus but does not scroll`];
  // A box with a link in it is reached through the link.
  if (scrolls && !takesFocus && !element.querySelector('a[href]')) return [`${name} scrolls but takes no focus`];
  if (takesFocus && !(element.getAttribute('role') && (element.getAttribute('aria-labelledby') || element.getAttribute('aria-label')))) return [`${name} takes focus but has no name`];
  return [];
})
