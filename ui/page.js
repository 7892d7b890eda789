// What the page does by itself, without asking the server: enlarge a page picture and bring its
// frame into view, keep a new answer in view, copy an answer, follow a link in a table to its
// citation, close the source at Escape, say Streamlit's own words in Chinese. It reads
// attributes and never makes HTML.
if (!window.qaReady) {
  window.qaReady = true;

  function toFrame(page) {
    const frame = page.querySelector(".qa-frame");
    if (!frame) return;
    page.scrollTop = frame.offsetTop + frame.offsetHeight / 2 - page.clientHeight / 2;
    page.scrollLeft = frame.offsetLeft + frame.offsetWidth / 2 - page.clientWidth / 2;
  }

  function enlarge(page) {
    page.classList.toggle("qa-large");
    toFrame(page);
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

  // The pill of a citation is a widget; the number in a table presses it, as soon as it is drawn.
  function follow(link, tries = 30) {
    const pills = document.querySelectorAll(`.st-key-${link.dataset.pills} button`);
    const pill = pills[Number(link.dataset.pill)];
    if (pill) pill.click();
    else if (tries && link.isConnected) setTimeout(() => follow(link, tries - 1), 100);
  }

  function act(target) {
    const page = target.closest(".qa-page");
    const button = target.closest(".qa-copy");
    const link = target.closest(".qa-cite");
    if (page) enlarge(page);
    else if (button) copy(button);
    else if (link) follow(link);
  }

  // A new turn comes to the top at once; below it is room for its answer (see ui/style.py), so
  // that nothing moves once it stands.
  const turns = document.getElementsByClassName("qa-question");
  let seen = 0;
  function showNewTurn() {
    if (turns.length > seen)
      turns[turns.length - 1].closest('[class*="st-key-turn-"]')?.scrollIntoView();
    seen = turns.length;
  }

  function closeSource() {
    document.querySelector(".st-key-source-opened [class*=st-key-close-] button")?.click();
  }

  // Streamlit's own words have no setting: [pattern, Chinese] in window.qaWords.
  const words = window.qaWords.map(([pattern, said]) => [new RegExp(`^(?:${pattern})$`), said]);
  const named = ["aria-label", "title", "placeholder"];
  // Text of reports and questions stands in these and is left as it is.
  const ours = '[data-testid="stHtml"], [data-testid="stMarkdownContainer"], script, style';

  function inChinese(text) {
    const found = words.find(([pattern]) => pattern.test(text));
    return found ? text.replace(...found) : text;
  }

  function translate(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = inChinese(node.nodeValue);
      if (said !== node.nodeValue) node.nodeValue = said;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(ours)) return;
    for (const name of named) {
      const text = node.getAttribute(name) ?? "";
      const said = inChinese(text);
      if (said !== text) node.setAttribute(name, said);
    }
    node.childNodes.forEach(translate);
  }

  function changed({ target, type, addedNodes }) {
    if ((target.closest ? target : target.parentElement)?.closest(ours)) return;
    if (type === "childList") addedNodes.forEach(translate);
    else translate(target);
  }

  // The picture has its height only when it is loaded; load events do not bubble.
  document.addEventListener("load", ({ target }) => {
    const page = target.closest?.(".qa-page");
    if (page) toFrame(page);
  }, true);
  document.addEventListener("click", (event) => act(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) closeSource();
    if (!event.target.matches?.(".qa-page") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    act(event.target);
  });
  translate(document.body);
  new MutationObserver((all) => {
    all.forEach(changed);
    showNewTurn();
  }).observe(document.body, {
    attributeFilter: named, characterData: true, childList: true, subtree: true,
  });
}
