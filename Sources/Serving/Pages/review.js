// Decisions on findings: accept, waive, comment. Kept by the server for the time of its run.
(() => {
  "use strict";
  const server = JSON.parse(document.getElementById("server").textContent);
  const root = document.documentElement;
  const words = {
    open: ["未判断", "Open"], accepted: ["採用（訂正する）", "Accept (to be corrected)"], waived: ["除外", "Waive"],
    reason: ["除外の理由", "Reason for waiving"], author: ["担当者", "Author"], comment: ["コメント", "Comment"],
    save: ["保存", "Save"], saved: ["保存しました", "Saved"], failed: ["保存できません", "Could not be saved"],
    decision: ["判断", "Decision"],
  };
  const say = (key) => words[key][root.dataset.lang === "en" ? 1 : 0];
  const decisions = new Map(server.decisions.map((decision) => [decision.finding, decision]));
  let author = (server.decisions.find((decision) => decision.author) || {}).author || "";

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const spoken = (key) => element("span", { "data-say": key }, say(key));

  for (const card of document.querySelectorAll(".card")) {
    const finding = card.dataset.id;
    const known = decisions.get(finding) || { state: "open", author: "", reason: "", comment: "" };
    const group = "decision-" + card.dataset.n;
    const form = element("form", { class: "decide" });
    const states = ["open", "accepted", "waived"].map((state) => {
      const radio = element("input", { type: "radio", name: group, value: state });
      radio.checked = known.state === state;
      return element("label", {}, radio, spoken(state));
    });
    const reason = element("input", { type: "text", maxlength: "1000", autocomplete: "off", name: "reason" });
    const by = element("input", { type: "text", maxlength: "200", autocomplete: "name", name: "author" });
    const comment = element("textarea", { maxlength: "1000", rows: "2", name: "comment" });
    [reason.value, by.value, comment.value] = [known.reason, known.author, known.comment];
    const status = element("span", { role: "status" });
    const field = (key, input) => element("label", { class: "field" }, spoken(key), input);
    form.append(
      element("div", { class: "states", role: "radiogroup" }, ...states),
      element("div", { class: "fields" }, field("reason", reason), field("author", by), field("comment", comment),
        element("p", {}, element("button", {}, spoken("save")), " ", status)));
    form.querySelector(".states").setAttribute("aria-label", say("decision"));
    const show = (state) => { card.classList.toggle("waived", state === "waived"); card.classList.toggle("accepted", state === "accepted"); };
    show(known.state);

    async function save() {
      const state = form.querySelector("input[type=radio]:checked").value;
      author = by.value || author;
      status.className = "";
      try {
        const answer = await fetch(server.api + "/" + encodeURIComponent(finding), {
          method: "PUT", body: JSON.stringify({ state, author: by.value, reason: reason.value, comment: comment.value }),
        });
        const value = await answer.json().catch(() => ({}));
        if (!answer.ok) throw new Error(value.error || String(answer.status));
        status.textContent = say("saved");
        show(state);
      } catch (error) {
        status.className = "failed";
        status.textContent = `${say("failed")}: ${error.message}`;
      }
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
    form.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      if (!by.value) by.value = author;
      // A waiver needs its reason first.
      if (event.target.value === "waived" && !(reason.value && by.value)) { card.click(); (reason.value ? by : reason).focus(); return; }
      save();
    });
    card.append(form);
  }
  document.addEventListener("totsugo-language", () => {
    for (const made of document.querySelectorAll("[data-say]")) made.textContent = say(made.dataset.say);
  });
})();
