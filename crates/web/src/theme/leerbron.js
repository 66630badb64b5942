// What a script adds to pages that work without it: suggestions while typing, filters that
// apply at once, dropping a file on the page, and the focus on what went wrong.
"use strict";

document.documentElement.classList.add("has-script");
for (const input of document.querySelectorAll("input[data-suggest]")) suggest(input);
for (const form of document.querySelectorAll("form[data-apply]")) applyAtOnce(form);
for (const area of document.querySelectorAll("[data-drop]")) acceptDrops(area);
document.getElementById("fouten")?.focus();

// An editable combobox with a list box (WAI-ARIA Authoring Practices 1.2).
function suggest(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-lijst";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.form.getAttribute("data-suggest-label") || "Suggesties");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.form.append(list);

  let chosen = -1;
  let asked = "";
  let waiting = 0;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    const items = [...list.children];
    chosen = (place + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  };

  const show = (texts) => {
    list.replaceChildren(
      ...texts.map((text, at) => {
        const item = document.createElement("li");
        item.id = list.id + "-" + at;
        item.textContent = text;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          input.value = text;
          input.form.requestSubmit();
        });
        return item;
      }),
    );
    chosen = -1;
    list.hidden = texts.length === 0;
    input.setAttribute("aria-expanded", String(texts.length > 0));
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text.length < 2) return close();
    if (text === asked) return;
    asked = text;
    const answer = await fetch(input.dataset.suggest + "?q=" + encodeURIComponent(text), { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok && input.value.trim() === text && document.activeElement === input) show((await answer.json()).suggestions);
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) input.value = list.children[chosen].textContent;
    else return;
    if (event.key !== "Enter") event.preventDefault();
  });
}

// A filter works as soon as it is ticked; the button stays for who works without a script.
// Back at the page, the focus returns to the box that was ticked.
function applyAtOnce(form) {
  const key = "leerbron-filter";
  const last = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (last) document.getElementById(last)?.focus({ preventScroll: true });
  form.addEventListener("change", (event) => {
    if (event.target.id) sessionStorage.setItem(key, event.target.id);
    form.requestSubmit();
  });
}

function acceptDrops(area) {
  const input = area.querySelector("input[type=file]");
  const over = (is) => (event) => {
    event.preventDefault();
    area.classList.toggle("is-over", is);
  };
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.form.requestSubmit();
  });
}
