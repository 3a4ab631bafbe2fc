// En ruta som rullar i sidled ska gå att nå med tangentbordet och visa att det finns mer; en som inte rullar ska
// inte stanna den som går med tabb, och tabellens huvud kan då följa med ned över sidan. Mallarna ger varje ruta tabindex, role och namn; här tas de bort medan allt
// får plats. Utan skript blir de kvar.
(() => {
  const names = ['tabindex', 'role', 'aria-labelledby', 'aria-label'];
  const given = new Map();
  const mark = box => {
    const rest = box.scrollWidth - box.clientWidth;
    box.classList.toggle('more-before', rest > 0 && box.scrollLeft > 1);
    box.classList.toggle('more-after', rest > 0 && box.scrollLeft < rest - 1);
  };
  const update = box => {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    for (const [name, value] of given.get(box)) {
      if (scrolls) box.setAttribute(name, value);
      // Den som står i rutan ska inte tappa sin plats.
      else if (box !== document.activeElement) box.removeAttribute(name);
    }
    box.classList.toggle('fits', !scrolls);
    mark(box);
  };
  const sizes = new ResizeObserver(entries => {
    for (const { target } of entries) update(given.has(target) ? target : target.parentElement);
  });
  for (const box of document.querySelectorAll('.table-scroll, .chart-scroll')) {
    given.set(box, names.filter(name => box.hasAttribute(name)).map(name => [name, box.getAttribute(name)]));
    sizes.observe(box);
    for (const content of box.children) sizes.observe(content);
    box.addEventListener('blur', () => setTimeout(() => update(box)));
    box.addEventListener('scroll', () => mark(box), { passive: true });
  }
})();
