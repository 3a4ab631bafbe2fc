// The preview's script: loads the page anew when it has changed, and tells how the report stands.
// It is added when a page is served and is no part of what is built.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const isOwnPage = document.body.classList.contains("fv-sida");
  const memory = "forhandsvisning:" + location.pathname;
  const settled = { wait: 400, longest: 5000 };
  let lost = null;
  let shownText = "";
  let shownErrors = null;
  let closedErrors = sessionStorage.getItem("forhandsvisning:stangd");

  // --- The reader's place -------------------------------------------------------------------------------------

  // What stands at the top of the window is looked for again: above it there may be more or less than before. Where it
  // has been rewritten, the heading over it is looked for. What lies still while the page scrolls says nothing.
  function place() {
    const texts = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, tr, dt, dd, figcaption, summary)")]
      .filter((mark) => !mark.closest("nav, aside") && mark.getClientRects().length);
    const top = texts.find((mark) => mark.getBoundingClientRect().bottom > 1);
    const above = texts.filter((mark) => /^H/.test(mark.tagName) && mark.getBoundingClientRect().top <= 1);
    return {
      x: scrollX, y: scrollY, marks: scrollY > 0 ? [top, ...above.reverse()].filter(Boolean).map(describe) : [],
      details: [...document.querySelectorAll("details")].map((item) => item.open), focus: focusPath(),
    };
  }

  function describe(mark) {
    return { id: mark.id, text: mark.textContent.trim().slice(0, 200), tag: mark.tagName, offset: mark.getBoundingClientRect().top };
  }

  function find(mark) {
    if (!mark) return null;
    if (mark.id) return document.getElementById(mark.id);
    const same = [...document.querySelectorAll("main " + mark.tag)].filter((item) => item.textContent.trim().slice(0, 200) === mark.text);
    return same.length === 1 ? same[0] : null;
  }

  function focusPath() {
    const steps = [];
    let element = document.activeElement;
    if (!element || element === document.body || element.closest(".fv-rot")) return null;
    while (element && element !== document.body) {
      if (element.id) return { id: element.id, steps };
      steps.unshift([...element.parentNode.children].indexOf(element));
      element = element.parentNode;
    }
    return { id: null, steps };
  }

  function restore() {
    const saved = sessionStorage.getItem(memory);
    if (!saved) return;
    sessionStorage.removeItem(memory);
    const { x, y, marks, details, focus } = JSON.parse(saved);
    const now = document.querySelectorAll("details");
    if (now.length === details.length) details.forEach((open, index) => { now[index].open = open; });
    if (focus) {
      let element = focus.id ? document.getElementById(focus.id) : document.body;
      for (const step of focus.steps) element = element && element.children[step];
      if (element) element.focus({ preventScroll: true });
    }
    const settle = () => {
      for (const mark of marks) {
        const element = find(mark);
        if (element) return scrollBy({ left: 0, top: element.getBoundingClientRect().top - mark.offset, behavior: "instant" });
      }
      scrollTo({ left: x, top: y, behavior: "instant" });
    };
    settle();
    addEventListener("load", settle, { once: true });
  }

  // When somebody last followed a link, and how long the page that it leads to may take.
  let leftAt = -Infinity;
  const leaving = 3000;
  addEventListener("beforeunload", () => { leftAt = performance.now(); });

  function reload() {
    // To load this page now would take whoever is on the way to another back to it. Later, since a link that only
    // downloads leaves the page standing.
    const gone = performance.now() - leftAt;
    if (gone < leaving) return setTimeout(reload, leaving - gone);
    sessionStorage.setItem(memory, JSON.stringify(place()));
    history.scrollRestoration = "manual";
    location.reload();
  }

  // --- What is shown ------------------------------------------------------------------------------------------

  function make(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  const root = make("div", "fv-rot");
  const box = make("section", "fv-ruta");
  const heading = make("h2");
  const lead = make("p");
  const list = make("ol", "fv-lista");
  const close = make("button", "", "Stäng");
  const bar = make("div", "fv-rad");
  const status = make("span");
  const open = make("button", "", "Visa");
  box.setAttribute("role", "region");
  box.setAttribute("aria-labelledby", "fv-rubrik");
  heading.id = "fv-rubrik";
  bar.setAttribute("role", "status");
  box.tabIndex = -1;
  close.type = open.type = "button";
  box.hidden = bar.hidden = true;
  box.append(heading, lead, list, close);
  bar.append(status, open);
  root.append(box, bar);

  function show(isOpen) {
    box.hidden = !isOpen;
    open.setAttribute("aria-expanded", String(isOpen));
    open.textContent = isOpen ? "Dölj" : "Visa";
  }

  function shut() {
    const hadFocus = box.contains(document.activeElement);
    rememberClosed(shownErrors);
    show(false);
    if (hadFocus) open.focus();
  }

  function rememberClosed(errors) {
    closedErrors = errors;
    if (errors) sessionStorage.setItem("forhandsvisning:stangd", errors);
    else sessionStorage.removeItem("forhandsvisning:stangd");
  }

  close.addEventListener("click", shut);
  open.addEventListener("click", () => {
    if (!box.hidden) return shut();
    rememberClosed(null);
    show(true);
    box.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) shut();
  });

  function count(number, one, many) {
    return number === 1 ? "1 " + one : number + " " + many;
  }

  function item(problem) {
    const row = make("li", "fv-" + problem.severity);
    const title = make("p", "fv-rubrik");
    title.append(make("strong", "", problem.severity), " " + problem.message);
    row.append(title);
    if (problem.file) row.append(make("p", "fv-plats", problem.file + (problem.line ? ", rad " + problem.line : "")));
    if (problem.excerpt) {
      const [before, marked, after] = problem.excerpt;
      const excerpt = make("p", "fv-utdrag");
      excerpt.append(before, make("mark", "", marked), after);
      row.append(excerpt);
    }
    if (problem.label) row.append(make("p", "", problem.label));
    if (problem.help) row.append(make("p", "fv-hjalp", "Gör så här: " + problem.help));
    return row;
  }

  // What the errors are, wherever in their files they stand now.
  function describeErrors({ errors, problems }) {
    const those = problems.filter((problem) => problem.severity === "fel");
    const described = those.map(({ id, message, file, excerpt }) =>
      JSON.stringify([id, message.replace(/rad \d+/g, "rad"), file, excerpt && excerpt[1]]));
    return JSON.stringify([errors, described.sort()]);
  }

  function tell(standing) {
    const { errors, warnings, problems, isStale } = standing;
    const text = JSON.stringify(standing);
    if (text === shownText) return;
    shownText = text;
    const words = [];
    if (errors) words.push(count(errors, "fel", "fel"));
    if (warnings) words.push(count(warnings, "varning", "varningar"));
    bar.hidden = !words.length;
    status.textContent = words.join(", ");
    heading.textContent = errors ? "Rapporten går inte att bygga: " + count(errors, "fel", "fel") : count(warnings, "varning", "varningar");
    lead.textContent = !errors ? "" : isStale
      ? "Sidan under visar den senaste versionen utan fel. Rätta och spara, så visas den nya av sig själv."
      : "Sidan under visar det du sparade, men något annat i rapporten är fel. Rätta och spara.";
    lead.hidden = !lead.textContent;
    // The preview's own pages have the list in them.
    const target = isOwnPage && document.querySelector("main .fv-lista") || list;
    target.replaceChildren(...problems.map(item));
    if (errors + warnings > problems.length) target.append(make("li", "", "… och " + (errors + warnings - problems.length) + " till"));
    box.classList.toggle("fv-har-fel", errors > 0);
    // Only other errors open it, or that nothing is left close it: warnings are found a moment later, when the reader
    // may have chosen.
    const now = describeErrors(standing);
    if (now !== shownErrors || !words.length) {
      shownErrors = now;
      if (now !== closedErrors) rememberClosed(null);
      show(errors > 0 && !isOwnPage && now !== closedErrors);
    }
    if (isOwnPage) bar.hidden = true;
  }

  function tellLost() {
    bar.hidden = false;
    status.textContent = "Förhandsvisningen är avslutad. När den startas igen hämtas sidan på nytt.";
    open.hidden = true;
  }

  // --- The channel --------------------------------------------------------------------------------------------

  function connect(wait) {
    const channel = new WebSocket("ws://" + location.host + "/_forhandsvisning/kanal?" + location.pathname);
    channel.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (lost) {
        clearTimeout(lost);
        lost = null;
        open.hidden = false;
        shownText = "";
      }
      wait = settled.wait;
      if (!news.standing.errors) rememberClosed(null);
      if (news.page !== own.version || news.assets !== own.assets) return reload();
      tell(news.standing);
    });
    channel.addEventListener("close", () => {
      lost = lost || setTimeout(tellLost, 700);
      setTimeout(() => connect(Math.min(wait * 1.5, settled.longest)), wait);
    });
  }

  const style = make("link");
  style.rel = "stylesheet";
  style.href = "/_forhandsvisning/klient.css";
  document.head.append(style);
  document.body.append(root);
  restore();
  connect(settled.wait);
  addEventListener("pagehide", () => { lost = -1; });
})();
