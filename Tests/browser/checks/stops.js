// Everything that Tab should reach, in the order of the document; kept for `stop.js`.
() => {
  const stops = [...document.querySelectorAll('a[href], summary, button, input, select, textarea, [tabindex="0"]')].filter(element => !element.disabled);
  const shut = element => [...document.querySelectorAll('details:not([open])')].some(details => details.contains(element) && element.localName !== 'summary');
  probe.stops = stops.filter(element => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !shut(element));
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  window.scrollTo(0, 0);
  return probe.stops.map(probe.describe);
}
