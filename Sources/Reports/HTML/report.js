// The report's script: filters, keys, languages, and what is shown of a figure. Text from the inputs only ever becomes text nodes.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const cards = [...document.querySelectorAll(".card")];
  const list = $("cards");
  let language = root.dataset.lang === "en" ? 1 : 0;
  const say = (message) => message[language];
  const word = (name) => data.words[name][language];
  const sides = ["j", "e"];

  const remember = (key, value) => { try { localStorage.setItem("totsugo-" + key, value); } catch { /* from disk, some browsers keep nothing */ } };
  const remembered = (key) => { try { return localStorage.getItem("totsugo-" + key); } catch { return null; } };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "onclick") made.addEventListener("click", value);
      else if (value !== undefined) made.setAttribute(key, value);
    }
    for (const child of children.flat(Infinity)) if (child !== null && child !== undefined) made.append(child);
    return made;
  }

  // MARK: Language, colours, layout

  function translate() {
    const names = ["ja", "en"];
    root.lang = root.dataset.lang = names[language];
    for (const button of document.querySelectorAll("[data-set-lang]")) {
      button.setAttribute("aria-pressed", String(button.dataset.setLang === names[language]));
    }
    for (const made of document.querySelectorAll("[data-label]")) made.setAttribute("aria-label", word(made.dataset.label));
    for (const made of document.querySelectorAll("[data-hint]")) made.placeholder = word(made.dataset.hint);
    for (const option of document.querySelectorAll("option[data-word]")) option.textContent = word(option.dataset.word);
    for (const option of document.querySelectorAll("option[data-ja]")) option.textContent = option.dataset[names[language]];
    if (shown) openDetails(shown);
    document.dispatchEvent(new CustomEvent("totsugo-language"));
  }

  for (const button of document.querySelectorAll("[data-set-lang]")) {
    button.addEventListener("click", () => { language = button.dataset.setLang === "en" ? 1 : 0; translate(); });
  }

  function setTheme(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
    $("theme").value = root.dataset.theme || "auto";
  }
  $("theme").addEventListener("change", (event) => { setTheme(event.target.value); remember("theme", event.target.value); });

  const tables = [...document.querySelectorAll("table[data-w]")];
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  function stack(table, isStacked) {
    if (table.classList.contains("stack") === isStacked) return;
    table.classList.toggle("stack", isStacked);
    if (!isStacked || table.hasAttribute("role")) return;
    // A grid is no table to a screen reader unless it is told.
    table.setAttribute("role", "table");
    for (const part of table.querySelectorAll("thead, tbody, tr, td, th")) {
      part.setAttribute("role", roles[part.tagName] || (part.scope === "row" ? "rowheader" : "columnheader"));
    }
  }
  function arrange() {
    const choice = $("layout").value;
    const width = $("doc").clientWidth - 28;
    for (const table of tables) {
      stack(table, choice === "stacked" || (choice === "auto" && (width < 700 || table.dataset.w * 7.4 > width)));
    }
  }
  $("layout").addEventListener("change", (event) => { remember("layout", event.target.value); arrange(); });
  let pending = 0;
  addEventListener("resize", () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(arrange); });

  // MARK: Filter and walk

  let current = -1;
  const visible = () => [...list.children].filter((card) => !card.hidden);

  function filter() {
    if (!$("filter")) return;
    const severities = new Set([...document.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const kind = $("kind").value;
    const side = $("side").value;
    const words = $("search").value.trim().toLowerCase();
    const off = new Set();
    for (const card of cards) {
      const fits = severities.has(card.dataset.severity) && (!kind || card.dataset.kind === kind)
        && (!side || card.dataset.side === side) && (!words || card.textContent.toLowerCase().includes(words))
        && (!$("change") || !$("change").value || card.dataset.change === $("change").value)
        && !card.classList.contains("put-aside");
      card.hidden = !fits;
      if (!fits) off.add(card.dataset.n);
    }
    for (const mark of document.querySelectorAll("[data-n]:not(.card)")) mark.classList.toggle("off", off.has(mark.dataset.n));
    const count = cards.length - off.size;
    $("shown").textContent = count === cards.length ? String(count) : `${count} / ${cards.length}`;
    $("none").hidden = count > 0;
    place();
  }

  function order() {
    const key = $("order").value === "place" ? "place" : "n";
    const sorted = [...cards].sort((one, other) => one.dataset[key] - other.dataset[key] || one.dataset.n - other.dataset.n);
    list.append(...sorted);
    place();
  }

  function place() {
    const all = visible();
    const at = all.findIndex((card) => Number(card.dataset.n) === current);
    $("position").textContent = `${at + 1} / ${all.length}`;
    $("prev").disabled = $("next").disabled = all.length === 0;
  }

  /// Sections that are drawn for the first time change their heights: look again when they are.
  function show(target, block = "center", again = 3) {
    target.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
    const top = target.getBoundingClientRect().top;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (again > 0 && Math.abs(target.getBoundingClientRect().top - top) > 4) show(target, block, again - 1);
    }));
  }

  function choose(number, { scroll = true, reveal = true } = {}) {
    current = number;
    for (const mark of document.querySelectorAll(".cur")) mark.classList.remove("cur");
    for (const mark of document.querySelectorAll(`[data-n="${number}"]`)) mark.classList.add("cur");
    place();
    const card = $("f" + (number + 1));
    const wide = matchMedia("(min-width: 60.01rem)").matches;
    if (reveal && card && wide) card.scrollIntoView({ block: "nearest" });
    const target = $(`m${number + 1}j`) || $(`m${number + 1}e`);
    if (scroll && (target || card)) show(target || card);
  }

  function walk(step) {
    const all = visible();
    if (!all.length) return;
    const at = all.findIndex((card) => Number(card.dataset.n) === current);
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    choose(Number(all[next].dataset.n));
    const mark = $(`m${current + 1}j`) || $(`m${current + 1}e`);
    if (mark) mark.focus({ preventScroll: true });
    if (shown) openFinding();
  }

  /// The details of the figure that the current finding is about.
  function openFinding() {
    if (current < 0) return;
    const [own, other] = data.findings[current];
    const target = $(own) || $(other);
    if (target && parse(target.id)) openDetails(target.id);
  }

  list.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card || event.target.closest("button, input, textarea, summary, select, label")) return;
    const link = event.target.closest("a.to");
    if (link) {
      event.preventDefault();
      choose(Number(card.dataset.n), { scroll: false });
      const mark = $(link.hash.slice(1));
      if (mark) { show(mark); mark.focus({ preventScroll: true }); }
      return;
    }
    if (String(getSelection())) return;
    choose(Number(card.dataset.n));
  });

  $("prev").addEventListener("click", () => walk(-1));
  $("next").addEventListener("click", () => walk(1));
  if ($("filter")) {
    $("filter").addEventListener("submit", (event) => event.preventDefault());
    $("filter").addEventListener("input", (event) => event.target.id === "order" ? order() : filter());
  }

  // MARK: Figures

  /// `j3f12` is fact 12 of the Japanese table 3, `ec5` claim 5 of the English text.
  function parse(id) {
    const cell = /^([je])(\d+)f(\d+)$/.exec(id);
    if (cell) return { side: sides.indexOf(cell[1]), table: Number(cell[2]), fact: Number(cell[3]) };
    const claim = /^([je])c(\d+)$/.exec(id);
    return claim ? { side: sides.indexOf(claim[1]), claim: Number(claim[2]) } : null;
  }

  const factOf = (at) => data.versions[at.side].tables[at.table].facts[at.fact];
  const twins = new Map();
  const rowReasons = new Map();
  const pairsOf = [new Map(), new Map()];
  for (const pair of data.pairs) { pairsOf[0].set(pair[0], pair); pairsOf[1].set(pair[1], pair); }
  for (const [own, other] of data.claims) { twins.set("jc" + own, "ec" + other); twins.set("ec" + other, "jc" + own); }
  const joined = new Set();
  /// Twins are worked out for a table when one of its cells is first asked for.
  function join(side, table) {
    const pair = pairsOf[side].get(table);
    if (!pair || joined.has(pair)) return;
    joined.add(pair);
    const [own, other, rows, columns] = pair;
    const rowOf = new Map(rows.map((row) => [row[0], row]));
    const columnOf = new Map(columns);
    const english = new Map();
    data.versions[1].tables[other].facts.forEach((fact, index) => {
      const key = fact[6] + "," + fact[7];
      if (!english.has(key)) english.set(key, index);
    });
    data.versions[0].tables[own].facts.forEach((fact, index) => {
      const row = rowOf.get(fact[6]);
      if (!row) return;
      const twin = english.get(row[1] + "," + columnOf.get(fact[7]));
      const id = `j${own}f${index}`;
      rowReasons.set(id, row[2]);
      if (twin === undefined || twins.has(id)) return;
      const twinId = `e${other}f${twin}`;
      rowReasons.set(twinId, row[2]);
      twins.set(id, twinId);
      if (!twins.has(twinId)) twins.set(twinId, id);
    });
  }
  function twinOf(id) {
    const at = parse(id);
    if (at && at.table !== undefined) join(at.side, at.table);
    return twins.get(id);
  }

  const proofs = [new Map(), new Map()];
  data.versions.forEach((version, side) => version.relations.forEach((relation, index) => {
    for (let at = 3; at < relation.length; at += 3) {
      const key = relation[at] + "," + relation[at + 1];
      if (!proofs[side].has(key)) proofs[side].set(key, []);
      proofs[side].get(key).push(index);
    }
  }));
  const proofsOf = (at) => at.claim !== undefined ? [] : proofs[at.side].get(at.table + "," + at.fact) || [];

  /// What both kinds of figure have: printed text, value, unit, period, line, cell, label.
  function figure(id) {
    const at = parse(id);
    if (!at) return null;
    if (at.claim !== undefined) {
      const claim = data.versions[at.side].claims[at.claim];
      return { at, text: claim[0], value: claim[1], unit: claim[2], period: claim[3], line: claim[4], cell: 0, label: claim[5], status: 0, evidence: [] };
    }
    const fact = factOf(at);
    const table = data.versions[at.side].tables[at.table];
    return {
      at, text: fact[0], value: fact[1], unit: fact[2], period: fact[3], line: fact[4], cell: fact[5], label: table.labels[fact[6]] || "",
      title: table.title, status: fact[8] || 0, from: fact[9], evidence: fact.slice(10), column: table.columns[fact[7]] || [],
    };
  }

  function valueWords(own) {
    if (own.value === null) return word("nilValue");
    if (own.value === "") return word("unreadableValue");
    const unit = say(data.units[own.unit]);
    return unit === "%" ? own.value + "%" : `${own.value} ${unit}`;
  }
  const placeWords = (own) => language === 0
    ? `${own.line}${word("lineAbbreviation")}${own.cell > 0 ? ` ${word("cellAbbreviation")}${own.cell}` : ""}`
    : `${word("lineAbbreviation")} ${own.line}${own.cell > 0 ? `, ${word("cellAbbreviation")} ${own.cell}` : ""}`;
  const versionName = (side) => word(side === 0 ? "japaneseVersion" : "englishVersion");
  const langs = ["ja", "en"];

  function together(own, other) {
    if (!own || !other || own.value === null || !own.value || !other.value) return null;
    if (own.value === other.value && own.unit === other.unit) return ["same", word("equalPrint")];
    const differs = data.findings.some(([left, right], number) => cards[number] && cards[number].dataset.severity !== "note"
      && [left, right].some((id) => id && (id === idOf(own.at) || id === idOf(other.at))));
    return differs || own.at.claim === undefined ? ["differ", word("differTogether")] : ["same", word("agreeTogether")];
  }
  const idOf = (at) => at.claim !== undefined ? sides[at.side] + "c" + at.claim : `${sides[at.side]}${at.table}f${at.fact}`;

  // MARK: Details

  let shown = null;

  function openDetails(id) {
    const own = figure(id);
    if (!own) return;
    shown = id;
    const twin = twinOf(id);
    const other = twin ? figure(twin) : null;
    const pair = own.at.side === 0 ? [own, other] : [other, own];
    const box = $("details");
    const verdict = together(pair[0], pair[1]);
    box.replaceChildren(
      element("div", { class: "head" },
        element("h2", {}, element("span", { lang: langs[own.at.side] }, own.label || own.title || "")),
        verdict ? element("span", { class: verdict[0] }, (verdict[0] === "same" ? "＝ " : "≠ ") + verdict[1]) : null,
        twin ? element("button", { type: "button", onclick: () => go(twin) }, word("goToTwin"), " ", element("kbd", {}, "t")) : null,
        element("button", { type: "button", onclick: closeDetails }, word("close"), " ", element("kbd", {}, "Esc"))),
      element("div", { class: "cols" },
        pair.map((half, side) => version(half, side)), findingsOf([id, twin]), relations(own), other ? relations(other) : null));
    box.hidden = false;
    document.body.classList.add("open");
    highlight(id, "sel");
    const target = elementOf(id);
    if (target && target.getBoundingClientRect().bottom > innerHeight - box.offsetHeight) show(target);
  }

  function version(own, side) {
    const box = element("section", {}, element("h3", {}, versionName(side)));
    if (!own) { box.append(element("p", { class: "absent" }, word("noTwin"))); return box; }
    const rows = [
      [word("printed"), element("span", { class: "big", lang: langs[side] }, own.text)],
      [word("value"), element("span", { class: "big" }, valueWords(own))],
      [word("period"), own.period >= 0 ? say(data.periods[own.period]) : "—"],
      [word("place"), placeWords(own)],
      [word("reading"), own.status === 0 ? word("asPrinted")
        : element("span", {}, own.status === 1 ? word("repaired") + " " : word("suspect") + " ", element("q", { lang: langs[side] }, own.from),
          own.evidence.length ? " · " + own.evidence.map((note) => say(data.messages[note])).join(language ? ", " : "、") : "")],
    ];
    if (own.column && own.column.length) rows.push([word("columnEvidence"), own.column.map((note) => say(data.messages[note])).join(language ? ", " : "、")]);
    const reason = rowReasons.get(idOf(own.at));
    if (reason !== undefined) rows.push([word("rowEvidence"), say(data.messages[reason])]);
    box.append(element("dl", {}, rows.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
    return box;
  }

  function findingsOf(ids) {
    const found = [];
    data.findings.forEach((pair, number) => { if (pair.some((id) => id && ids.includes(id))) found.push(number); });
    if (!found.length) return null;
    return element("section", {}, element("h3", {}, word("findings")), element("ul", {}, found.map((number) => {
      const card = $("f" + (number + 1));
      const copy = (name) => [...card.querySelectorAll(name)].map((part) => part.cloneNode(true));
      return element("li", {}, element("a", { href: "#f" + (number + 1), class: "m " + card.dataset.severity },
        card.querySelector(".sev").cloneNode(true)), " ", copy(".why"), copy(".evidence"));
    })));
  }

  const outcomes = ["holds", "fails", "failsByRounding", "untestable"];
  const signs = ["✓", "✗", "≈", "?"];
  function relations(own) {
    const all = proofsOf(own.at).map((index) => data.versions[own.at.side].relations[index]);
    const box = element("section", {}, element("h3", {}, `${word("relations")} · ${versionName(own.at.side)}`));
    if (!all.length) { box.append(element("p", { class: "absent" }, word("noRelations"))); return box; }
    all.sort((one, other) => (other[1] === 1) - (one[1] === 1));
    box.append(element("ul", {}, all.map((relation) => {
      const operands = [];
      for (let at = 3; at < relation.length; at += 3) operands.push([relation[at], relation[at + 1], relation[at + 2]]);
      const [result, ...rest] = operands;
      return element("li", { class: "rel " + outcomes[relation[1]] },
        element("b", {}, `${signs[relation[1]]} ${say(data.relations[relation[0]])}`), ` ${word(outcomes[relation[1]])}: `,
        operand(own.at.side, result), rest.length ? " ⇐ " : "",
        rest.map((part, place) => [place ? (part[2] < 0 ? " − " : relation[0] < 2 ? " + " : " ; ") : part[2] < 0 ? "−" : "", operand(own.at.side, part)]),
        relation[2] ? ` (${word("atRate")} ${relation[2]})` : "");
    })));
    return box;
  }

  function operand(side, [table, fact]) {
    const id = `${sides[side]}${table}f${fact}`;
    const own = figure(id);
    return element("button", { type: "button", class: "op", lang: langs[side], title: own.label, onclick: () => go(id) }, own.text);
  }

  function closeDetails() {
    if (!shown) return;
    const target = $(shown);
    shown = null;
    $("details").hidden = true;
    document.body.classList.remove("open");
    highlight(null, "sel");
    if (target) target.focus({ preventScroll: true });
  }

  function go(id) {
    const target = elementOf(id);
    if (!target) return;
    show(target);
    target.focus({ preventScroll: true });
    openDetails(id);
  }

  /// A range is one cell with two figures: the second leads to the first's element.
  function elementOf(id) {
    if ($(id)) return $(id);
    const at = parse(id);
    return at && at.fact > 0 ? $(`${sides[at.side]}${at.table}f${at.fact - 1}`) : null;
  }

  function highlight(id, name) {
    for (const made of document.querySelectorAll("." + name)) made.classList.remove(name);
    for (const made of document.querySelectorAll(".twin")) made.classList.remove("twin");
    if (!id) return;
    const target = elementOf(id);
    if (target && name !== "twin") target.classList.add(name);
    const twin = twinOf(id);
    if (twin && elementOf(twin)) elementOf(twin).classList.add("twin");
  }

  // MARK: Pointer

  const doc = $("doc");
  const figureElement = (target) => target.closest ? target.closest("td[id], .c[id]") : null;
  doc.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m");
    if (mark) {
      event.preventDefault();
      choose(Number(mark.dataset.n), { scroll: false });
      const cell = figureElement(mark);
      if (cell) openDetails(cell.id);
      else if (!matchMedia("(min-width: 60.01rem)").matches) show($("f" + (current + 1)));
      return;
    }
    const cell = figureElement(event.target);
    if (cell && !String(getSelection())) { hideTip(); cell.focus({ preventScroll: true }); openDetails(cell.id); }
  });

  const tip = $("tip");
  const hideTip = () => { tip.hidden = true; if (!shown) highlight(null, "twin"); else highlight(shown, "sel"); };
  let hovered = null;
  function hover(cell) {
    hovered = cell;
    const own = figure(cell.id);
    if (!own) return;
    const twin = twinOf(cell.id);
    const other = twin ? figure(twin) : null;
    highlight(shown || cell.id, shown ? "sel" : "twin");
    if (twin && elementOf(twin)) elementOf(twin).classList.add("twin");
    if (shown) return;
    const holding = proofsOf(own.at).filter((index) => data.versions[own.at.side].relations[index][1] === 0).length;
    const rows = [
      [versionName(own.at.side), valueWords(own)],
      [versionName(1 - own.at.side), other ? valueWords(other) : word("noTwin")],
    ];
    if (own.period >= 0) rows.push([word("period"), say(data.periods[own.period])]);
    if (own.at.claim === undefined) rows.push([word("relations"), holding ? `✓ ${holding}` : "—"]);
    tip.replaceChildren(element("dl", {}, rows.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
    tip.hidden = false;
    const box = cell.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - size.width - 8)) + "px";
    tip.style.top = (box.bottom + size.height + 12 < innerHeight ? box.bottom + 6 : box.top - size.height - 6) + "px";
  }
  doc.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const cell = figureElement(event.target);
    if (cell === hovered) return;
    if (cell) hover(cell); else if (hovered) { hovered = null; hideTip(); }
  });
  doc.addEventListener("pointerleave", () => { hovered = null; hideTip(); });
  doc.addEventListener("focusin", (event) => {
    const cell = figureElement(event.target);
    if (cell && event.target === cell && cell.matches(":focus-visible")) { hover(cell); if (shown && shown !== cell.id) openDetails(cell.id); }
  });
  doc.addEventListener("focusout", () => { if (!tip.hidden) hideTip(); });
  addEventListener("scroll", () => { if (!tip.hidden) hideTip(); hovered = null; }, { passive: true });

  // MARK: Keys

  function move(cell, key) {
    const row = cell.parentElement;
    const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const cells = [...row.querySelectorAll("td[id]")];
      return cells[cells.indexOf(cell) + step];
    }
    const at = [...row.children].indexOf(cell);
    for (let next = step > 0 ? row.nextElementSibling : row.previousElementSibling; next; next = step > 0 ? next.nextElementSibling : next.previousElementSibling) {
      if (next.children[at] && next.children[at].matches("td[id]")) return next.children[at];
    }
    return null;
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape") { if (typing) event.target.blur(); else closeDetails(); hideTip(); return; }
    if (typing) return;
    const cell = figureElement(event.target);
    const isCell = cell && event.target === cell;
    switch (event.key) {
      case "j": walk(1); break;
      case "k": walk(-1); break;
      case "t": { const twin = shown || isCell ? twinOf(isCell ? cell.id : shown) : null; if (twin) go(twin); break; }
      case "/": if ($("search")) { $("search").focus(); $("search").select(); } break;
      case "?": $("keys").showModal(); break;
      case "Enter":
        if (isCell) { openDetails(cell.id); break; }
        if (event.target.matches("a.m")) { event.target.click(); break; }
        if (event.target.matches("button, a, summary, label, input")) return;
        openFinding();
        break;
      case "ArrowLeft": case "ArrowRight": case "ArrowUp": case "ArrowDown": {
        if (!isCell || !cell.matches("td")) {
          if (!event.target.matches(".scroll")) return;
          const first = event.target.querySelector("td[id]");
          if (first) first.focus();
          break;
        }
        const next = move(cell, event.key);
        if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest", inline: "nearest" }); }
        break;
      }
      default: return;
    }
    event.preventDefault();
  });
  $("help").addEventListener("click", () => $("keys").showModal());

  // MARK: The picture of the document

  const strip = document.querySelector(".strip");
  strip.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const target = link.getAttribute("href").slice(1);
    if (link.dataset.n !== undefined) choose(Number(link.dataset.n));
    else if ($(target)) show($(target), "start");
  });
  const inView = new Set();
  const sections = new Map(data.sections.map((section) => [section[0], section]));
  const pane = $("window");
  if ("IntersectionObserver" in window) {
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) { if (entry.isIntersecting) inView.add(entry.target.id); else inView.delete(entry.target.id); }
      drawWindow();
    });
    for (const id of sections.keys()) if ($(id)) observer.observe($(id));
  }
  function drawWindow() {
    let [low, high] = [Infinity, -Infinity];
    for (const id of inView) {
      const [, start, height] = sections.get(id);
      const box = $(id).getBoundingClientRect();
      const share = (y) => Math.min(1, Math.max(0, (y - box.top) / Math.max(1, box.height)));
      low = Math.min(low, start + height * share(100));
      high = Math.max(high, start + height * share(innerHeight));
    }
    if (low > high) { pane.setAttribute("width", "0"); return; }
    pane.setAttribute("x", (low / 100).toFixed(2) + "%");
    pane.setAttribute("width", Math.max(0.3, (high - low) / 100).toFixed(2) + "%");
  }
  let drawing = 0;
  addEventListener("scroll", () => { if (!drawing) drawing = requestAnimationFrame(() => { drawing = 0; drawWindow(); }); }, { passive: true });

  // MARK: Beginning

  setTheme(remembered("theme"));
  const layout = remembered("layout");
  if (layout && [...$("layout").options].some((option) => option.value === layout)) $("layout").value = layout;
  arrange();
  place();
  document.addEventListener("totsugo-refilter", filter);
  if (/^#f\d+$/.test(location.hash)) choose(Number(location.hash.slice(2)) - 1);
})();
