// Two comforts, without which every page works as well: mistakes while typing, and progress without loading anew.
"use strict";

// What is typed is checked a moment after the last key, and mistakes lead to their lines.
for (const text of document.querySelectorAll("[data-check]")) {
  const place = document.getElementById("mistakes");
  let waiting, asked;
  const check = async () => {
    asked?.abort();
    asked = new AbortController();
    const form = new URLSearchParams({ form: text.form.elements.form.value, text: text.value });
    try {
      const answer = await fetch(text.dataset.check, { method: "POST", body: form, signal: asked.signal });
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
    } catch {
      // The server is away, or something else was typed meanwhile: saving will tell.
    }
  };
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(check, 500);
  });
  place.addEventListener("click", (event) => {
    const line = Number(event.target.dataset?.line);
    if (!line) return;
    event.preventDefault();
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    text.scrollTop = Math.max(0, (line - 5) * (text.scrollHeight / lines.length));
  });
}

// Progress is asked for until there is none.
if (document.querySelector("[data-watch]")) {
  const look = async () => {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const progress = answer.ok && page.querySelector("[data-watch]");
      if (!progress) return location.reload();
      document.querySelector("[data-watch] p").textContent = progress.querySelector("p").textContent;
      document.querySelector("[data-watch] progress").value = progress.querySelector("progress").value;
    } catch {
      // The server is away for a moment.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
