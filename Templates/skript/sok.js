// Söksidan: ett formulär över Pagefinds JavaScript-gränssnitt.
//
// Utan skript finns ordlistan på sidan. Med skript men utan sökindex (från filhanteraren, eller om rapporten är
// byggd utan det) söker formuläret i ordlistan. Allt som visas skrivs som text, aldrig som HTML.
(() => {
  "use strict";

  const form = document.getElementById("sok");
  const input = document.getElementById("sok-ord");
  const status = document.getElementById("sok-status");
  const section = document.getElementById("sok-resultat");
  const list = document.getElementById("sok-traffar");
  const more = document.getElementById("sok-fler");
  const note = document.getElementById("sok-utan-text");
  const siteRoot = new URL("../", location.href);
  const pageSize = 15;
  const passagesPerPage = 3;

  // ---------- Ordlistan ----------

  /** Varje ställe i ordlistan, med de ord som leder dit. */
  const places = new Map();
  for (const entry of document.querySelectorAll("#ordlista dl > div")) {
    const word = entry.querySelector("dt").textContent;
    for (const link of entry.querySelectorAll("a")) {
      if (!places.has(link.href)) places.set(link.href, { url: link.href, title: link.textContent, words: [] });
      places.get(link.href).words.push(word);
    }
  }

  const words = (text) => text.normalize("NFKC").replaceAll("\u00AD", "").toLowerCase().split(/[^\p{L}\p{N}.-]+/u).map((word) => word.replace(/^[.-]+|[.-]+$/g, "")).filter(Boolean);

  /** Hur väl ett ställe svarar mot ett ord: 2 exakt, 1 i en del av ett ord, 0 inte alls. */
  function match(place, word) {
    if (place.words.includes(word)) return 2;
    const title = words(place.title);
    if (title.includes(word)) return 2;
    const isNumber = /^\d/.test(word);
    return [...place.words, ...title].some((known) => isNumber ? known.startsWith(word + ".") : word.length > 2 && known.includes(word)) ? 1 : 0;
  }

  /** De ställen i ordlistan som har alla ord, de som svarar bäst först. */
  function placesWith(query) {
    const wanted = words(query);
    if (!wanted.length) return [];
    const found = [];
    for (const place of places.values()) {
      const scores = wanted.map((word) => match(place, word));
      if (!scores.includes(0)) found.push({ place, score: scores.reduce((sum, score) => sum + score) / wanted.length });
    }
    return found.sort((one, other) => other.score - one.score);
  }

  // ---------- Sökindexet ----------

  let loading;

  /** Pagefind, hämtat när det först behövs; null där det inte finns. */
  function pagefind() {
    if (location.protocol === "file:") return Promise.resolve(null);
    loading ??= import(new URL("assets/sok/pagefind.js", siteRoot).href).then(async (engine) => {
      await engine.options({ baseUrl: siteRoot.pathname, excerptLength: 26 });
      await engine.init();
      return engine;
    }).catch(() => null);
    return loading;
  }

  /** Tar bort märkena i sammansatta ord och efter streck, som bara är till för sökindexet. */
  const plain = (text) => (text ?? "").replace(/\u00AD(?:<\/?mark>)*[- ]/g, (mark) => mark.replace(/[\u00AD -]/g, "")).replace(/\s+/g, " ").trim();

  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
  const decoded = (text) => text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => entities[entity]);

  // ---------- Det som visas ----------

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(url, text) {
    const made = element("a", "", text);
    made.href = url;
    return made;
  }

  /** Ett textställe, med sökorden märkta; tre punkter där texten är avbruten. */
  function passage(excerpt) {
    const made = element("p", "search-passage");
    const text = plain(excerpt);
    const whole = (/^(?:<mark>)?[\p{Ll},–]/u.test(text) ? "… " : "") + text + (/[.!?]$/.test(text) ? "" : " …");
    whole.split(/<(\/?)mark>/).forEach((part, index, parts) => {
      if (index % 2 || !part) return;
      made.append(index && parts[index - 1] === "" ? element("mark", "", decoded(part)) : decoded(part));
    });
    return made;
  }

  const pathOf = (url) => { const address = new URL(url, siteRoot); return address.pathname; };

  /** En sida i listan: dess namn, vad den är, och de avsnitt där orden står. */
  function pageItem(data, headings) {
    const item = element("li", "search-page", element("h3", "search-title", link(data.url, plain(data.meta.title))));
    if (data.meta.slag) item.append(element("p", "search-kind", data.meta.slag));
    const sections = (data.sub_results ?? []).filter((sub) => sub.url !== data.url);
    const own = (data.sub_results ?? []).find((sub) => sub.url === data.url);
    if (own || !sections.length) item.append(passage((own ?? data).excerpt));
    const shown = sections.slice(0, passagesPerPage).map((sub) => element("li", "", link(sub.url, plain(sub.title)), passage(sub.excerpt)));
    for (const place of headings) {
      const isNew = new URL(place.url).hash && !sections.slice(0, passagesPerPage).some((sub) => new URL(sub.url, siteRoot).href === place.url);
      if (isNew && shown.length < 2 * passagesPerPage) shown.unshift(element("li", "", link(place.url, place.title)));
    }
    if (shown.length) item.append(element("ul", "search-sections", ...shown));
    return item;
  }

  const placeItem = (place) => element("li", "search-page", element("h3", "search-title", link(place.url, place.title)));

  const sentence = (name, query, count) => form.dataset[name].replace("{count}", count).replace("{query}", () => query);

  // ---------- Sökningen ----------

  let turn = 0;

  async function search(query) {
    const own = ++turn;
    query = query.trim();
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query); else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!query) return show([], "");
    status.textContent = form.dataset.searching;
    const engine = await pagefind();
    if (own !== turn) return;
    if (!engine) {
      const found = placesWith(query);
      note.hidden = false;
      return show(found.map(({ place }) => () => placeItem(place)), sentence(found.length ? "headings" : "none", query, found.length));
    }
    const { results, part } = await find(engine, query);
    if (own !== turn) return;
    const pages = await ordered(results, words(query), part ? [] : placesWith(query));
    if (own !== turn) return;
    const name = !pages.length ? "none" : part ? "nearby" : pages.length === 1 ? "one" : "many";
    show(pages, sentence(name, query, pages.length).replace("{part}", () => part));
  }

  /**
   * Sidorna som har alla ord i frågan, i någon böjning eller som del av ett längre ord. Finns inga visas sidorna som har
   * ett av orden, eller början eller slutet av ett långt ord (”klimatstrategi”), och `part` är det som de har.
   */
  async function find(engine, query) {
    const wanted = words(query);
    const whole = await pagesWith(engine, wanted);
    if (whole.length || !wanted.length) return { results: whole };
    if (wanted.length > 1) {
      const found = await Promise.all(wanted.filter((word) => word.length > 2).map(async (word) => ({ part: word, results: await pagesWith(engine, [word]) })));
      // Ordet som står på minst antal sidor säger mest.
      return found.filter(({ results }) => results.length).sort((one, other) => one.results.length - other.results.length)[0] ?? { results: [] };
    }
    const [word] = wanted;
    for (let length = word.length - 1; length >= 5; length--) {
      for (const part of [word.slice(0, length), word.slice(-length)]) {
        const results = await pagesWith(engine, [part], true);
        if (results.length) return { results, part };
      }
    }
    return { results: [] };
  }

  /** Sidorna vars text verkligen har orden: sökmotorn svarar på ett okänt ord med allt kortare ord. */
  async function pagesWith(engine, wanted, asPart = false) {
    const asked = new Set([wanted.join(" "), wanted.map(stem).join(" ")]);
    const answers = await Promise.all([...asked].map((words) => engine.search(words)));
    const results = new Map();
    for (const { results: found } of answers) for (const result of found) if (!results.has(result.id)) results.set(result.id, result);
    const all = [...results.values()];
    const said = await Promise.all(all.map(async (result) => {
      const known = await wordsOf(result);
      return wanted.every((word) => known.some((one) => isSaid(one, word, asPart)));
    }));
    return all.filter((result, index) => said[index]);
  }

  const endings = "ernas arnas ornas erna arna orna arens erns ens ets ers ars ors ans ade are ast en et er ar or an na ns as es n t s a e".split(" ");

  /** Ett ord utan sin böjning, så långt det går att se på ordet: minst tre bokstäver är kvar. */
  function stem(word) {
    if (/\d/.test(word)) return word;
    const end = endings.find((one) => word.endsWith(one) && word.length - one.length >= 3);
    return end ? word.slice(0, -end.length) : word;
  }

  /**
   * Om ett ord i texten är det som söks: samma ord i någon böjning, eller ett längre ord som har det i sig. Korta ord ska
   * vara ordet självt, i början eller i slutet: ”ha” är inte ”hamster”.
   */
  function isSaid(known, word, asPart) {
    // Den som saknar å, ä och ö skriver utan; den som skriver dem menar dem.
    if (word === unmarked(word)) known = unmarked(known);
    if (known === word) return true;
    if (/\d/.test(word)) return known.startsWith(word + ".") && !/\.$/.test(word);
    if (asPart) return known.startsWith(word) || known.endsWith(word);
    const root = stem(word);
    if (stem(known) === root) return true;
    if (word.length < 3) return false;
    if (root.length >= 5) return known.includes(root);
    return root.length > 3 && known.startsWith(root) || known.startsWith(word) || known.endsWith(word) || stem(known).endsWith(root) && root.length > 2 && known.length > root.length + 3;
  }

  const texts = new Map();

  /** Alla ord på en sida, så som de är skrivna. */
  async function wordsOf(result) {
    if (!texts.has(result.id)) {
      const { content, meta } = await result.data();
      texts.set(result.id, [...new Set(words(`${meta.title} ${content}`.replaceAll("\u00AD-", "")))]);
    }
    return texts.get(result.id);
  }

  const unmarked = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

  /** Sidorna i ordning: först de vars namn eller rubrik är det som söks, sedan så som Pagefind ordnar dem. */
  async function ordered(results, wanted, found) {
    // ”Umeå” före ”Umea”: sökmotorn ser ingen skillnad.
    const exact = await Promise.all(results.map(async (result) => { const known = await wordsOf(result); return wanted.every((word) => known.includes(word)); }));
    if (wanted.some((word) => word !== unmarked(word))) results = [...results.filter((_, index) => exact[index]), ...results.filter((_, index) => !exact[index])];
    const headings = new Map();
    for (const { place, score } of found) {
      if (score < 2) continue;
      const path = pathOf(place.url);
      headings.set(path, [...(headings.get(path) ?? []), place]);
    }
    if (!headings.size) return results.map((result) => async () => pageItem(await result.data(), []));
    const loaded = await Promise.all(results.slice(0, 4 * pageSize).map((result) => result.data()));
    const paths = new Map(loaded.map((data) => [pathOf(data.url), data]));
    const first = [...headings].map(([path, places]) => {
      const data = paths.get(path);
      return () => data ? pageItem(data, places) : placeItem(places[0]);
    });
    const rest = loaded.filter((data) => !headings.has(pathOf(data.url))).map((data) => () => pageItem(data, []));
    return [...first, ...rest, ...results.slice(loaded.length).map((result) => async () => pageItem(await result.data(), []))];
  }

  let waiting = [];

  function show(pages, text) {
    list.replaceChildren();
    section.hidden = !pages.length;
    waiting = pages;
    status.textContent = text;
    return showMore();
  }

  async function showMore() {
    const own = turn;
    const items = await Promise.all(waiting.slice(0, pageSize).map((make) => make()));
    if (own !== turn) return;
    waiting = waiting.slice(pageSize);
    list.append(...items);
    more.hidden = !waiting.length;
    return items[0];
  }

  // ---------- Formuläret ----------

  form.hidden = false;
  if (location.protocol === "file:") note.hidden = false;

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value), 300);
  });
  input.addEventListener("focus", pagefind, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search(input.value);
  });
  more.addEventListener("click", async () => {
    const first = await showMore();
    first?.querySelector("a")?.focus();
  });

  const asked = new URL(location.href).searchParams.get("q");
  if (asked) {
    input.value = asked.slice(0, input.maxLength);
    search(input.value);
  }
})();
