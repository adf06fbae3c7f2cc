// What is wrong with the page as it stands: names, roles, contrast, languages, overflow. Returns a list of sentences.
const problems = [];
const seen = (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && !element.closest("svg");
const named = (element) => element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") || element.textContent.trim()
  || (element.labels && element.labels.length && element.labels[0].textContent.trim()) || element.title;
const where = (element) => element.outerHTML.slice(0, 120);

// Structure.
const count = (selector) => document.querySelectorAll(selector).length;
if (count("main") !== 1) problems.push(`${count("main")} main landmarks`);
if (count("h1") !== 1) problems.push(`${count("h1")} h1`);
if (!document.title) problems.push("no title");
if (!/^(ja|en)$/.test(document.documentElement.lang)) problems.push("no language");
const ids = new Set();
for (const element of document.querySelectorAll("[id]")) {
  if (ids.has(element.id)) problems.push("id twice: " + element.id);
  ids.add(element.id);
}
for (const attribute of ["aria-labelledby", "aria-controls", "for"]) {
  for (const element of document.querySelectorAll(`[${attribute}]`)) {
    if (!ids.has(element.getAttribute(attribute))) problems.push(`${attribute} leads nowhere: ` + where(element));
  }
}
for (const element of document.querySelectorAll("button, select, input, textarea, a[href], nav, aside, form[role], [role=region], [role=group], dialog")) {
  if (!named(element) && !element.closest("[aria-hidden=true]")) problems.push("no name: " + where(element));
}
for (const cell of document.querySelectorAll("th")) if (!cell.scope) problems.push("th without scope: " + where(cell));
for (const link of document.querySelectorAll("a[href^='#']")) {
  if (!ids.has(link.getAttribute("href").slice(1))) problems.push("link leads nowhere: " + where(link));
}
let level = 0;
for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
  if (!seen(heading)) continue;
  const own = Number(heading.tagName[1]);
  if (own > level + 1 && level > 0) problems.push(`h${level} is followed by h${own}: ` + heading.textContent.slice(0, 40));
  level = own;
}

// Overflow.
const root = document.documentElement;
const width = arguments[0];
if (root.scrollWidth > width) problems.push(`page ${root.scrollWidth} px wide in ${width}`);

// Words: in English, Japanese letters only in what is quoted from the Japanese version.
const kana = /[\u3040-\u30ff\u4e00-\u9fff]/;
const inWords = root.lang === "en" ? /[\u3040-\u30ff\u4e00-\u9fff]/ : null;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const colours = new Map();
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
function rgba(colour) {
  if (!colours.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    colours.set(colour, [r, g, b, a / 255]);
  }
  return colours.get(colour);
}
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
function ground(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour[3] > 0) layers.push(colour);
    if (colour[3] === 1) break;
  }
  let result = [255, 255, 255, 1];
  for (const layer of layers.reverse()) result = over(layer, result);
  return result;
}
const light = ([r, g, b]) => [r, g, b].map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; })
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const checked = new Map();
let texts = 0;
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const text = node.textContent.trim();
  const element = node.parentElement;
  if (!text || !element || ["SCRIPT", "STYLE", "OPTION"].includes(element.tagName) || !seen(element)) continue;
  texts += 1;
  if (inWords && inWords.test(text) && element.closest("[lang]").lang !== "ja" && !element.closest(".names, title, [data-check]")) {
    // Labels that the report quotes inside its own sentences stand in quotation marks.
    if (!element.closest(".why, .evidence, .notice, .cols, #history, .remarks, #chosen, #tip, .company")) problems.push("Japanese among English words: " + text.slice(0, 60));
  }
  const style = getComputedStyle(element);
  const back = ground(element);
  const key = style.color + back.join();
  if (checked.has(key)) continue;
  checked.set(key, true);
  const [one, other] = [light(over(rgba(style.color), back)), light(back)];
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (ratio < 4.5 && !element.closest("[disabled]")) problems.push(`contrast ${ratio.toFixed(2)}: “${text.slice(0, 30)}” ${style.color} in ${where(element).slice(0, 60)}`);
}
if (root.lang === "ja") {
  for (const option of document.querySelectorAll("option[data-word], option[data-ja]")) {
    if (!kana.test(option.textContent)) problems.push("English option: " + option.textContent);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    if (!kana.test(element.getAttribute("aria-label"))) problems.push("English label: " + element.getAttribute("aria-label"));
  }
}
if (texts < 8) problems.push("hardly any text is seen");
return [...new Set(problems)];
