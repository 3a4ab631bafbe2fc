// Text that axe could not judge, since a drawing or a gradient lies behind it: held against what is painted there.
targets => {
  const channels = text => (text.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = colour => {
    const [red, green, blue] = channels(colour).slice(0, 3).map(value => value / 255).map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const isOpaque = colour => /^rgb/.test(colour) && (channels(colour)[3] ?? 1) === 1;
  const isDrawn = element => element instanceof SVGElement;

  // Every colour that may lie behind a point, from the topmost thing that covers it.
  const behind = (element, x, y) => {
    for (const layer of document.elementsFromPoint(x, y)) {
      if (layer === element || element.contains(layer)) continue;
      const style = getComputedStyle(layer);
      if (isDrawn(layer) && layer.localName !== 'svg') {
        if (layer.localName !== 'text' && layer.localName !== 'tspan' && isOpaque(style.fill)) return [style.fill];
        continue;
      }
      const ends = style.backgroundImage.includes('gradient') ? style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? [] : [];
      if (ends.length) return ends;
      if (isOpaque(style.backgroundColor)) return [style.backgroundColor];
    }
    return [];
  };

  return targets.flatMap(target => {
    const element = document.querySelector(target);
    if (!element) return [`color-contrast: ${target} is not found`];
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const colours = [.1, .5, .9].flatMap(part => behind(element, box.left + box.width * part, box.top + box.height / 2));
    if (!colours.length) return [`color-contrast: what lies behind ${probe.describe(element)} is not known`];
    const style = getComputedStyle(element);
    const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700;
    const ink = isDrawn(element) ? style.fill : style.color;
    const least = Math.min(...colours.map(colour => contrast(ink, colour)));
    return least < (large && !isDrawn(element) ? 3 : 4.5) ? [`color-contrast: ${probe.describe(element)} has ${least.toFixed(2)}`] : [];
  });
}
