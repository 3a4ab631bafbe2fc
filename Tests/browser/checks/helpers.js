// What several checks ask of an element.
(() => {
  const words = text => text.replace(/\s+/g, ' ').trim();

  const probe = {
    describe(element) {
      const id = element.id ? '#' + element.id : '';
      const classes = [...element.classList].map(name => '.' + name).join('');
      const text = words(element.textContent).slice(0, 40);
      return element.localName + id + classes + (text ? ` ”${text}”` : '');
    },

    // Drawn for the eye: neither hidden nor shrunk to nothing for screen readers only.
    isSeen(element) {
      if (!element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true })) return false;
      for (let each = element; each; each = each.parentElement) {
        if (getComputedStyle(each).clipPath === 'inset(50%)') return false;
      }
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0;
    },

    scrolls(element) {
      return element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    },

    // The nearest ancestor, itself included, that scrolls or cuts sideways.
    scrollBox(element) {
      for (let each = element; each && each !== document.body; each = each.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) return each;
      }
      return null;
    },

    // The colour behind an element, as the nearest ancestor with one paints it.
    background(element) {
      for (let each = element; each; each = each.parentElement) {
        const colour = getComputedStyle(each).backgroundColor;
        if (!/^rgba\(.*, 0\)$/.test(colour) && colour !== 'transparent') return colour;
      }
      return 'rgb(255, 255, 255)';
    },

    words,
  };
  globalThis.probe = probe;
})();
