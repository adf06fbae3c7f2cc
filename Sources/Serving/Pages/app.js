// The page that takes files. What the server says, file names among it, only ever becomes text.
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const words = {
    waiting: ["待機中", "Waiting"], running: ["照合中…", "Checking…"], failed: ["照合できません", "Could not be checked"],
    uploading: ["送信中…", "Sending…"], remove: ["取り消す", "Remove"], report: ["レポートを開く", "Open the report"],
    download: ["保存…", "Save as…"], waivers: ["除外設定（YAML）", "Waivers (YAML)"], forget: ["削除", "Delete"],
    errors: ["エラー", "errors"], warnings: ["警告", "warnings"], notes: ["参考", "notes"], aside: ["除外", "set aside"],
    clean: ["不一致は見つかりません", "no mismatch found"], tooMany: ["ファイルは二つまでです。", "Two files at most."],
    tooLarge: ["ファイルが大きすぎます。", "The file is too large."], lost: ["サーバーに接続できません。", "The server does not answer."],
  };
  let language = navigator.language.startsWith("ja") ? 0 : 1;
  const say = (key) => words[key][language];
  /// Why not, as the server tells it.
  const why = (answer) => (language === 0 && answer.error_ja) || answer.error;
  let chosen = [];
  let formats = [];
  let checks = [];

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null));
    return made;
  }

  async function call(method, path, body) {
    let answer;
    try { answer = await fetch(path, { method, body }); } catch { throw new Error(say("lost")); }
    const value = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(answer.status === 413 ? say("tooLarge") : why(value) || String(answer.status));
    return value;
  }

  // MARK: Language

  /// `words` says it anew when the language is switched.
  let told = () => "";
  function tell(words, failed = false) {
    told = typeof words === "function" ? words : () => words;
    $("status").textContent = told();
    $("status").classList.toggle("failed", failed);
  }

  function translate() {
    const name = language === 0 ? "ja" : "en";
    root.lang = root.dataset.lang = name;
    for (const button of document.querySelectorAll("[data-set-lang]")) button.setAttribute("aria-pressed", String(button.dataset.setLang === name));
    drawChosen();
    drawHistory();
    $("status").textContent = told();
  }
  for (const button of document.querySelectorAll("[data-set-lang]")) {
    button.addEventListener("click", () => { language = button.dataset.setLang === "ja" ? 0 : 1; translate(); });
  }

  // MARK: Files

  function choose(files) {
    chosen = [...chosen, ...files];
    if (chosen.length > 2) { chosen = chosen.slice(-2); tell(() => say("tooMany")); } else tell("");
    drawChosen();
  }
  function drawChosen() {
    $("chosen").replaceChildren(...chosen.map((file, place) => element("li", {},
      element("span", {}, `${file.name} · ${(file.size / 1024).toFixed(0)} KB`),
      element("button", { type: "button", onclick: () => { chosen.splice(place, 1); drawChosen(); } }, say("remove")))));
    $("start").disabled = chosen.length === 0;
  }
  const drop = $("drop");
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); choose(event.dataTransfer.files); });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => event.preventDefault());
  $("project").addEventListener("change", (event) => {
    const file = event.target.files[0];
    if (file) $("project-name").replaceChildren(file.name);
  });
  $("files").addEventListener("change", (event) => { choose(event.target.files); event.target.value = ""; });

  // MARK: Checking

  function progress(share) { $("progress").hidden = share === null; if (share !== null) $("progress").value = share; }
  const send = (file) => call("POST", "api/files?name=" + encodeURIComponent(file.name), file);

  $("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!chosen.length) return;
    $("start").disabled = true;
    tell(() => say("uploading"));
    progress(5);
    try {
      const files = [];
      for (const file of chosen) { files.push((await send(file)).file); progress(10 + files.length * 20); }
      const wanted = { files };
      if ($("project").files[0]) wanted.project = (await send($("project").files[0])).file;
      if ($("against").value) wanted.against = $("against").value;
      const { check } = await call("POST", "api/checks", JSON.stringify(wanted));
      let state = {};
      for (let wait = 100; ; wait = Math.min(wait * 1.5, 1500)) {
        state = await call("GET", "api/checks/" + check);
        if (state.state === "done" || state.state === "failed") break;
        tell(() => say(state.state));
        progress(state.state === "running" ? 80 : 60);
        await new Promise((done) => setTimeout(done, wait));
      }
      if (state.state === "failed") tell(() => `${say("failed")}: ${why(state)}`, true);
      else { tell(() => verdict(state)); chosen = []; drawChosen(); }
      await refresh();
    } catch (error) { tell(error.message, true); }
    progress(null);
    $("start").disabled = chosen.length === 0;
  });

  // MARK: History

  const verdict = (check) => {
    const { error, warning, note } = check.counts;
    const parts = [[error, "errors"], [warning, "warnings"], [note, "notes"]].filter(([count]) => count > 0)
      .map(([count, key]) => language === 0 ? `${say(key)}${count}件` : `${count} ${say(key)}`);
    return parts.length ? parts.join(language === 0 ? "、" : ", ") : say("clean");
  };

  async function refresh() {
    checks = await call("GET", "api/checks");
    drawHistory();
  }

  function drawHistory() {
    $("empty").hidden = checks.length > 0;
    $("history").replaceChildren(...checks.map((check) => element("li", { "data-check": check.id }, entry(check))));
    const kept = $("against").value;
    $("against").replaceChildren(element("option", { value: "" }, "—"), ...checks.filter((check) => check.state === "done")
      .map((check) => element("option", { value: check.id }, `${check.id} · ${check.names.join(" × ")}`)));
    $("against").value = checks.some((check) => check.id === kept) ? kept : "";
  }

  function entry(check) {
    const head = element("p", {}, element("b", {}, check.id), " ", check.names.join(" × "));
    if (check.state === "failed") return [head, element("p", { class: "error" }, `✗ ${say("failed")}: ${why(check)}`), element("p", { class: "actions" }, remove(check))];
    if (check.state !== "done") return [head, element("p", {}, say(check.state))];
    const { error, warning, note, set_aside: aside } = check.counts;
    const counts = [["error", "✗", error, "errors"], ["warning", "!", warning, "warnings"], ["note", "i", note, "notes"]]
      .map(([name, sign, count, key]) => element("span", { class: name }, `${sign} ${say(key)} ${count}`));
    if (aside) counts.push(element("span", { class: "soft" }, `${say("aside")} ${aside}`));
    const base = `api/checks/${check.id}/`;
    const lang = language === 0 ? "ja" : "en";
    const save = element("select", { "aria-label": say("download"), onchange: (event) => {
      if (event.target.value) location.assign(event.target.value);
      event.target.value = "";
    } }, element("option", { value: "" }, say("download")),
    formats.map((format) => element("option", { value: `${base}export/${format.format}?lang=${lang}` }, format.words[lang])),
    element("option", { value: base + "waivers" }, say("waivers")));
    return [head, element("p", { class: "counts" }, counts), element("p", { class: "actions" },
      element("a", { href: `${base}report?lang=${lang}`, target: "_blank", rel: "noopener" }, say("report")), save, remove(check))];
  }

  const remove = (check) => element("button", { type: "button", onclick: async () => {
    try { await call("DELETE", "api/checks/" + check.id); await refresh(); } catch (error) { tell(error.message, true); }
  } }, say("forget"));

  (async () => {
    try { formats = await call("GET", "api/formats"); await refresh(); } catch (error) { tell(error.message, true); }
    translate();
  })();
  translate();
  // A decision in a report changes the counts here.
  addEventListener("focus", () => refresh().catch(() => {}));
})();
