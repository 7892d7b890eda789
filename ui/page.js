// What the page does by itself, without asking the server: enlarge a page picture, copy an
// answer, follow a link in a table to its citation. It reads attributes and never makes HTML.
if (!window.qaReady) {
  window.qaReady = true;

  function enlarge(page) {
    const large = page.classList.toggle("qa-large");
    const frame = page.querySelector(".qa-frame");
    if (!large || !frame) return;
    page.scrollTop = frame.offsetTop + frame.offsetHeight / 2 - page.clientHeight / 2;
    page.scrollLeft = frame.offsetLeft + frame.offsetWidth / 2 - page.clientWidth / 2;
  }

  // Plain http on a LAN has no navigator.clipboard: a text field is copied from instead.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.style.cssText = "position:fixed;top:0;opacity:0";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function copy(button) {
    const name = button.dataset.name ?? button.textContent;
    button.dataset.name = name;
    const done = await copied(button.dataset.copy);
    button.focus();
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => (button.textContent = name), 2000);
  }

  // The pill of a citation is a widget; the number in a table presses it.
  function follow(link) {
    const pills = document.querySelectorAll(`.st-key-${link.dataset.pills} button`);
    pills[Number(link.dataset.pill)]?.click();
  }

  function act(target) {
    const page = target.closest(".qa-page");
    const button = target.closest(".qa-copy");
    const link = target.closest(".qa-cite");
    if (page) enlarge(page);
    else if (button) copy(button);
    else if (link) follow(link);
  }

  document.addEventListener("click", (event) => act(event.target));
  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.(".qa-page") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    act(event.target);
  });
}
